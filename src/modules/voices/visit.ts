import { randomBytes } from 'node:crypto'
import { type Given, isBlank, type Said } from './answer.ts'

/*
 * A visit: one opening of a one-time link on one device. Its address says nothing and opens nothing; the cookie that belongs
 * to this address does. What was said in it can be read and changed in it; what was said before is known to have been said.
 */

export type Visit = {
  id: string
  voiceId: number
  startedAt: Temporal.Instant
  lastUsedAt: Temporal.Instant
  /** The version of the pictures or the word that was chosen or given here. */
  knowsMark: number | null
}

/** What a browser shows to be let in again: the visit's address and the cookie that belongs to it. */
export type Key = { visit: string; secret: string }

export const newVisitId = (): string => randomBytes(12).toString('hex')
export const newSecret = (): string => randomBytes(24).toString('base64url')

export const addressOf = (visitId: string): string => `/say/visit/${encodeURIComponent(visitId)}`

export const visitCookie = 'hearth_visit'

/** A device that was put down is not somebody's any more: the link begins a new visit. */
export const idleAfter = Temporal.Duration.from({ hours: 1 })

export function isIdle({ lastUsedAt }: Pick<Visit, 'lastUsedAt'>, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, lastUsedAt.add(idleAfter)) > 0
}

/** What was said, as a page of this visit shows it. Veiled: something was said, in another visit; what, the page does not know. */
export type Shown = Said & { veiled: boolean }

/** `seenIn` holds, by question, the version that this visit may show. A question that was only passed over has nothing to hide. */
export function veil(said: ReadonlyMap<string, Said>, seenIn: ReadonlyMap<string, number>): Map<string, Shown> {
  return new Map(
    [...said].map(([question, one]) => {
      const open = isBlank(one) || seenIn.get(question) === one.version
      return [question, open ? { ...one, veiled: false } : { ...one, value: null, words: '', veiled: true }]
    }),
  )
}

/** A choice on a page of its own is their newest word on it, from an old page too; what was said to its follow-up stays, unless
 * this visit was not shown it: then it is theirs to say again, or not. */
export function asNewest(given: Given, shown: Shown | undefined): Given {
  return isBlank(given) ? given : { ...given, words: shown?.words ?? '', seen: shown?.version ?? 0 }
}

/** Whether an answer is what the page showed: nobody has changed it. */
export function isAsShown(given: Given, shown: Shown | undefined): boolean {
  return given.value === (shown?.value ?? null) && given.words === (shown?.words ?? '')
}

/** What somebody answers to a question whose earlier answer they were not shown: nothing rubs nothing out, words alone leave
 * the choice that was made; anything else stands in its place, knowingly. */
export function overVeiled(given: Given, shown: Shown | undefined, said: Said | undefined): Given | undefined {
  if (!shown?.veiled) return given
  if (isBlank(given)) return undefined
  return { ...given, value: given.value ?? said?.value ?? null }
}
