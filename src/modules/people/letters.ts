import { isWorkingDay, londonDate } from '#platform/dates/index.ts'
import type { Letter } from '#platform/mail/index.ts'
import type { Sentences } from '#platform/room.ts'
import type { Contacts } from './contacts.ts'
import { sentenceOf } from './messages.ts'

export type Told = { kind: string; path: string }

/** What every letter is made of: where its links begin, and what each kind of message says. */
export type Writing = { baseUrl: string; sentences: Sentences }

const ending = 'This message names no child and no home on purpose. Sign in to Hearth to see what it is about.\n'

/** Something that cannot wait, by itself. `ring` is a second sentence: whom to ring now. */
export function urgentLetter(to: string, told: Told, writing: Writing, ring?: string): Letter {
  return {
    to,
    subject: subjects[told.kind] ?? 'Hearth: please look today',
    text: `${entry(told, writing)}\n${ring ? `${ring}\n\n` : ''}${ending}`,
  }
}

const subjects: Record<string, string> = {
  invitation: 'Hearth: your invitation',
  'access change asked': 'Hearth: is this change of your access right?',
  'access changed': 'Hearth: your access has changed',
}

/** Whom somebody who is told out of hours rings now: the manager on call, who can open it. Undefined when the message is
 * not of that kind, or nobody is set. */
export function whomToRing(kind: string, { onCallName, onCallTelephone }: Contacts): string | undefined {
  if (kind !== 'safety alert out of hours' || !onCallName || !onCallTelephone) return undefined
  return `Ring ${onCallName} now, on ${onCallTelephone}: they can open it and decide.`
}

/** What is new since the last one, at most once a day. */
export function digestLetter(to: string, told: readonly Told[], writing: Writing): Letter {
  const count = told.length === 1 ? 'one thing is new for you' : `${told.length} things are new for you`
  return { to, subject: `Hearth: ${count}`, text: `${told.map((one) => entry(one, writing)).join('\n')}\n${ending}` }
}

function entry({ kind, path }: Told, { baseUrl, sentences }: Writing): string {
  return `${sentenceOf(sentences, kind)}\n${baseUrl}${path}\n`
}

/** At half past seven on each working day what was said before goes out. Undefined while the day's digest is not due. */
export function digestCutoff(now: Temporal.Instant): Temporal.Instant | undefined {
  const today = londonDate(now)
  const cutoff = today.toZonedDateTime({ timeZone: 'Europe/London', plainTime: '07:30' }).toInstant()
  return isWorkingDay(today) && Temporal.Instant.compare(now, cutoff) >= 0 ? cutoff : undefined
}
