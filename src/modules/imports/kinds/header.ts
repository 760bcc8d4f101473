import { ethnicities, sexes, sexSynonyms } from './codes-903.ts'
import type { Kind } from './kind.ts'

/** One row a child (SSDA903). */
export const header: Kind = {
  name: 'header',
  title: 'Children: header of the SSDA903 return',
  noun: ['child', 'children'],
  table: 'children',
  columns: {
    CHILD: { type: 'id', need: 'key', field: 'source_id' },
    SEX: { type: 'code', codes: sexes, synonyms: sexSynonyms, field: 'sex' },
    DOB: { type: 'date', date: 'child_born', need: 'required', field: 'born_on' },
    ETHNIC: { type: 'code', codes: ethnicities, field: 'ethnicity' },
    UPN: { type: 'not_kept' },
    MOTHER: { type: 'not_kept' },
    MC_DOB: { type: 'not_kept' },
  },
  knownBy: ['CHILD', 'SEX', 'DOB', 'ETHNIC'],
}
