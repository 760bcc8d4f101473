import fc from 'fast-check'
import type { GivenFile } from './file.ts'
import { type Fields, type KindName, kindNamed } from './kinds/index.ts'
import type { World } from './world.ts'

/** Cells by column name; columns of the kind that are left out are blank. */
export type Cells = Readonly<Record<string, string>>

/** A CSV file of a kind: its published columns, then one line for each row. */
export function aFile(kind: KindName, rows: readonly Cells[], name = `${kind}.csv`): GivenFile {
  return textFile(csvOf([...Object.keys(kindNamed(kind).columns), ...extraColumns(kind, rows)], rows), name)
}

/** A file with exactly this text. */
export function textFile(text: string, name = 'file.csv'): GivenFile {
  return { name, bytes: Buffer.from(text, 'utf8') }
}

/** CSV text of these columns, quoted where needed. */
export function csvOf(columns: readonly string[], rows: readonly Cells[]): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
  return `${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`
}

export function aChild(cells: Cells = {}): Cells {
  return { CHILD: '1001', SEX: 'F', DOB: '14/02/2013', ETHNIC: 'WBRI', ...cells }
}

export function anEpisode(cells: Cells = {}): Cells {
  return {
    ...{ CHILD: '1001', DECOM: '09/04/2025', RNE: 'S', LS: 'C2', CIN: 'N1', PLACE: 'U6', PLACE_PROVIDER: 'PR1' },
    ...{ HOME_POST: 'DT1 1AA', PL_POST: 'DT2 8BB', URN: '1679094' },
    ...cells,
  }
}

export function aHousehold(cells: Cells = {}): Cells {
  return {
    ...{ household_id: 'H1', carer_type: 'MAINSTREAM', status: 'APPROVED', postcode: 'DT2 8BB' },
    ...{ first_approved_date: '2022-05-04', places_approved: '2' },
    ...cells,
  }
}

export function aCarer(cells: Cells = {}): Cells {
  return {
    ...{ carer_id: 'F1', household_id: 'H1', position: '1', date_of_birth: '1970-06-01' },
    ...{ display_name: 'Wendy Fieldgate', approved_from: '2022-05-04' },
    ...cells,
  }
}

export function aCarerReview(cells: Cells = {}): Cells {
  return { review_id: 'R1', household_id: 'H1', review_type: 'ANNUAL', due_date: '2026-12-01', ...cells }
}

export function aLink(cells: Cells = {}): Cells {
  return { child_id: '1001', start_date: '2025-04-09', household_id: 'H1', ...cells }
}

export function anExemptionRow(cells: Cells = {}): Cells {
  return {
    ...{ exemption_id: 'EX1', household_id: 'H1', kind: 'USUAL_LIMIT_EXEMPTION', child_ids: '1001' },
    ...{ granted_date: '2026-10-01', start_date: '2026-10-02' },
    ...cells,
  }
}

export function aComplaintRow(cells: Cells = {}): Cells {
  return {
    ...{ item_id: 'K1', kind: 'COMPLAINT', household_id: 'H1', about_person: 'N', from_role: 'PARENT' },
    ...{ received_date: '2026-11-02', stage: 'STAGE1', theme: 'Delay' },
    ...cells,
  }
}

export function anEscalationRow(cells: Cells = {}): Cells {
  return {
    ...{ escalation_id: 'G1', child_id: '1001', kind: 'CONCERN', noticed_date: '2026-10-05', theme: 'Health' },
    ...{ effect: 'Waits for glasses since June' },
    ...cells,
  }
}

/** One of each kind that belong together: a household, its carer and review, and a child who lives there. */
export function aSmallService(): GivenFile[] {
  return [
    aFile('household_link', [aLink()]),
    aFile('episodes', [anEpisode()]),
    aFile('carer_reviews', [aCarerReview()]),
    aFile('header', [aChild()]),
    aFile('foster_carers', [aCarer()]),
    aFile('fostering_households', [aHousehold()]),
  ]
}

/** A register that holds these rows and nothing else, by kind and key; team 1 has a manager. */
export function aWorld(
  today: Temporal.PlainDate,
  held: Readonly<Partial<Record<KindName, Readonly<Record<string, Fields>>>>> = {},
): World {
  const rows = Object.entries(held).map(([kind, rows]) => [kind as KindName, new Map(Object.entries(rows))] as const)
  return {
    held: new Map(rows),
    people: new Map(),
    teams: new Map(),
    managers: new Map([[1, 3]]),
    against: new Map(),
    references: new Map(),
    saidBefore: new Map(),
    goingOn: new Map(),
    today,
  }
}

/** Files as accidents leave them: bytes and pieces of text put in, cut out and swapped. */
export function damaged(file: GivenFile): fc.Arbitrary<GivenFile> {
  const piece = fc.oneof(
    fc.constantFrom('"', ',', '\r\n', '\n', '=1+1', '31/02/2025', '\uFEFF', '', ';', 'ZZ9', '-', '__proto__', ' '),
    fc.string({ maxLength: 8 }),
    fc.uint8Array({ maxLength: 4 }),
  )
  const accident = fc.record({ at: fc.nat(), cut: fc.nat({ max: 12 }), piece })
  return fc.array(accident, { minLength: 1, maxLength: 6 }).map((accidents) => ({
    ...file,
    bytes: accidents.reduce((bytes, { at, cut, piece }) => {
      const place = at % (bytes.length + 1)
      return Buffer.concat([bytes.subarray(0, place), Buffer.from(piece), bytes.subarray(place + cut)])
    }, Buffer.from(file.bytes)),
  }))
}

function extraColumns(kind: KindName, rows: readonly Cells[]): string[] {
  const given = new Set(rows.flatMap((row) => Object.keys(row)))
  return [...given].filter((name) => !(name in kindNamed(kind).columns))
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
