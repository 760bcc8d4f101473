import { householdOf, type Kind, recordStatus } from './kind.ts'

const reviewTypes = ['FIRST', 'ANNUAL', 'EARLY']
const outcomes = ['CONTINUE', 'CHANGE_TERMS', 'TERMINATE', 'DEFERRED']

/** One row a review of a foster carer. (Not the child's own review, which the SSDA903 return calls `reviews`.) */
export const carerReviews: Kind = {
  name: 'carer_reviews',
  title: 'Foster carer reviews',
  noun: ['foster carer review', 'foster carer reviews'],
  table: 'carer_reviews',
  columns: {
    review_id: { type: 'id', need: 'key', field: 'source_id' },
    household_id: { type: 'id', need: 'required', field: 'household' },
    review_type: { type: 'code', codes: reviewTypes, stored: 'small_letters', need: 'required', field: 'kind' },
    due_date: { type: 'date', date: 'review_due', need: 'required', field: 'due_on' },
    held_date: { type: 'date', date: 'review_recorded', against: { due: 'due_on' }, field: 'held_on' },
    completed_date: { type: 'date', date: 'review_completed', against: { held: 'held_on' }, field: 'completed_on' },
    reviewing_officer_id: { type: 'id', field: 'reviewing_officer_id' },
    to_panel: { type: 'yes_no', field: 'to_panel' },
    panel_date: { type: 'date', date: 'panel_met', against: { held: 'held_on' }, field: 'panel_on' },
    outcome: { type: 'code', codes: outcomes, stored: 'small_letters', field: 'outcome' },
    carer_feedback: { type: 'yes_no', field: 'carer_feedback' },
    ssw_feedback: { type: 'yes_no', field: 'worker_feedback' },
    audit_id: { type: 'not_kept' },
    record_status: recordStatus,
  },
  knownBy: ['review_id', 'household_id', 'review_type', 'due_date'],
  references: [householdOf],
  lasting: {
    by: 'held_on',
    keeps: [
      'held_on',
      'completed_on',
      'reviewing_officer_id',
      'panel_on',
      'outcome',
      'carer_feedback',
      'worker_feedback',
    ],
  },
}
