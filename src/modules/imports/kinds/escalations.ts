import { beginsOpen, type Kind, recordStatus } from './kind.ts'

const outcomes = ['DONE', 'PART', 'OTHER_WAY', 'NOT_DONE', 'WITHDRAWN']

/** One row what a reviewing officer raised for one child, or good practice that they noted. */
export const escalations: Kind = {
  name: 'escalations',
  title: 'Escalations by reviewing officers',
  noun: ['escalation', 'escalations'],
  table: 'escalations',
  broughtBy: ['report_escalations'],
  columns: {
    escalation_id: { type: 'id', need: 'key', field: 'source_id' },
    child_id: { type: 'id', need: 'required', field: 'child' },
    kind: {
      type: 'code',
      codes: ['CONCERN', 'GOOD_PRACTICE'],
      stored: 'small_letters',
      need: 'required',
      field: 'kind',
    },
    effect: { type: 'text', field: 'effect' },
    theme: { type: 'text', field: 'theme' },
    noticed_date: { type: 'date', date: 'true_since', need: 'required', field: 'noticed_on' },
    informal_date: { type: 'date', date: 'ran_until', against: { start: 'noticed_on' }, field: 'informal_on' },
    formal_date: { type: 'date', date: 'ran_until', against: { start: 'noticed_on' }, field: 'formal_on' },
    stage: { type: 'integer', between: [1, 5], field: 'stage' },
    cafcass_date: { type: 'date', date: 'ran_until', against: { start: 'noticed_on' }, field: 'cafcass_on' },
    answered_date: { type: 'date', date: 'ran_until', against: { start: 'noticed_on' }, field: 'answered_on' },
    outcome: { type: 'code', codes: outcomes, stored: 'small_letters', field: 'outcome' },
    better: { type: 'code', codes: ['BETTER', 'SAME', 'WORSE'], stored: 'small_letters', field: 'better' },
    result: { type: 'text', field: 'result' },
    closed_date: { type: 'date', date: 'ran_until', against: { start: 'noticed_on' }, field: 'closed_on' },
    record_status: recordStatus,
  },
  knownBy: ['escalation_id', 'child_id', 'kind', 'noticed_date'],
  checks: [
    {
      ...{ column: 'stage', code: 'stage_without_day', weight: 'error' },
      finds: ({ stage, formal_on }) =>
        stage && !formal_on
          ? 'A formal stage has a day from which it is formal: give formal_date, or leave the stage blank while it is informal.'
          : undefined,
    },
  ],
  piece: { over: ['closed_on', 'ended_on'], overWhen: { outcome: 'withdrawn' } },
  beginsWith: beginsOpen,
}
