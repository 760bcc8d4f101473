import { inWords, isWorkingDay, londonDate, momentInWords } from '#platform/dates/index.ts'
import { linkKinds } from './messages.ts'
import type { Outgoing, Way } from './queries/messages.ts'

/*
 * The outbox in words: where mail goes at all, whom each message is for, and what became of it.
 */

export const wayInWords: Record<Way, string> = {
  demonstration: 'The demonstration sends no mail. This is what would have gone out.',
  rehearsal: 'This is a rehearsal: nothing goes out.',
  'mail server': 'This is what goes out by mail, newest first.',
  'no mail server':
    'No mail server is set, so nothing goes out: people see what is new for them when they sign in, and nobody gets their invitation. Whoever runs Hearth sets HEARTH_SMTP_URL and HEARTH_MAIL_FROM where “hearth work” runs.',
  'no worker': 'Nothing has gone out: the process that sends mail (“hearth work”) has not run yet.',
}

/** A colleague by name and role, somebody who is invited by name; an address of nobody here is the out-of-hours team's. */
export function receiver({ kind, toName, toRoles }: Outgoing): string {
  if (toName === null && kind === 'invitation') return 'Somebody who is invited'
  if (toName === null && kind.startsWith('access ')) return 'Somebody whose access changes'
  if (toName === null) return 'The out-of-hours team'
  return [toName, toRoles.join(' and ')].filter(Boolean).join(', ')
}

/** What became of a message. */
export function fateInWords(message: Outgoing, way: Way, now: Temporal.Instant): string {
  const { sentAt, sentIn, toActive } = message
  const today = londonDate(now)
  if (message.notSent) return notSentInWords[message.notSent]
  if (sentAt) return `Sent ${momentInWords(sentAt, today)}${sentIn === 'digest' ? ', in the digest' : ''}`
  if (!toActive) return 'Not sent: they have left'
  if (hasRunOut(message, now)) return 'Not sent, and no longer: it is more than a week old'
  if (way !== 'mail server') return notSentBy[way]
  return message.error ? `Not sent yet: ${refusalInWords(message)}` : dueInWords(message, now)
}

const notSentInWords: Record<NonNullable<Outgoing['notSent']>, string> = {
  closed: 'Not sent, and no longer: what it leads to was closed before it went out',
  'taken back': 'Not sent, and no longer: what it told of was taken back before it went out',
  'other secret':
    'Not sent, and no longer: its link was locked with another HEARTH_SECRET, before this database was restored. Send a new invitation',
}

const notSentBy: Record<Exclude<Way, 'mail server'>, string> = {
  demonstration: 'Not sent: this is the demonstration',
  rehearsal: 'Not sent: this is a rehearsal',
  'no mail server': 'Not sent: no mail server is set',
  'no worker': 'Not sent yet',
}

/** What is urgent never runs out, except for an invitation, whose link does. */
function hasRunOut({ kind, urgent, madeAt }: Outgoing, now: Temporal.Instant): boolean {
  const isKept = urgent && !linkKinds.some((one) => one === kind)
  return !isKept && Temporal.Instant.compare(madeAt, now.subtract({ hours: 7 * 24 })) <= 0
}

/** What the mail server answered. The code stays, for whoever looks after it. */
function refusalInWords({ error, tries }: Outgoing): string {
  const [code = ''] = (error ?? '').split(' ')
  const why =
    code === 'EAUTH'
      ? 'the mail server does not take Hearth’s user and password'
      : code === 'EENVELOPE' || code === 'EMESSAGE'
        ? 'the mail server refused this letter'
        : 'the mail server does not answer'
  return `${why} (${error}); tried ${tries === 1 ? 'once' : `${tries} times`}, and tried again until it is taken`
}

/** When it goes; or, where that time is over and nobody tried, that the process which sends seems to be away. */
function dueInWords({ urgent, madeAt }: Outgoing, now: Temporal.Instant): string {
  if (urgent)
    return Temporal.Instant.compare(madeAt.add({ minutes: 10 }), now) < 0 ? isLate : 'Goes out within the minute'
  const today = londonDate(now)
  let day = londonDate(madeAt).add({ days: 1 })
  while (!isWorkingDay(day)) day = day.add({ days: 1 })
  return Temporal.PlainDate.compare(day, today) < 0 ? isLate : `Goes out with the digest of ${inWords(day, today)}`
}

const isLate =
  'Not sent yet, and it should have been: see whether “hearth work” runs, with the same HEARTH_SECRET as “hearth serve”'

/** Whether an administrator may open what a message leads to: they see people and settings, and no case. */
export function isForAdministrators(path: string): boolean {
  return /^\/(people|contacts|your-absence|your-account)(\/|$)/.test(path)
}
