import { addWorkingDays, isBefore } from '#platform/dates/index.ts'
import { type Mistake, mistakeIf } from '#platform/problems.ts'

/** With whom it was held. From records alone is shown apart: nobody was spoken with. */
export const hows = {
  worker: 'With the social worker',
  manager: 'With a manager',
  records: 'From records alone',
} as const
export const stands = { done: 'Done', on_the_way: 'On the way', stuck: 'Stuck', not_right: 'No longer right' } as const
export const contacts = {
  alone: 'Seen alone',
  spoke: 'Spoke',
  message: 'By message',
  declined: 'The child did not want to',
  not_now: 'Not this time',
} as const
export const homes = { settled: 'Settled', strained: 'Strained', at_risk: 'At risk of ending' } as const
export const nexts = {
  nothing: 'Nothing',
  remind: 'Remind whoever is to do it',
  informal: 'Raise it informally',
  formal: 'Make it formal',
  earlier_review: 'An earlier review',
} as const
export const reasons = {
  left_care: 'The child left care',
  reviewed_earlier: 'The review was earlier',
  officer_away: 'The reviewing officer was away',
  new_officer: 'The reviewing officer is new',
  other: 'Another reason',
} as const

export type Decision = { words: string; stands: string }
/** How many decisions a page takes. */
export const most = 6
export const longest = { decision: 300, why: 1000, words: 500 } as const

/** What the page of a midway review says. */
export type Given = {
  held: string
  on: Temporal.PlainDate | undefined
  how: string
  decisions: readonly Decision[]
  contact: string
  carer: string
  home: string
  homeWhy: string
  meetingOn: Temporal.PlainDate | null
  next: string
  notHeld: string
  notHeldWords: string
}

const isOneOf = (texts: Readonly<Record<string, string>>, value: string) => Object.hasOwn(texts, value)

type Against = { today: Temporal.PlainDate; dueOn: Temporal.PlainDate }

/** What stands against keeping it, each at its field. */
export function mistakesIn(given: Given, against: Against): Mistake[] {
  if (given.held === 'no')
    return [
      ...mistakeIf(!isOneOf(reasons, given.notHeld), 'not-held', 'Say why it was not held.'),
      ...mistakeIf(given.notHeld === 'other' && given.notHeldWords === '', 'not-held-words', 'Say the other reason.'),
      ...tooLong('not-held-words', given.notHeldWords, longest.words),
    ]
  if (given.held !== 'yes') return [{ field: 'held', message: 'Say whether it was held.' }]
  const { on, home } = given
  return [
    ...mistakeIf(on !== undefined && isBefore(against.today, on), 'on', 'This day is still to come.'),
    ...mistakeIf(
      on !== undefined && isBefore(on, against.dueOn.subtract({ months: 6 })),
      'on',
      'This day is before the review before it.',
    ),
    ...mistakeIf(!isOneOf(hows, given.how), 'how', 'Say how it was held.'),
    ...given.decisions.flatMap(({ words, stands: how }, nth) => [
      ...mistakeIf(words === '', `decision-${nth + 1}`, 'Write down which decision this is.'),
      ...tooLong(`decision-${nth + 1}`, words, longest.decision),
      ...mistakeIf(!isOneOf(stands, how), `stands-${nth + 1}`, 'Say how far this decision is.'),
    ]),
    ...mistakeIf(!isOneOf(contacts, given.contact), 'contact', 'Say how the child was heard.'),
    ...mistakeIf(given.carer !== 'yes' && given.carer !== 'no', 'carer', 'Say whether the carer was heard.'),
    ...mistakeIf(!isOneOf(homes, home), 'home', 'Say how the home feels.'),
    ...mistakeIf(
      (home === 'strained' || home === 'at_risk') && given.homeWhy === '',
      'home-why',
      'Say what makes it so.',
    ),
    ...tooLong('home-why', given.homeWhy, longest.why),
    ...mistakeIf(
      home === 'at_risk' && given.meetingOn === null,
      'meeting',
      'Give the day of the meeting about the home.',
    ),
    ...mistakeIf(!isOneOf(nexts, given.next), 'next', 'Say what comes next.'),
  ]
}

const tooLong = (field: string, text: string, most: number): Mistake[] =>
  mistakeIf(text.length > most, field, `Say it in at most ${most} characters.`)

type Window = { from: Temporal.PlainDate; to: Temporal.PlainDate }

/** Within which days one is held in time, and until when it is asked for; later it counts as not held. */
export const windowOf = (dueOn: Temporal.PlainDate, days: number): Window & { askedUntil: Temporal.PlainDate } => ({
  from: addWorkingDays(dueOn, -days),
  to: addWorkingDays(dueOn, days),
  askedUntil: addWorkingDays(dueOn, 2 * days),
})

const isWithin = (day: Temporal.PlainDate, { from, to }: Window) => !isBefore(day, from) && !isBefore(to, day)

export const isAsked = (dueOn: Temporal.PlainDate, today: Temporal.PlainDate, days: number): boolean => {
  const { from, askedUntil } = windowOf(dueOn, days)
  return isWithin(today, { from, to: askedUntil })
}

export type Due = { dueOn: Temporal.PlainDate; heldOn: Temporal.PlainDate | null; how: string }
export type Counts = { due: number; inTime: number; held: number; fromRecords: number }

/** What is counted of those that were due: held within the days, held at all, and of these from records alone. */
export function countOf(all: readonly Due[], days: number): Counts {
  const held = all.filter(({ heldOn }) => heldOn !== null)
  return {
    due: all.length,
    inTime: held.filter(({ heldOn, dueOn }) => isWithin(heldOn!, windowOf(dueOn, days))).length,
    held: held.length,
    fromRecords: held.filter(({ how }) => how === 'records').length,
  }
}

/** Whether what comes next is begun with this child chosen already. */
export const escalates = (next: string): boolean => next === 'informal' || next === 'formal'

export const pathOf = ({ child, dueOn }: { child: string; dueOn: Temporal.PlainDate }): string =>
  `/midways/${child}/${dueOn}`
