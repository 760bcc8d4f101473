import type { PracticeQuestionKey } from '#framework/s3-practice-questions.ts'
import type { Period } from '#modules/figures/index.ts'
import type { Month } from '#platform/dates/index.ts'
import type { Cell, Heard, SourceKey } from '../matrix.ts'
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
