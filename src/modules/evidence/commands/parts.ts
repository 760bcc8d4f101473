import { sql, type Tx } from '#platform/sql/index.ts'

/** Who has which part in a piece: `worker`, whose practice it is about, or any name of its stream's own. */
export type PartTaken = { part: string; personId: number }

/** Names those who have a part in a piece that was begun just now: all in one statement, because whoever begins it names nobody later. */
export async function nameParts(tx: Tx, pieceId: number, people: readonly PartTaken[]): Promise<void> {
  await tx.run(sql`insert into piece_people (piece_id, part, person_id)
    select ${pieceId}, part, "personId" from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as named (part text, "personId" int)`)
}

/** Gives a part to somebody, or takes it from somebody, or both. The new one is named first: they may be all that the one who does it
 * sees the piece by. Whoever does it sees the piece; who had the part stays in its history. */
export async function changePart(
  tx: Tx,
  pieceId: number,
  part: string,
  { from, to }: { from: number | null; to: number | null },
): Promise<void> {
  if (to !== null)
    await tx.run(
      sql`insert into piece_people (piece_id, part, person_id) values (${pieceId}, ${part}, ${to}) on conflict do nothing`,
    )
  if (from !== null && from !== to)
    await tx.run(sql`delete from piece_people where piece_id = ${pieceId} and part = ${part} and person_id = ${from}`)
}
