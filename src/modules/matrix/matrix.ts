import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import { type PracticeQuestionKey, practiceQuestions } from '#framework/s3-practice-questions.ts'
import { isBefore, type Month } from '#platform/dates/index.ts'

/*
 * What is known of the nine core questions, by whose word (clauses 3.2, 3.5, 3.6): seventeen sources by nine questions, over twelve months.
 * It counts what stands, each fact once, and is the same for whoever reads it.
 */

export type SourceKey = keyof typeof evidenceSources
export const sourceKeys = Object.keys(evidenceSources) as SourceKey[]
export const questionKeys = Object.keys(practiceQuestions) as PracticeQuestionKey[]

/** As the head of a column has it: "Children 1". */
export const shortOf = (question: PracticeQuestionKey): string =>
  question.replace(/^(cyp|wfc)/, (about) => (about === 'cyp' ? 'Children ' : 'Carers '))

/** Whether it speaks for us or against us. */
export const directions = {
  strength: 'for us',
  mixed: 'both ways',
  worry: 'against us',
  neutral: 'a plain fact',
} as const
export type Direction = keyof typeof directions

/** How we know. */
export const bases = {
  counted: 'Counted',
  records: 'Read in records',
  seen: 'Seen happening',
  child: 'Told by a child',
  carer: 'Told by a carer',
  parent: 'Told by a parent',
  staff: 'Told by staff',
  partner: 'Told by a partner',
  outsiders: 'Found by outsiders',
} as const
export type Basis = keyof typeof bases

/** Of which sources Hearth keeps anything yet. The others are kept outside it, and are not silent for that. */
const kept: ReadonlySet<SourceKey> = new Set([
  ...(['audits', 'performance_data', 'voices', 'partners', 'staff_feedback', 'practice_observations'] as const),
])
export const isKept = (source: SourceKey): boolean => kept.has(source)

/** What one source says of one question. */
export type Cell = {
  source: SourceKey
  question: PracticeQuestionKey
  count: number
  newest: Temporal.PlainDate
  bases: readonly Basis[]
} & Readonly<Record<Direction, number>>

export const amounts = { nothing: 'Nothing', thin: 'Thin', some: 'Some', enough: 'Enough' } as const
export type Amount = keyof typeof amounts

const monthsUntilThin = 6
const isOld = (newest: Temporal.PlainDate, on: Temporal.PlainDate): boolean =>
  isBefore(newest, on.subtract({ months: monthsUntilThin }))

/** How much a source says of a question, on the last day of the twelve months. */
export function amountOf(cell: Cell | undefined, on: Temporal.PlainDate): Amount {
  if (!cell || cell.count === 0) return 'nothing'
  if (isOld(cell.newest, on)) return 'thin'
  if (cell.count >= 5 || cell.bases.includes('counted')) return 'enough'
  return cell.count === 1 ? 'thin' : 'some'
}

const heardOrSeen: readonly Basis[] = ['seen', 'child', 'carer', 'parent', 'staff', 'partner']

/** What a question still lacks before it is known: three sources that say something, in two different ways, one of them heard or seen. */
export function lacksOf(cells: readonly Cell[], on: Temporal.PlainDate): string[] {
  const saying = cells.filter((cell) => ['some', 'enough'].includes(amountOf(cell, on)))
  const ways = new Set(saying.flatMap((cell) => cell.bases))
  const missing = 3 - saying.length
  return [
    ...(missing > 0
      ? [missing === 3 ? 'three sources that say enough' : missing === 2 ? 'two more sources' : 'one more source']
      : []),
    ...(ways.size < 2 ? ['a second way of knowing'] : []),
    ...(heardOrSeen.some((basis) => ways.has(basis)) ? [] : ['something seen or told']),
  ]
}

export type Heard = { source: SourceKey; newest: Temporal.PlainDate | null }

/** The sources that Hearth hears itself, or heard once, of which it has heard nothing for six months. */
export function silentOf(heard: readonly Heard[], on: Temporal.PlainDate): Heard[] {
  return heard.filter(({ source, newest }) => (newest === null ? isKept(source) : isOld(newest, on)))
}

/** Those kept outside Hearth of which nobody has written anything yet. */
export const neverHeard = (heard: readonly Heard[]): SourceKey[] =>
  heard.filter(({ source, newest }) => newest === null && !isKept(source)).map(({ source }) => source)

/** The first day of the quarter in which a day lies: what is not known yet is said of each. */
export const quarterOf = (day: Temporal.PlainDate): Temporal.PlainDate =>
  day.with({ month: day.month - ((day.month - 1) % 3), day: 1 })

/** The twelve months that are over. */
export const monthsToCount = (today: Temporal.PlainDate): Month[] =>
  Array.from({ length: 12 }, (_, at) => today.toPlainYearMonth().subtract({ months: at + 1 }))
