import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import { practiceQuestions } from '#framework/s3-practice-questions.ts'
import type { Actor } from '#platform/actor.ts'
import { isBefore } from '#platform/dates/index.ts'
import { mistakeOfLength } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { Rooms } from '#platform/room.ts'

/*
 * The service's own plans to make things better for children (clause 3.6, the ninth question). They speak of the service and never of one
 * child or one household.
 */

export const stands = {
  open: 'Under way',
  done: 'Done',
  given_up: 'Given up',
  mistaken: 'Entered by mistake',
} as const
export type Stands = keyof typeof stands

/** Of what is done: whether what was to show it does. */
export const worked = {
  yes: 'Yes, it has worked',
  partly: 'In part',
  no: 'No, it has not',
  unknown: 'It is too early to say',
} as const
export type Worked = keyof typeof worked | ''

/** A plan as it is typed. A choice that was not made is ''. */
export type TypedPlan = {
  aim: string
  question: string
  source: string
  ledBy: number | null
  from: Temporal.PlainDate | null
  by: Temporal.PlainDate | null
  shows: string
  stands: string
  worked: string
  cameOf: string
}

/** As far as counting needs it. */
export type Counted = { by: Temporal.PlainDate; stands: Stands; worked: Worked; endedOn: Temporal.PlainDate | null }

export const isOverdue = ({ stands: how, by }: Pick<Counted, 'stands' | 'by'>, today: Temporal.PlainDate): boolean =>
  how === 'open' && isBefore(by, today)

/** Who writes at it: those who keep the list, and whoever leads it. */
export const mayWriteAt = ({ ledBy }: Pick<TypedPlan, 'ledBy'>, actor: Pick<Actor, 'id' | 'duties'>): boolean =>
  actor.duties.has('keep_plans') || ledBy === actor.id

/** What cannot be kept as it was typed, each at its field. `letters`: those of Hearth's references. */
export function mistakesOfPlan(plan: TypedPlan, letters: readonly string[]): Mistake[] {
  return [
    ...wordsMistakes('aim', plan.aim, 300, 'Say what is to get better for children', letters),
    ...(Object.hasOwn(practiceQuestions, plan.question)
      ? []
      : [{ field: 'question', message: 'Say which of the nine questions it comes from' }]),
    ...(Object.hasOwn(evidenceSources, plan.source) ? [] : [{ field: 'source', message: 'Say what made us begin' }]),
    ...(plan.ledBy === null ? [{ field: 'leader', message: 'Choose who leads it' }] : []),
    ...dayMistakes(plan),
    ...wordsMistakes('shows', plan.shows, 1000, 'Say what will show that it has worked', letters),
    ...standingMistakes(plan, letters),
  ]
}

function dayMistakes({ from, by }: TypedPlan): Mistake[] {
  if (!from) return [{ field: 'since-day', message: 'Say from which day on' }]
  if (!by) return [{ field: 'by-day', message: 'Say by which day it is to be done' }]
  return isBefore(by, from) ? [{ field: 'by-day', message: 'It ends before it begins' }] : []
}

function standingMistakes({ stands: how, worked: how_well, cameOf }: TypedPlan, letters: readonly string[]): Mistake[] {
  if (!Object.hasOwn(stands, how)) return [{ field: 'stands', message: 'Say where it stands' }]
  const isOver = how === 'done' || how === 'given_up'
  return [
    ...(how === 'done' && !Object.hasOwn(worked, how_well)
      ? [{ field: 'worked', message: 'Say whether it has worked' }]
      : []),
    ...wordsMistakes('came-of', cameOf, 2000, isOver ? 'Say what came of it for children' : '', letters),
  ]
}

/** `needed`: what is said where there are no words; '' where they may be left out. */
function wordsMistakes(field: string, words: string, most: number, needed: string, letters: readonly string[]) {
  if (words === '') return needed === '' ? [] : [{ field, message: needed }]
  const one = namesOne(words, letters)
  if (one)
    return [
      { field, message: `Leave out “${one}”: everybody reads this, and it is never about one child or household` },
    ]
  return mistakeOfLength(field, words, most)
}

/** What in these words leads to one child or household: a reference of Hearth's, or a number of the case system. */
export function namesOne(words: string, letters: readonly string[]): string | undefined {
  const reference = new RegExp(
    String.raw`(?<![\p{L}\d])(?:[HC][\s\p{Pd}]*\d{3,}|(?:${letters.join('|')})\p{Pd}\d+)`,
    'iu',
  )
  return (reference.exec(words) ?? /(?<![£\d,.])\d{6,}/.exec(words))?.[0]
}

export const lettersOf = (rooms: Rooms): string[] =>
  rooms.flatMap(({ references = [] }) => references).map(({ letter }) => letter)

/** "4 are under way, 1 of them past its day. In these twelve months 3 were done: 2 have worked, 1 in part. 1 was given up." */
export function plansInWords(
  plans: readonly Counted[],
  period: { from: Temporal.PlainDate; to: Temporal.PlainDate },
  today: Temporal.PlainDate,
): string {
  const open = plans.filter((one) => one.stands === 'open')
  const late = open.filter((one) => isOverdue(one, today)).length
  const ended = plans.filter(
    ({ endedOn }) => endedOn && !isBefore(endedOn, period.from) && !isBefore(period.to, endedOn),
  )
  const done = ended.filter((one) => one.stands === 'done')
  const givenUp = ended.filter((one) => one.stands === 'given_up').length
  const how = (Object.keys(worked) as (keyof typeof worked)[]).flatMap((key) => {
    const count = done.filter((one) => one.worked === key).length
    return count === 0 ? [] : [`${count} ${workedInWords[key][count === 1 ? 0 : 1]}`]
  })
  return [
    open.length === 0
      ? 'No plan is under way today.'
      : `${open.length} ${open.length === 1 ? 'plan is' : 'plans are'} under way today${late === 0 ? '' : `, ${late} of them past ${late === 1 ? 'its' : 'their'} day`}.`,
    done.length === 0
      ? 'None was done in these twelve months.'
      : `In these twelve months ${done.length} ${done.length === 1 ? 'was' : 'were'} done: ${how.join(', ')}.`,
    ...(givenUp === 0 ? [] : [`${givenUp} ${givenUp === 1 ? 'was' : 'were'} given up.`]),
  ].join(' ')
}

const workedInWords: Record<keyof typeof worked, readonly [one: string, more: string]> = {
  yes: ['has worked', 'have worked'],
  partly: ['in part', 'in part'],
  no: ['has not worked', 'have not worked'],
  unknown: ['of which it is too early to say', 'of which it is too early to say'],
}

/** Whether the list answers the ninth question of these months: something is under way, or was brought to an end. */
export const answersTheNinth = (plans: readonly Counted[], period: { from: Temporal.PlainDate }): boolean =>
  plans.some(
    (one) => one.stands === 'open' || (one.stands !== 'mistaken' && one.endedOn && !isBefore(one.endedOn, period.from)),
  )
