import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { listPage, sql, type Tx } from '#platform/sql/index.ts'
import type { Fields, KindName } from '../kinds/index.ts'
import type { Import, ImportFile, ImportState } from '../import.ts'
import type { Answer, Answers } from '../same-reference.ts'

const columns = sql`i.id, i.state, i.duties, s.name as "startedBy", i.started_at as "startedAt", d.name as "decidedBy",
    i.decided_at as "decidedAt", b.name as "takenBackBy", i.taken_back_at as "takenBackAt", i.taken_back_because as "takenBackBecause",
    i.lapsed_for as "lapsedFor", (select count(*)::int from import_stays y where y.import_id = i.id) as stays,
    exists (select from import_answers a where a.import_id = i.id) as answered`
const from = sql`imports i left join people s on s.id = i.started_by left join people d on d.id = i.decided_by
    left join people b on b.id = i.taken_back_by`

/** Throws NotFound when there is none, or none that the person may see. */
export function findImport(tx: Tx, id: number): Promise<Import> {
  return tx.one(sql`select ${columns} from ${from} where i.id = ${id}`)
}

/** The moment of this request. */
export const momentOf = async (tx: Tx): Promise<Temporal.Instant> =>
  (await tx.one<{ now: Temporal.Instant }>(sql`select request_now() as now`)).now

/** With which of these duties somebody asks: with all, Hearth itself. */
export async function dutiesHeld(tx: Tx, among: readonly string[]): Promise<ReadonlySet<string>> {
  const held = await tx.many<{ duty: string }>(
    sql`select duty from unnest(${[...among]}::text[]) duty where may_handle(array[duty])`,
  )
  return new Set(held.map(({ duty }) => duty))
}

/** Keeps everyone else from deciding about it until this transaction ends. */
export async function lockImport(tx: Tx, id: number): Promise<void> {
  await tx.one(sql`select id from imports where id = ${id} for update`)
}

/** Rows with errors; what is wrong with the file as a whole is of no row. */
const refused = sql`(select count(distinct c.row_number)::int from import_changes c where c.file_id = f.id and c.outcome = 'error' and c.row_number > 0)`

export type ListedImport = Import & {
  files: readonly (Pick<ImportFile, 'name' | 'tally' | 'refused'> & { yearEnd: string | null })[]
}

/** Newest first. */
export function listImports(tx: Tx, asked: AskedPage, state?: ImportState): Promise<ListPage<ListedImport>> {
  const withFiles = sql`${columns}, coalesce((select jsonb_agg(jsonb_build_object('name', f.name, 'tally', f.tally, 'refused', ${refused}, 'yearEnd', f.year_end) order by f.id)
      from import_files f where f.import_id = i.id), '[]') as files`
  const list = {
    columns: withFiles,
    from,
    counted: sql`imports i`,
    where: state ? [sql`i.state = ${state}`] : [],
    order: [sql`i.id`],
    newestFirst: true,
  }
  return listPage<ListedImport>(tx, list, asked)
}

/** In the order in which they were chosen. */
export function listFiles(tx: Tx, importId: number): Promise<ImportFile[]> {
  return tx.many(sql`select id, name, kind, year_end as "yearEnd", row_count as rows, problem, tally, gone_at as "goneAt", ${refused} as refused
    from import_files f where import_id = ${importId} order by id`)
}

/** The files that could be read, as they were chosen, in that order; none once the import is decided. */
export function listContents(tx: Tx, importId: number): Promise<{ id: number; name: string; bytes: Uint8Array }[]> {
  return tx.many(sql`select id, name, bytes from contents_to_read(${importId}) order by id`)
}

/** What was answered about an import, by question. */
export async function listAnswers(tx: Tx, importId: number): Promise<Answers> {
  const said = await tx.many<{ question: string; answer: Answer }>(
    sql`select question, answer from import_answers where import_id = ${importId}`,
  )
  return new Map(said.map(({ question, answer }) => [question, answer]))
}

/** Something that nobody has answered yet. `question` says what is asked, to machines. */
export type ListedQuestion = {
  id: number
  question: string
  code: string
  file: string
  row: number
  column: string | null
  message: string
}

/** What is still to be answered about an import, in the order of its files and rows. */
export function listQuestions(tx: Tx, importId: number): Promise<ListedQuestion[]> {
  return tx.many<ListedQuestion>(sql`select c.id, c.key as question, c.code, f.name as file, c.row_number as row,
      c.column_name as "column", c.message
    from import_changes c join import_files f on f.id = c.file_id
    where c.import_id = ${importId} and c.outcome = 'question' order by c.code desc, f.id, c.row_number, c.id`)
}

/** A row that is blank where the register is not. `keptAs` names it to machines. */
export type ListedKept = {
  id: number
  keptAs: string
  kind: KindName
  file: string
  row: number
  column: string
  message: string
}

/** The rows of an import of which the register keeps what it has, in the order of its files and rows. */
export function listKept(tx: Tx, importId: number): Promise<ListedKept[]> {
  return tx.many<ListedKept>(sql`select c.id, c.key as "keptAs", f.kind, f.name as file, c.row_number as row, c.column_name as "column", c.message
    from import_changes c join import_files f on f.id = c.file_id
    where c.import_id = ${importId} and c.outcome = 'kept' order by f.id, c.row_number, c.id`)
}

/** One line about one row: what it would do, or what is wrong with it. Row 0 is the file as a whole. */
export type ListedChange = {
  id: number
  row: number
  key: string
  before: Fields | null
  after: Fields | null
  column: string | null
  code: string | null
  message: string | null
}

export type ListedOutcome = 'new' | 'changed' | 'left' | 'kept' | 'question' | 'error' | 'warning'

const change = sql`c.id, c.row_number as row, c.key, c.before, c.after, c.column_name as "column", c.code, c.message`

/** The lines of a file with one outcome, by row: as many as the import's page says. */
export function listChanges(
  tx: Tx,
  fileId: number,
  outcome: ListedOutcome,
  asked: AskedPage,
): Promise<ListPage<ListedChange>> {
  const counted = sql`import_changes c`
  const where = [sql`c.file_id = ${fileId}`, sql`c.outcome = ${outcome}`]
  const order = [sql`c.row_number`, sql`c.id`]
  return listPage<ListedChange>(tx, { columns: change, from: counted, counted, where, order, toItsEnd: true }, asked)
}

/** What is wrong with which rows of a file. */
export function listRefused(tx: Tx, fileId: number): Promise<Pick<ListedChange, 'row' | 'column' | 'message'>[]> {
  return tx.many(sql`select c.row_number as row, c.column_name as "column", c.message from import_changes c
    where c.file_id = ${fileId} and c.outcome = 'error' and c.row_number > 0 order by c.row_number, c.id`)
}

/** The first of them. */
export function listFirstChanges(
  tx: Tx,
  fileId: number,
  outcome: ListedOutcome,
  size: number,
): Promise<ListedChange[]> {
  return tx.many(sql`select ${change} from import_changes c where c.file_id = ${fileId} and c.outcome = ${outcome}
    order by c.row_number, c.id limit ${size}`)
}

/** A row of an import that was taken back that stayed, and why. */
export type ListedStay = { kind: KindName; key: string; because: string }

export function listStays(tx: Tx, importId: number, asked: AskedPage): Promise<ListPage<ListedStay>> {
  const counted = sql`import_stays s`
  const where = [sql`s.import_id = ${importId}`]
  const list = {
    columns: sql`s.kind, s.key, s.because`,
    from: counted,
    counted,
    where,
    order: [sql`s.id`],
    toItsEnd: true,
  }
  return listPage<ListedStay>(tx, list, asked)
}
