import type { Audit } from '#modules/audits/index.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { PaperKind, Words } from '../paper.ts'

export type Keeping = {
  kind: PaperKind
  child: { id: number; ref: string } | undefined
  words: Words
  /** The newest edition that was shown; 0 when there was none. */
  seen: number
  ofEdition: number
  reason: string
}

/** Keeps what was written and read as an edition. The audit is held: nothing else is kept of it meanwhile. */
export async function keepPaper(
  tx: Tx,
  { id, householdId }: Pick<Audit, 'id' | 'householdId'>,
  { kind, child, words, seen, ofEdition, reason }: Keeping,
): Promise<number> {
  const childId = child?.id ?? null
  const { newest } = await tx.one<{ newest: number }>(sql`
    select coalesce(max(edition), 0)::int as newest from papers where piece_id = ${id} and kind = ${kind} and child_id is not distinct from ${childId}::int`)
  if (newest !== seen) throw new Refused('Somebody has kept another edition meanwhile. Look at what it says.')
  const edition = newest + 1
  await tx.run(sql`insert into papers (piece_id, kind, child_id, edition, of_edition, words, reason)
    values (${id}, ${kind}, ${childId}, ${edition}, ${ofEdition}, ${JSON.stringify(words)}::jsonb, ${edition > 1 ? reason.trim() : ''})`)
  await record(tx, {
    kind: 'audit paper kept',
    householdId,
    pieceId: id,
    data: { paper: kind, edition, ...(child && { child: child.ref }) },
  })
  return edition
}
