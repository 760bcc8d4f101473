import { type Kind, recordStatus } from './kind.ts'

/** One row a child and date: the household that looks after the child from then on. The return cannot say it. */
export const householdLink: Kind = {
  name: 'household_link',
  title: 'Which household looks after which child',
  noun: ['link', 'links'],
  columns: {
    child_id: { type: 'id', need: 'key', field: 'child' },
    start_date: { type: 'date', need: 'key', field: 'started_on' },
    household_id: { type: 'id', need: 'required', field: 'household' },
    record_status: recordStatus,
  },
  knownBy: ['child_id', 'start_date', 'household_id'],
  unlike: 'placement_id',
  references: [
    { column: 'child_id', field: 'child', to: 'header' },
    { column: 'household_id', field: 'household', to: 'fostering_households' },
  ],
}
