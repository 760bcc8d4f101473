import { nameAt } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Kept } from '../paper.ts'

/** Whether anything of an audit may go out now. No reason comes with a no (db/policies/papers.sql). */
export async function mayGo(tx: Tx, pieceId: number): Promise<boolean> {
  return (await tx.one<{ goes: boolean }>(sql`select papers_may_go(${pieceId}) as goes`)).goes
}

/** Every edition that was kept, the newest first. */
export function listPapers(tx: Tx, pieceId: number): Promise<Kept[]> {
  return tx.many<Kept>(sql`
    select k.kind, k.child_id as "childId", k.edition, k.of_edition as "ofEdition", k.words, k.reason, ${nameAt('p', 'k.at')} as by, k.at
    from papers k join people p on p.id = k.by_id where k.piece_id = ${pieceId} order by k.kind desc, k.child_id, k.edition desc`)
}
