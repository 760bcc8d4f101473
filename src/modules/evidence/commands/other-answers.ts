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

/** Somebody else begins a section with an empty page; what stood there stays in the history. */
export async function emptySection(tx: Tx, pieceId: number, section: string): Promise<void> {
  await tx.run(sql`
    update answers set value = null, explanation = '', evidence = '', version = version + 1, saved_by = actor(), saved_at = request_now()
    where piece_id = ${pieceId} and section = ${section}`)
}
