import { householdOf, type Kind, recordStatus } from './kind.ts'

const check = { date: 'check_done', against: { born: 'born_on' } } as const

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
    date_of_birth: { type: 'date', date: 'carer_born', need: 'required', field: 'born_on' },
    sex: { type: 'text', field: 'sex' },
    ethnicity: { type: 'text', field: 'ethnicity' },
    disability: { type: 'code', codes: ['Y', 'N', 'U'], stored: 'small_letters', field: 'disability' },
    display_name: { type: 'text', name: true, field: 'display_name' },
    approved_from: { type: 'date', date: 'approved_from', against: { born: 'born_on' }, field: 'approved_from' },
    approved_to: { type: 'date', date: 'approved_until', against: { start: 'approved_from' }, field: 'approved_to' },
    dbs_date: { type: 'date', ...check, field: 'dbs_on' },
    medical_date: { type: 'date', ...check, field: 'medical_on' },
    tsd_completed_date: { type: 'date', ...check, field: 'tsd_completed_on' },
    record_status: recordStatus,
  },
  knownBy: ['carer_id', 'household_id', 'position', 'date_of_birth'],
  references: [householdOf],
  beginsWith: { initials: '' },
  derives: ({ display_name }) =>
    display_name === undefined ? {} : { initials: initialsOf(String(display_name ?? '')) },
  // A name that is known stays when a file does not say it: exports leave it out for want of a right to it.
  lasting: { by: 'display_name', keeps: ['display_name', 'initials'] },
}

/** What stands before a name and is none. */
const titles = /^(mr|mrs|miss|ms|mx|master|dr|prof(essor)?|rev(erend)?|sir|dame|lady|lord|cllr)\.?$/i

/** "Wendy Fieldgate" is WF, and so are "Mrs Wendy Fieldgate" and "Fieldgate, Wendy": lists show initials, never names. */
export function initialsOf(name: string): string {
  const [surname = '', ...first] = name.split(',')
  const inOrder = first.length > 0 && first.join(' ').trim() !== '' ? `${first.join(' ')} ${surname}` : surname
  const words = inOrder.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  const names = words.filter((word) => !titles.test(word))
  const said = names.length > 0 ? names : words
  const ends = said.length > 1 ? [said[0], said.at(-1)] : said
  return ends.map((word) => word?.slice(0, 1).toUpperCase()).join('')
}
