import type { PracticeQuestionKey } from '#framework/s3-practice-questions.ts'
import type { Period } from '#modules/figures/index.ts'
import type { Month } from '#platform/dates/index.ts'
import { type Cell, type Heard, lacksOf, type SourceKey } from '../matrix.ts'
import { answersTheNinth, type Counted } from '../plan.ts'
import type { Gap, Silence } from '../queries/said.ts'

export type MatrixFacts = {
  month: Month
  period: Period
  today: Temporal.PlainDate
  cells: readonly Cell[]
  heard: readonly Heard[]
  gaps: readonly Gap[]
  quarter: Temporal.PlainDate
  silences: readonly Silence[]
  plans: readonly Counted[]
  /** Of how many items it is not known yet what they mean for children, and of how many that is asked. */
  unknown: { count: number; of: number }
  /** Whether this person writes down what is missing. */
  keeps: boolean
}

export const addressOfItems = (source: SourceKey, question: PracticeQuestionKey, month: Month): string =>
  `/what-we-know/items?${new URLSearchParams({ source, question, until: String(month) })}`

/** On the last day of the months shown, or today. */
export const dayOf = ({ period, today }: Pick<MatrixFacts, 'period' | 'today'>): Temporal.PlainDate =>
  Temporal.PlainDate.compare(period.to, today) > 0 ? today : period.to

/** What a question still lacks before it is known. The ninth, which plans are under way, is answered by the list of them. */
export function lacksOfQuestion(question: PracticeQuestionKey, facts: MatrixFacts): string[] {
  if (question === 'wfc5')
    return answersTheNinth(facts.plans, facts.period) ? [] : ['a plan in the list of plans to improve']
  return lacksOf(
    facts.cells.filter((cell) => cell.question === question),
    dayOf(facts),
  )
}
