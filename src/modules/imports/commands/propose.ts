import { createHash } from 'node:crypto'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { compareFiles, type Proposal } from '../compare.ts'
import { type GivenFile, readFile } from '../file.ts'
import { nothingYet, type Tally } from '../import.ts'
import { findWorld } from '../queries/world.ts'
import { sameFields } from '../read-rows.ts'

/** What was chosen, and by whom; nobody when it was chosen on the command line. */
export type Proposing = { files: readonly GivenFile[]; by: number | null; today: Temporal.PlainDate }

export type Proposed = { importId: number; proposals: readonly Proposal[] }

/**
 * Reads the files and writes down what they would change, with the files themselves; the register stays as it is until
 * somebody decides. The proposals come in the order of the files.
 */
export async function propose(tx: Tx, { files, by, today }: Proposing): Promise<Proposed> {
  const read = files.map(readFile)
  const proposals = compareFiles(read, await findWorld(tx, read, today))
  const { id: importId } = await tx.one<{ id: number }>(
    sql`insert into imports (started_by, started_at) values (${by}, request_now()) returning id`,
  )
  for (const [index, proposal] of proposals.entries()) await keep(tx, importId, files[index], proposal)
  await record(tx, { kind: 'import proposed', data: { import: importId, files: files.length } })
  return { importId, proposals }
}

async function keep(tx: Tx, importId: number, file: GivenFile | undefined, proposal: Proposal): Promise<void> {
  const lines = linesOf(proposal)
  const content = Buffer.from(file?.bytes ?? [])
  const problem = proposal.kind ? null : (proposal.errors[0]?.message ?? null)
  const { id } = await tx.one<{ id: number }>(sql`insert into import_files
      (import_id, name, kind, sha256, content, row_count, problem, tally)
    values (${importId}, ${nameOf(proposal)}, ${proposal.kind}, ${sha256(content)}, ${content}, ${proposal.count}, ${problem},
      ${JSON.stringify(tallyOfLines(lines))}::jsonb)
    returning id`)
  await tx.run(sql`insert into import_changes
      (import_id, file_id, row_number, outcome, key, before, after, column_name, code, message)
    select ${importId}, ${id}, row_number, outcome, key, before, after, column_name, code, message
    from jsonb_populate_recordset(null::import_changes, ${JSON.stringify(lines)}::jsonb)`)
}

function tallyOfLines(lines: readonly { outcome: keyof Tally }[]): Tally {
  const counts = { ...nothingYet }
  for (const { outcome } of lines) counts[outcome] += 1
  return counts
}

/** One line for each row that holds, each error and each warning. Rows that write nothing are kept by number only. */
function linesOf({ changes, errors, warnings }: Proposal) {
  return [
    ...changes.map(({ row, key, outcome, before, after }) => {
      const line = { row_number: row, outcome, key }
      return after && !(before && sameFields(before, after)) ? { ...line, before, after } : line
    }),
    ...errors.map((error) => ({ outcome: 'error' as const, ...lineOf(error) })),
    ...warnings.map((warning) => ({
      outcome: 'warning' as const,
      ...lineOf({ ...warning, message: counted(warning) }),
    })),
  ]
}

function lineOf({
  row,
  column,
  code,
  message,
}: {
  row: number | null
  column: string | null
  code: string
  message: string
}) {
  return { row_number: row ?? 0, key: '', column_name: column, code, message }
}

function counted({ message, rows }: { message: string; rows: number }): string {
  return rows === 1 ? message : `${message} (${rows.toLocaleString('en-GB')} rows)`
}

/** Only the last part, and no control characters: a path on somebody's computer is nobody's business. */
function nameOf({ name }: Proposal): string {
  const last = name.split(/[\\/]/).at(-1) ?? name
  return last.replaceAll(/[\p{Cc}\p{Cs}]/gu, '').slice(0, 200) || 'unnamed'
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
