import { timeInWords } from '#platform/dates/index.ts'

/** After this many refusals within the window, nobody may try again until the oldest of them is past it. An address may
 * stand for a whole office, so it gets more. */
export const signInLimits = { window: { minutes: 15 }, perEmail: 5, perAddress: 30 } as const

/** When signing in may be tried again; undefined when it may be now. Both lists hold the moments of refusals. */
export function waitsUntil(
  refusals: { ofEmail: readonly Temporal.Instant[]; ofAddress: readonly Temporal.Instant[] },
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const moments = [
    freeAgain(refusals.ofEmail, signInLimits.perEmail, now),
    freeAgain(refusals.ofAddress, signInLimits.perAddress, now),
  ].filter((moment) => moment !== undefined)
  return moments.toSorted(Temporal.Instant.compare).at(-1)
}

function freeAgain(
  refusals: readonly Temporal.Instant[],
  limit: number,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const recent = refusals
    .map((refusal) => refusal.add(signInLimits.window))
    .filter((over) => Temporal.Instant.compare(over, now) > 0)
    .toSorted(Temporal.Instant.compare)
  return recent.length < limit ? undefined : recent.at(-limit)
}

/** The same in words, rounded up to the minute. */
export function waitSentence(until: Temporal.Instant): string {
  return `There have been too many tries. Try again after ${timeInWords(until.add({ seconds: 59 }))}`
}
