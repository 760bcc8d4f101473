import type { Against, DateKind } from '#framework/plausible-dates/index.ts'
import type { Duty } from '#framework/s4-roles.ts'
import type { Fields, IntakeTable } from '#modules/register/index.ts'

/** What one kind of file is made of, as data: reading, checking, proposing and the pages all follow it. */

export type { Fields }

export type Value = Fields[string]

type Use = {
  /** Its name in the register. */
  field: string
  /** `key`: the row is nothing without it. `required`: the row cannot be brought in without it. */
  need?: 'key' | 'required'
  /** Known to few, whoever brings it in: no page, message or line of an import says it. */
  withheld?: true
}

export type Column =
  | (Use & { type: 'id' | 'yes_no' | 'postcode' })
  /** Several references, a semicolon between them. */
  | (Use & { type: 'ids' })
  /** `name`: what somebody or something is called, whose accents must be right. */
  | (Use & { type: 'text'; name?: true })
  /** When it may be is said by framework/plausible-dates; `against`: the fields of the row that it is held against. */
  | (Use & { type: 'date'; date: DateKind; against?: Readonly<Partial<Record<keyof Against, string>>> })
  | (Use & { type: 'integer'; between: readonly [least: number, most: number] })
  | (Use & {
      type: 'code'
      codes: readonly string[]
      /** Other ways to write a code, such as those of earlier years. */
      synonyms?: Readonly<Record<string, string>>
      /** Codes of the statutory return are kept as they are; our own are stored in small letters. */
      stored?: 'small_letters'
    })
  /** Part of the published file, but not kept: no more about a child than the work needs. */
  | { type: 'not_kept' }

/** Something that is wrong, or worth a look, about a whole row. */
export type Check = {
  column: string
  code: string
  /** An error keeps the row out; a warning does not. */
  weight: 'error' | 'warning'
  /** What to say, or undefined when there is nothing to say. */
  finds: (fields: Fields) => string | undefined
}

/** A column that names a row of another kind. */
export type Reference = {
  column: string
  field: string
  to: KindName
  /** What to say when neither the register nor these files hold it; an error keeps the row out, a warning does not. */
  missing: { code: string; weight: 'error' | 'warning'; says: string }
  /** It may name several: those that are known are named, the others are not. */
  several?: true
}

/** The streams whose pieces come in by file, by the name of the file. */
export const pieceTables = ['exemptions', 'complaints', 'escalations'] as const
export type PieceTable = (typeof pieceTables)[number]

/** Facts that last: once the register knows `by`, a file where it is blank brings older news, and `keeps` stay. (A later
 * financial year is newer news whatever it says.) */
export type Lasting = { by: string; keeps: readonly string[] }

export type Kind = {
  name: KindName
  /** What people call the file. */
  title: string
  /** What one row of it is, and several. */
  noun: readonly [one: string, several: string]
  table: IntakeTable | PieceTable
  /** Who may bring it in, where that is not everybody who brings in the register. */
  broughtBy?: readonly Duty[]
  /** Each row is a piece of evidence. `over`: the days by which it is over, the first that is given;
   * `overWhen`: what also says that it is. `answered`: while it is open, the team manager and
   * the worker of its household have it. */
  piece?: { over: readonly string[]; overWhen?: Readonly<Record<string, string>>; answered?: true }
  columns: Readonly<Record<string, Column>>
  /** Columns that together tell this kind from every other. */
  knownBy: readonly string[]
  /** A column that shows that it is another kind after all. */
  unlike?: string
  references?: readonly Reference[]
  checks?: readonly Check[]
  lasting?: Lasting
  /** A file of this kind tells of one financial year: that in which most of its rows were under way. */
  yearOf?: { start: string; end: string }
  /** Fields that follow from others. */
  derives?: (fields: Fields) => Fields
  /** What a new row begins with where the file says nothing. */
  beginsWith?: Fields
}

/** In the order in which files are brought in: what is referred to comes before what refers to it. */
export const kindNames = [
  'fostering_households',
  'foster_carers',
  'header',
  'episodes',
  'carer_reviews',
  'household_link',
  'exemptions',
  'complaints_compliments',
  'escalations',
] as const

export type KindName = (typeof kindNames)[number]

/** In our own files a row is ended by its status; no row of the register is ever deleted. */
export const recordStatus = {
  type: 'code',
  codes: ['ACTIVE', 'DELETED'],
  field: 'record_status',
} as const satisfies Column

export const householdOf: Reference = {
  column: 'household_id',
  field: 'household',
  to: 'fostering_households',
  missing: {
    code: 'unknown_household',
    weight: 'error',
    says: 'The register does not know this household. Bring in the households file that names it, with this file or before it.',
  },
}

/** Nobody has gone on with one that is new. */
export const beginsOpen: Fields = { worked_on: false }

/** With which duties somebody may bring in a file of this kind: any of them. */
export const bringersOf = ({ broughtBy = ['import_data'] }: Pick<Kind, 'broughtBy'>): readonly Duty[] => broughtBy

/** Whether whoever brings in the register may bring it in: then what the register knows of it may be asked. */
export const isOfRegister = (kind: Pick<Kind, 'broughtBy'>): boolean => bringersOf(kind).includes('import_data')

/** The columns that make up the key, in order. */
export function keyColumns(kind: Kind): string[] {
  return Object.keys(kind.columns).filter((name) => needOf(kind.columns[name]) === 'key')
}

/** Whom a row names in this field: nobody where it is blank. */
export const namesIn = (fields: Fields, field: string): string[] =>
  (fields[field] ?? null) === null ? [] : String(fields[field]).split(';')

/** What identifies this row among those of its kind: its key fields, joined. */
export function keyOf(kind: Kind, fields: Fields): string {
  return keyFields(kind)
    .map((field) => fields[field])
    .join(' ')
}

/** The fields that make up the key, in order. */
export function keyFields(kind: Kind): string[] {
  return keyColumns(kind).flatMap((name) => fieldOf(kind.columns[name]) ?? [])
}

/** The need of a column, if it is kept at all. */
export function needOf(column: Column | undefined): 'key' | 'required' | undefined {
  return column && 'need' in column ? column.need : undefined
}

/** The fields of a kind that no page says. */
export function withheldFields(kind: Kind): string[] {
  return Object.values(kind.columns).flatMap((column) => (isWithheld(column) ? [column.field] : []))
}

export function isWithheld(column: Column | undefined): column is Exclude<Column, { type: 'not_kept' }> {
  return column !== undefined && 'withheld' in column && column.withheld === true
}

/** The register's name for a column, if it is kept at all. */
export function fieldOf(column: Column | undefined): string | undefined {
  return column && 'field' in column ? column.field : undefined
}
