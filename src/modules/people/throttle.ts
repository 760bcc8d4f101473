import { momentInWords, timeInWords } from '#platform/dates/index.ts'

/** A place is a browser that is known to the account, or else the address that somebody tries from: what a stranger does at
 * theirs keeps nobody waiting at another (docs/decisions/0016). */
export const signInLimits = {
  /** So many wrong tries for one account from one place cost nothing; each one more makes the next wait longer. */
  free: 5,
  waits: [{ minutes: 1 }, { minutes: 2 }, { minutes: 4 }, { minutes: 8 }, { minutes: 15 }],
  /** Wrong tries count until a right one from the same place, or for a day. */
  remembered: { hours: 24 },
  /** An address that gave so many wrong answers, whomever they were for, has one free try an account. */
  address: { tries: 30, window: { minutes: 15 }, free: 1 },
  /** After so many for one account, from anywhere, only known browsers and recovery codes may try. */
  guarded: { tries: 100, window: { hours: 24 } },
} as const

/** What was wrong before: for this account from this place, in the order of time; from this address of late, for whomever;
 * and for this account from anywhere, in the order of time. */
export type WrongTries = {
  here: readonly Temporal.Instant[]
  ofAddress: number
  ofAccount: readonly Temporal.Instant[]
  /** Whether the place is a browser that is known to the account. */
  known: boolean
}

export type Wait = { kind: 'wait'; until: Temporal.Instant } | { kind: 'guarded'; until: Temporal.Instant }

/** Whether somebody may try now; if not, when, and whether it is because the account is guarded. */
export function whenToTry(tries: WrongTries, now: Temporal.Instant): { kind: 'now' } | Wait {
  const guardedUntil = tries.known ? undefined : endOfGuard(tries.ofAccount, now)
  if (guardedUntil) return { kind: 'guarded', until: guardedUntil }
  const until = waitsUntil(tries, now)
  return until ? { kind: 'wait', until } : { kind: 'now' }
}

/** Until when an account is guarded: the oldest of its last hundred wrong tries is then a day old. */
export function endOfGuard(
  ofAccount: readonly Temporal.Instant[],
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const until = ofAccount.at(-signInLimits.guarded.tries)?.add(signInLimits.guarded.window)
  return until && Temporal.Instant.compare(until, now) > 0 ? until : undefined
}

function waitsUntil({ here, ofAddress, known }: WrongTries, now: Temporal.Instant): Temporal.Instant | undefined {
  const last = here.at(-1)
  const crowded = !known && ofAddress >= signInLimits.address.tries
  const free = crowded ? signInLimits.address.free : signInLimits.free
  if (!last || here.length < free) return undefined
  const wait = signInLimits.waits[Math.min(here.length - free, signInLimits.waits.length - 1)]!
  const until = last.add(wait)
  return Temporal.Instant.compare(until, now) > 0 ? until : undefined
}

/** What an administrator is told of: wrong tries for so many accounts, or so many in all, within so many hours. Whoever
 * tries a few likely passwords for everybody waits nowhere for long; this is how they are seen. */
export const unusualFailures = [
  { hours: 1, accounts: 10, tries: 100 },
  { hours: 24, accounts: 40, tries: 400 },
] as const

export const isUnusual = (
  found: { accounts: number; tries: number },
  limit: { accounts: number; tries: number },
): boolean => found.accounts >= limit.accounts || found.tries >= limit.tries

/** "1 minute", "4 minutes": rounded up. */
function lengthInWords(until: Temporal.Instant, now: Temporal.Instant): string {
  const minutes = Math.max(1, Math.ceil(secondsUntil(until, now) / 60))
  return `${minutes} minute${minutes === 1 ? '' : 's'}`
}

export const secondsUntil = (until: Temporal.Instant, now: Temporal.Instant): number =>
  Math.max(1, Math.ceil(now.until(until).total('seconds')))

/** The moment from which on it is worth trying, never too early: times are read to the minute. */
const fullMinute = (until: Temporal.Instant): Temporal.Instant => until.add({ seconds: 59, milliseconds: 999 })

/** Why nobody may try now, how long that lasts, and what to do. */
export function waitSentence({ kind, until }: Wait, now: Temporal.Instant, today: Temporal.PlainDate): string {
  if (kind === 'guarded')
    return `There were ${signInLimits.guarded.tries} wrong tries for this e-mail address within a day. Until ${momentInWords(fullMinute(until), today)} it opens only in a browser where you have signed in before, or with a recovery code: choose “Sign in with a recovery code” below`
  return `There have been too many wrong tries. Wait ${lengthInWords(until, now)}, and try again after ${timeInWords(fullMinute(until))}`
}

/** What a wrong answer is followed by, when the next one has to wait. */
export function nextTryInWords(next: Wait, now: Temporal.Instant, today: Temporal.PlainDate): string {
  return next.kind === 'guarded'
    ? waitSentence(next, now, today)
    : `You can try again in ${lengthInWords(next.until, now)}, after ${timeInWords(fullMinute(next.until))}`
}
