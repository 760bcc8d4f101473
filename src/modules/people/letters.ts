import { isWorkingDay, londonDate } from '#platform/dates/index.ts'
import type { Letter } from '#platform/mail/index.ts'
import { sentenceOf } from './messages.ts'

export type Told = { kind: string; path: string }

const ending = 'This message names nobody on purpose. Sign in to Hearth to see what it is about.\n'

/** Something that cannot wait, by itself. */
export function urgentLetter(to: string, told: Told, baseUrl: string): Letter {
  return {
    to,
    subject: told.kind === 'invitation' ? 'Hearth: your invitation' : 'Hearth: please look today',
    text: `${entry(told, baseUrl)}\n${ending}`,
  }
}

/** What is new since the last one, at most once a day. */
export function digestLetter(to: string, told: readonly Told[], baseUrl: string): Letter {
  const count = told.length === 1 ? 'one thing is new for you' : `${told.length} things are new for you`
  return { to, subject: `Hearth: ${count}`, text: `${told.map((one) => entry(one, baseUrl)).join('\n')}\n${ending}` }
}

function entry({ kind, path }: Told, baseUrl: string): string {
  return `${sentenceOf(kind)}\n${baseUrl}${path}\n`
}

/** At half past seven on each working day what was said before goes out. Undefined while the day's digest is not due. */
export function digestCutoff(now: Temporal.Instant): Temporal.Instant | undefined {
  const today = londonDate(now)
  const cutoff = today.toZonedDateTime({ timeZone: 'Europe/London', plainTime: '07:30' }).toInstant()
  return isWorkingDay(today) && Temporal.Instant.compare(now, cutoff) >= 0 ? cutoff : undefined
}
