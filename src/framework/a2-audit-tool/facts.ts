import type { AnswerType } from './types.ts'

type Fact = {
  /** What the fact is, in a sentence a person can read beside the question. */
  says: string
  about: 'household' | 'child' | 'review'
  shape: 'date' | 'number' | 'yes_no'
}

/**
 * The facts that Hearth already holds and brings forward into an audit, so that nobody types what is known. A fact
 * whose shape fits the question fills the answer; any other is shown beside it. Either way it stays "brought forward"
 * until a person confirms it.
 */
export const facts = {
  approval_date: { about: 'household', shape: 'date', says: 'When the household was first approved' },
  tsd_completed_on: {
    about: 'household',
    shape: 'date',
    says: 'When the last of the carers completed the training, support and development standards',
  },
  dbs_oldest_on: {
    about: 'household',
    shape: 'date',
    says: 'The oldest Disclosure and Barring Service check among the carers',
  },
  medical_oldest_on: { about: 'household', shape: 'date', says: 'The oldest medical among the carers' },
  unannounced_visit_last_on: { about: 'household', shape: 'date', says: 'When the last unannounced visit took place' },
  review_last_held_on: { about: 'review', shape: 'date', says: 'When the last review meeting was held' },
  review_next_due_on: { about: 'review', shape: 'date', says: 'When the next review is due' },
  review_within_year: {
    about: 'review',
    shape: 'yes_no',
    says: 'Whether the last review came within a year of the one before it, or of approval',
  },
  carer_feedback_received: { about: 'review', shape: 'yes_no', says: 'Whether the carers’ feedback has come in' },
  carer_support_score: { about: 'review', shape: 'number', says: 'The carer’s 0 to 10 for the support they get' },
  carer_recommend_score: { about: 'review', shape: 'number', says: 'The carer’s 0 to 10 for recommending us' },
  long_term_match: { about: 'child', shape: 'yes_no', says: 'Whether the child is here for the long term' },
  ended_unplanned: { about: 'child', shape: 'yes_no', says: 'Whether the child’s stay ended without a plan' },
  child_asked: { about: 'child', shape: 'yes_no', says: 'Whether the child was asked what they think' },
  child_score: { about: 'child', shape: 'number', says: 'The child’s own 0 to 10 for living here' },
} as const satisfies Record<string, Fact>

export type FactName = keyof typeof facts

/** Whether the fact answers a question of this type, rather than only standing beside it. */
export function fillsAnswer(name: FactName, type: AnswerType): boolean {
  const shape = facts[name].shape
  if (shape === 'date') return type === 'date'
  if (shape === 'number') return type === 'number' || type === 'scale'
  return type === 'yes_no' || type === 'yes_no_na' || type === 'yes_partly_no'
}
