import { householdOf, type Kind, recordStatus } from './kind.ts'

/** One row a foster carer: one or two in a household. */
export const fosterCarers: Kind = {
  name: 'foster_carers',
  title: 'Foster carers',
  noun: ['foster carer', 'foster carers'],
  table: 'carers',
  columns: {
    carer_id: { type: 'id', need: 'key', field: 'source_id' },
    household_id: { type: 'id', need: 'required', field: 'household' },
    position: { type: 'integer', between: [1, 2], need: 'required', field: 'position' },
    date_of_birth: { type: 'date', need: 'required', field: 'born_on' },
    sex: { type: 'text', field: 'sex' },
    ethnicity: { type: 'text', field: 'ethnicity' },
    disability: { type: 'code', codes: ['Y', 'N', 'U'], stored: 'small_letters', field: 'disability' },
    display_name: { type: 'text', field: 'display_name' },
    approved_from: { type: 'date', field: 'approved_from' },
    approved_to: { type: 'date', field: 'approved_to' },
    dbs_date: { type: 'date', field: 'dbs_on' },
    medical_date: { type: 'date', field: 'medical_on' },
    tsd_completed_date: { type: 'date', field: 'tsd_completed_on' },
    record_status: recordStatus,
  },
  knownBy: ['carer_id', 'household_id', 'position', 'date_of_birth'],
  references: [householdOf],
  beginsWith: { initials: '' },
  derives: ({ display_name }) =>
    display_name === undefined ? {} : { initials: initialsOf(String(display_name ?? '')) },
  checks: [
    {
      column: 'approved_to',
      code: 'ends_before_start',
      weight: 'error',
      finds: ({ approved_from, approved_to }) =>
        approved_from && approved_to && approved_to < approved_from ? 'The approval ends before it starts.' : undefined,
    },
  ],
}

/** "Wendy Fieldgate" is WF: lists show initials, never names. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => word?.slice(0, 1).toUpperCase()).join('')
}
