import { householdOf, type Kind, recordStatus } from './kind.ts'

/** One row a child and date: the household that looks after the child from then on. The return cannot say it. */
export const householdLink: Kind = {
  name: 'household_link',
  title: 'Which household looks after which child',
  noun: ['link', 'links'],
  table: 'household_links',
  columns: {
    child_id: { type: 'id', need: 'key', field: 'child' },
    start_date: { type: 'date', date: 'placed_from', need: 'key', field: 'started_on' },
    household_id: { type: 'id', need: 'required', field: 'household' },
    record_status: recordStatus,
  },
  knownBy: ['child_id', 'start_date', 'household_id'],
  unlike: 'placement_id',
  references: [
    {
      column: 'child_id',
      field: 'child',
      to: 'header',
      missing: {
        code: 'unknown_child',
        weight: 'error',
        says: 'The register does not know this child. Bring in the header file that names the child, with this file or before it.',
      },
    },
    householdOf,
  ],
}
