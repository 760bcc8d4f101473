import { readFile as readFromDisk, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { inFull } from '#platform/dates/index.ts'
import { tooLarge } from '#platform/files/index.ts'
import type { Database } from '#platform/sql/database.ts'
import { reasonRefused } from './commands/by-number.ts'
import { commit } from './commands/commit.ts'
import { propose } from './commands/propose.ts'
import type { Outcome, Proposal } from './compare.ts'
import { fileLimits, type GivenFile } from './file.ts'
import type { KindName } from './kinds/index.ts'
import type { Asked, Finding, Warning } from './read-rows.ts'
import type { Answers } from './same-reference.ts'

export type ImportOptions = {
  /** Bring the changes in; otherwise they are only proposed, for a person to decide on in the browser. */
  apply: boolean
  /** With `apply`: leave out the rows with errors and bring in the others. */
  skipErrors?: boolean
  /** What is answered to the questions of the files, by their id. */
  answers?: Answers
  today: Temporal.PlainDate
  now: Temporal.Instant
}

/** What happened, for `--json` and for words. `row` is the line a person sees (the header is 1), null for a whole file. */
export type ImportResult = {
  /** The number under which the browser shows it; null when a file could not even be opened. */
  import: number | null
  applied: boolean
  /** Why nothing was brought in although it was asked for. */
  refused: string | null
  files: readonly FileResult[]
}

export type FileResult = {
  file: string
  kind: KindName | null
  /** The end of the financial year of which the file is taken to tell; null for kinds that tell of none. */
  year: string | null
  rows: number
  new: number
  changed: number
  unchanged: number
  /** Rows that say otherwise than the register, which stays as it is. */
  left: number
  /** What must be answered before anything is brought in. */
  questions: readonly Asked[]
  errors: readonly Finding[]
  warnings: readonly Warning[]
}

/**
 * `hearth import FILE…`: reads the files together, proposes, and brings in what they say when asked to; all or nothing.
 * Never throws for what a file holds. Use exitCodeOf for the exit status.
 */
export async function importFiles(
  database: Database,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportResult> {
  const opened = await Promise.all(paths.map(open))
  const missing = opened.flatMap((one) => ('finding' in one ? one : []))
  if (missing.length > 0) {
    const files = missing.map(({ path, finding }) => unopened(path, finding))
    return { import: null, applied: false, refused: options.apply ? 'A file could not be read.' : null, files }
  }
  const files = opened.flatMap((one) => ('bytes' in one ? one : []))
  const result = await importGiven(database, files, options)
  return { ...result, files: result.files.map((file, index) => ({ ...file, file: paths[index] ?? file.file })) }
}

/** The same for files that are in memory: the demonstration service begins with it. */
export async function importGiven(
  database: Database,
  files: readonly GivenFile[],
  { apply, skipErrors = false, answers = new Map(), today, now }: ImportOptions,
): Promise<ImportResult> {
  const { importId, proposals } = await database.asSystem(now, (tx) => propose(tx, { files, by: null, today, answers }))
  const refused = apply
    ? await database
        .asSystem(now, (tx) => commit(tx, { importId, by: null, leavesOutErrors: skipErrors, today }))
        .then(() => null, reasonRefused)
    : null
  return { import: importId, applied: apply && refused === null, refused, files: proposals.map(resultOf) }
}

/** 0 when it did what was asked: applied, or proposed without errors and questions. 1 otherwise. */
export function exitCodeOf({ applied, refused, files }: ImportResult): 0 | 1 {
  const clean = files.every(({ errors, questions }) => errors.length + questions.length === 0)
  return refused === null && (applied || clean) ? 0 : 1
}

/** The result in words, for people at a terminal: one paragraph a file, then what came of it. */
export function inWords(result: ImportResult): string {
  return [...result.files.map(fileInWords), outcomeInWords(result)].join('\n')
}

const shown = 20

function fileInWords({ file, kind, year, rows, questions, errors, warnings, ...counts }: FileResult): string {
  const head = kind
    ? `${file}: ${kind}${year ? `, year to ${inFull(Temporal.PlainDate.from(year))}` : ''}, ${counted(rows, 'row')}: ${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged${counts.left > 0 ? `, ${counts.left} left as they are` : ''}, ${counted(errors.length, 'error')}`
    : `${file}: not read`
  const more = errors.length > shown ? [`  and ${errors.length - shown} more errors; --json lists them all`] : []
  const notes = warnings.map(
    (warning) => `  Note, ${lineInWords(warning)}${warning.rows > 1 ? ` (${warning.rows} rows)` : ''}`,
  )
  const asked = questions.map(
    (one) => `  Question, ${lineInWords(one)} Answer with --answer "${one.id}=yes" or "…=no".`,
  )
  return [head, ...errors.slice(0, shown).map((error) => `  ${lineInWords(error)}`), ...more, ...asked, ...notes].join(
    '\n',
  )
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function lineInWords({ row, column, message }: Finding): string {
  const where = [row === null ? '' : `row ${row}`, column ?? ''].filter(Boolean).join(', ')
  return where ? `${where}: ${message}` : message
}

function outcomeInWords({ import: id, applied, refused, files }: ImportResult): string {
  if (refused !== null)
    return `Nothing was brought in. ${refused}${skippable(files) ? ' (--skip-errors leaves them out.)' : ''}`
  if (applied) return 'Brought in.'
  if (id === null) return 'Nothing was read.'
  if (files.every(({ kind }) => kind === null))
    return 'Nothing could be read, so there is nothing to bring in. Mend the files and name them again.'
  const has = (what: 'errors' | 'questions') => files.some((file) => file[what].length > 0)
  const bringIn = `hearth import bring-in ${id}`
  if (has('errors'))
    return `Nothing is changed yet, and some rows have errors. Mend the files and name them again${skippable(files) ? `, or leave those rows out with: ${bringIn} --skip-errors` : '.'}`
  const ways = `Nothing is changed yet. Look at import ${id} in the browser, or`
  return has('questions')
    ? `${ways} answer what is asked with: ${bringIn} --answer "…=yes"`
    : `${ways} bring it in with: ${bringIn}`
}

/** Whether rows with errors could be left out and anything would remain. */
function skippable(files: readonly FileResult[]): boolean {
  const [errors, changes] = [
    files.some((file) => file.errors.length > 0) && files.every((file) => file.questions.length === 0),
    files.some((file) => file.new + file.changed > 0),
  ]
  return errors && changes
}

function resultOf({ name, kind, yearEnd, count, changes, kept, questions, errors, warnings }: Proposal): FileResult {
  const having = (outcome: Outcome) => changes.filter((change) => change.outcome === outcome).length
  return {
    file: name,
    kind,
    year: yearEnd ?? null,
    rows: count,
    new: having('new'),
    changed: having('changed'),
    unchanged: having('unchanged'),
    left: having('left'),
    questions,
    errors,
    warnings: [...warnings, ...kept.map(({ id, ...one }) => ({ ...one, message: asBlank(one.message, id), rows: 1 }))],
  }
}

/** The file's blank counts for a row, or for every row of its kind, when that is said. */
const asBlank = (message: string, id: string): string => {
  const all = id.split(' ').slice(0, 2).join(' ')
  return `${message} To take the blank, answer with --answer "${id}=yes", or for every such row "${all}=yes".`
}

/** `--answer "same child 149 00149=yes"`, as the questions show it. Undefined when one is no answer. */
export function readAnswersGiven(given: readonly string[]): Answers | undefined {
  const read = given.map((text) => /^(.+)=(yes|no)$/s.exec(text))
  if (read.some((one) => one === null)) return undefined
  return new Map(read.flatMap((one) => (one ? [[one[1] ?? '', one[2] === 'yes' ? 'yes' : 'no'] as const] : [])))
}

type Opened = GivenFile | { path: string; finding: Finding }

async function open(path: string): Promise<Opened> {
  const found = await stat(path).catch(() => null)
  if (!found) return { path, finding: whole('not_a_file', 'There is no file here, or it may not be read.') }
  if (!found.isFile()) return { path, finding: whole('not_a_file', 'This is a folder. Name the files in it.') }
  // Looked at before reading, so that no file is too large to be refused in words.
  if (found.size > fileLimits.bytes) return { path, finding: whole('too_large', tooLarge(found.size, fileLimits)) }
  return { name: basename(path), bytes: await readFromDisk(path) }
}

function whole(code: string, message: string): Finding {
  return { row: null, column: null, code, message }
}

function unopened(file: string, finding: Finding): FileResult {
  return {
    file,
    kind: null,
    year: null,
    rows: 0,
    new: 0,
    changed: 0,
    unchanged: 0,
    left: 0,
    questions: [],
    errors: [finding],
    warnings: [],
  }
}
