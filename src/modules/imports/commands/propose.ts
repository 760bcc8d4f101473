import { createHash } from 'node:crypto'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { judge } from '#platform/workflow.ts'
import { compareFiles, type Proposal } from '../compare.ts'
import { type GivenFile, type ReadFile, readFile } from '../file.ts'
import { forWhom } from '../for-whom.ts'
import { bringers, isOfRegister as isKindOfRegister, kindNamed } from '../kinds/index.ts'
import { isOfRegister, isUnreadable, nothingYet, type Tally, tallyOf } from '../import.ts'
import { dutiesHeld, findImport, listAnswers, listContents, listFiles, lockImport } from '../queries/imports.ts'
import { findLedOn, findWorld } from '../queries/world.ts'
import { sameFields } from '../read-rows.ts'
import { type Answers, takeLedOn } from '../same-reference.ts'
import { importMoves } from '../states.ts'
import { withhold } from '../withheld.ts'
import { lapse, listReplaced } from './lapse.ts'

/** What was chosen, and by whom; nobody when it was chosen on the command line, where what is asked may be answered at once. */
export type Proposing = {
  files: readonly GivenFile[]
  by: number | null
  today: Temporal.PlainDate
  answers?: Answers
}

export type Proposed = { importId: number; proposals: readonly Proposal[] }

/**
 * Reads the files and writes down what they would change, with the files themselves; the register stays as it is until
 * somebody decides. The proposals come in the order of the files.
 */
export async function propose(tx: Tx, { files, by, today, answers = new Map() }: Proposing): Promise<Proposed> {
  const held = await dutiesHeld(tx, bringers)
  const { read, duties } = forWhom(files.map(readFile), held)
  const proposals = await compare(tx, read, answers, today)
  const { id: importId } = await tx.one<{ id: number }>(
    sql`insert into imports (started_by, started_at, duties) values (${by}, request_now(), ${[...duties]}) returning id`,
  )
  for (const [index, proposal] of proposals.entries()) {
    const fileId = await keepFile(tx, importId, files[index], proposal)
    await keepLines(tx, { importId, fileId }, proposal)
  }
  await keepAnswers(tx, importId, answers, by)
  await refuseUnreadable(tx, importId)
  for (const replaced of await listReplaced(tx, importId)) await lapse(tx, replaced, importId)
  await record(tx, {
    kind: 'import proposed',
    data: { import: importId, ...(isOfRegister({ duties }) ? { files: files.length } : {}) },
  })
  return { importId, proposals }
}

/** Reads the files of an import again with what was answered. Throws Refused when nothing is asked, or it was decided. */
export async function answerQuestions(
  tx: Tx,
  {
    importId,
    answers,
    by,
    today,
  }: { importId: number; answers: Answers; by: number | null; today: Temporal.PlainDate },
): Promise<void> {
  await lockImport(tx, importId)
  const { state, duties } = await findImport(tx, importId)
  const { question: questions, kept, error: errors } = tallyOf(await listFiles(tx, importId))
  const facts = { imports: true, errors, questions, kept, leavesOutErrors: false, changes: 0 }
  const judgement = judge(importMoves.answer, state, facts)
  if (!judgement.allowed) throw new Refused(judgement.because)
  await keepAnswers(tx, importId, answers, by)
  const files = await listContents(tx, importId)
  const proposals = await compareAgain(tx, importId, today)
  await tx.run(sql`delete from import_changes where file_id = any (${files.map(({ id }) => id)}::int[])`)
  for (const [index, proposal] of proposals.entries()) {
    const fileId = files[index]?.id
    if (fileId !== undefined) await keepLines(tx, { importId, fileId }, proposal)
  }
  await record(tx, {
    kind: 'import answered',
    data: { import: importId, ...(isOfRegister({ duties }) ? { answers: answers.size } : {}) },
  })
}

/** Of files of which nothing could be read there is nothing to decide. */
async function refuseUnreadable(tx: Tx, importId: number): Promise<void> {
  if (!isUnreadable(tallyOf(await listFiles(tx, importId)))) return
  const judgement = judge(importMoves.refuse, 'proposed', undefined)
  if (judgement.allowed) await tx.run(sql`update imports set state = ${judgement.to} where id = ${importId}`)
}

/** The files of an import, compared with the register as it is now, with what was answered. */
export async function compareAgain(tx: Tx, importId: number, today: Temporal.PlainDate): Promise<Proposal[]> {
  const files = await listContents(tx, importId)
  return compare(tx, files.map(readFile), await listAnswers(tx, importId), today)
}

async function compare(tx: Tx, files: readonly ReadFile[], answers: Answers, today: Temporal.PlainDate) {
  const asksRegister = files.some(({ kind }) => kind && isKindOfRegister(kind))
  const read = asksRegister ? takeLedOn(files, await findLedOn(tx)) : files
  return compareFiles(read, await findWorld(tx, read, today), answers)
}

async function keepAnswers(tx: Tx, importId: number, answers: Answers, by: number | null): Promise<void> {
  for (const [question, answer] of answers) {
    await tx.run(sql`insert into import_answers (import_id, question, answer, answered_by, answered_at)
      values (${importId}, ${question}, ${answer}, ${by}, request_now())
      on conflict (import_id, question) do update set answer = excluded.answer, answered_by = excluded.answered_by,
        answered_at = excluded.answered_at`)
  }
}

async function keepFile(tx: Tx, importId: number, file: GivenFile | undefined, proposal: Proposal): Promise<number> {
  // What is refused is not stored.
  const content = Buffer.from((proposal.kind && file?.bytes) ?? [])
  const problem = proposal.kind ? null : (proposal.errors[0]?.message ?? null)
  const { id } = await tx.one<{ id: number }>(sql`insert into import_files
      (import_id, name, kind, year_end, sha256, content, row_count, problem)
    values (${importId}, ${nameOf(proposal)}, ${proposal.kind}, ${proposal.yearEnd ?? null}::date, ${sha256(content)}, ${content}, ${proposal.count}, ${problem})
    returning id`)
  return id
}

async function keepLines(
  tx: Tx,
  { importId, fileId }: { importId: number; fileId: number },
  proposal: Proposal,
): Promise<void> {
  const lines = linesOf(proposal)
  const { shown, kept } = proposal.kind ? withhold(kindNamed(proposal.kind), lines) : { shown: lines, kept: [] }
  await tx.run(sql`update import_files set tally = ${JSON.stringify(tallyOfLines(lines))}::jsonb,
    year_end = ${proposal.yearEnd ?? null}::date where id = ${fileId}`)
  await tx.run(sql`insert into import_changes
      (import_id, file_id, row_number, outcome, key, before, after, column_name, code, message)
    select ${importId}, ${fileId}, row_number, outcome, key, before, after, column_name, code, message
    from jsonb_populate_recordset(null::import_changes, ${JSON.stringify(shown)}::jsonb)`)
  if (kept.length > 0) await tx.run(sql`select withhold(${fileId}, ${JSON.stringify(kept)}::jsonb)`)
}

function tallyOfLines(lines: readonly { outcome: keyof Tally }[]): Tally {
  const counts = { ...nothingYet }
  for (const { outcome } of lines) counts[outcome] += 1
  return counts
}

/** One line for each row that holds, each question, error and warning. Rows that write nothing are kept by number only. */
function linesOf({ changes, kept, questions, errors, warnings }: Proposal) {
  return [
    ...changes
      .filter(({ isKept }) => !isKept)
      .map(({ row, key, outcome, before, after, because }) => {
        const line = { row_number: row, outcome, key, ...(because ? { message: because } : {}) }
        return after && !(before && sameFields(before, after)) ? { ...line, before, after } : line
      }),
    ...kept.map(({ id, ...one }) => ({ outcome: 'kept' as const, ...lineOf(one), key: id })),
    ...questions.map(({ id, ...asked }) => ({ outcome: 'question' as const, ...lineOf(asked), key: id })),
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
