import { sql, type Tx } from '#platform/sql/index.ts'

/* Answers that nobody gave on a page. */

/** What Hearth knows already: it stays marked as brought forward until a person confirms or changes it, and overwrites no answer. */
export async function bringForward(
  tx: Tx,
  pieceId: number,
  {
    section,
    question,
    childId = null,
    value,
  }: { section: string; question: string; childId?: number | null; value: unknown },
): Promise<void> {
  await tx.run(sql`
    insert into answers (piece_id, section, question, child_id, value, brought_forward, saved_at)
    values (${pieceId}, ${section}, ${question}, ${childId}, ${JSON.stringify(value)}, true, request_now())
    on conflict (piece_id, question, child_id) do nothing`)
}

/** The same once more, when what Hearth knows has changed since: what nobody has confirmed yet follows it, and is empty again when it is
 * known no longer (null). */
export async function bringAgain(
  tx: Tx,
  pieceId: number,
  { section, question, value }: { section: string; question: string; value: string | number | null },
): Promise<void> {
  if (value !== null) await bringForward(tx, pieceId, { section, question, value })
  await tx.run(sql`
    update answers set value = ${JSON.stringify(value)}::jsonb, brought_forward = ${value !== null}, version = version + 1, saved_at = request_now()
    where piece_id = ${pieceId} and question = ${question} and child_id is null
      and (brought_forward or (saved_by is null and (value is null or value = 'null'))) and explanation = '' and value is distinct from ${JSON.stringify(value)}::jsonb`)
}

/** Somebody else begins a section with an empty page; what stood there stays in the history. */
export async function emptySection(tx: Tx, pieceId: number, section: string): Promise<void> {
  await tx.run(sql`
    update answers set value = null, explanation = '', evidence = '', version = version + 1, saved_by = actor(), saved_at = request_now()
    where piece_id = ${pieceId} and section = ${section}`)
}
