import { sql, type Tx } from '#platform/sql/index.ts'
import type { StreamKey } from '../piece.ts'

/** Who has a part that this person may hand over. */
export type PartHeld = { part: string; personId: number; name: string }

export const listPartsToHandOver = (tx: Tx, pieceId: number): Promise<PartHeld[]> =>
  tx.many<PartHeld>(sql`select n.part, n.person_id as "personId", w.name from piece_people n join people w on w.id = n.person_id
    where n.piece_id = ${pieceId} and n.phase = 'open' and may_hand_over(n.piece_id, n.part) order by n.part, n.person_id`)

/** Everybody who has a part in it. */
export const listPartsOf = (tx: Tx, pieceId: number): Promise<{ part: string; personId: number }[]> =>
  tx.many(sql`select part, person_id as "personId" from piece_people where piece_id = ${pieceId}`)

export type PartLeft = PartHeld & { ref: string; household: string | null; state: string }

/** The open parts of people who have left, of those that this person may hand over. */
export const listPartsLeft = (tx: Tx, stream: StreamKey): Promise<PartLeft[]> =>
  tx.many<PartLeft>(sql`
    select p.ref, h.ref as household, p.state, n.part, n.person_id as "personId", w.name
    from people w join piece_people n on n.person_id = w.id and n.phase = 'open' join pieces p on p.id = n.piece_id and p.stream = ${stream}
      left join households h on h.id = p.household_id
    where not w.active and may_hand_over(n.piece_id, n.part) order by p.due_on, n.piece_id limit 25`)

/** What somebody has an open part in, by reference, as far as whoever asks sees it. */
export async function listOpenParts(tx: Tx, personId: number): Promise<string[]> {
  const open = await tx.many<{ ref: string }>(sql`select p.ref from piece_people n join pieces p on p.id = n.piece_id
    where n.person_id = ${personId} and n.phase = 'open' group by p.id order by p.id limit 25`)
  return open.map(({ ref }) => ref)
}
