import { beginsOpen, householdOf, type Kind, recordStatus } from './kind.ts'

const stages = ['INFORMAL', 'STAGE1', 'STAGE2', 'STAGE3', 'LGSCO']
const outcomes = ['UPHELD', 'PARTLY', 'NOT_UPHELD', 'WITHDRAWN']

/** One row a complaint. A compliment stands in the same file; Hearth keeps none so far. */
export const complaintsCompliments: Kind = {
  name: 'complaints_compliments',
  title: 'Complaints and compliments',
  noun: ['complaint', 'complaints'],
  table: 'complaints',
  broughtBy: ['hold_complaints'],
  columns: {
    item_id: { type: 'id', need: 'key', field: 'source_id' },
    kind: {
      type: 'code',
      codes: ['COMPLAINT', 'COMPLIMENT'],
      stored: 'small_letters',
      need: 'required',
      field: 'kind',
    },
    household_id: { type: 'id', field: 'household' },
    about_person: { type: 'yes_no', field: 'about_person' },
    stage: { type: 'code', codes: stages, stored: 'small_letters', field: 'stage' },
    from_role: {
      ...{ type: 'code', codes: ['CHILD', 'CARER', 'SOCIAL_WORKER', 'PROFESSIONAL', 'PARENT', 'OTHER'] },
      ...{ stored: 'small_letters', need: 'required', field: 'complainant' },
      synonyms: {
        'YOUNG PERSON': 'CHILD',
        YOUNG_PERSON: 'CHILD',
        'FOSTER CARER': 'CARER',
        FOSTER_CARER: 'CARER',
        'SOCIAL WORKER': 'SOCIAL_WORKER',
        'BIRTH PARENT': 'PARENT',
        MOTHER: 'PARENT',
        FATHER: 'PARENT',
      },
    },
    received_date: { type: 'date', date: 'true_since', need: 'required', field: 'received_on' },
    due_date: { type: 'date', date: 'runs_until', against: { start: 'received_on' }, field: 'due_on' },
    responded_date: { type: 'date', date: 'ran_until', against: { start: 'received_on' }, field: 'answered_on' },
    outcome: { type: 'code', codes: outcomes, stored: 'small_letters', field: 'outcome' },
    theme: { type: 'text', field: 'theme' },
    learning: { type: 'text', field: 'learning' },
    record_status: recordStatus,
  },
  knownBy: ['item_id', 'kind', 'from_role', 'received_date'],
  references: [householdOf],
  checks: [
    {
      ...{ column: 'kind', code: 'compliment', weight: 'error' },
      finds: ({ kind }) =>
        kind === 'compliment'
          ? 'This is a compliment. Hearth keeps complaints only so far: leave this row out, and keep it where it is.'
          : undefined,
    },
    {
      ...{ column: 'responded_date', code: 'outcome_without_day', weight: 'error' },
      finds: ({ outcome, answered_on }) =>
        outcome && outcome !== 'withdrawn' && !answered_on
          ? 'What was found has a day: give the day of the answer, or leave the outcome blank while it is open.'
          : undefined,
    },
    {
      ...{ column: 'about_person', code: 'known_to_few', weight: 'warning' },
      finds: ({ about_person, kind }) =>
        kind === 'complaint' && about_person !== false
          ? 'The file does not say that it is about no one person, so it is known to a list alone. Write N where it is about the service.'
          : undefined,
    },
  ],
  piece: { over: ['answered_on', 'ended_on'], overWhen: { outcome: 'withdrawn' } },
  beginsWith: beginsOpen,
}
