import { sql, type Tx } from '#platform/sql/index.ts'

/** Who has which part in a piece: `worker`, whose practice it is about, or any name of its stream's own. */
export type PartTaken = { part: string; personId: number }

/** Names those who have a part in a piece that was begun just now: all in one statement, because whoever begins it names nobody later. */
export async function nameParts(tx: Tx, pieceId: number, people: readonly PartTaken[]): Promise<void> {
  await tx.run(sql`insert into piece_people (piece_id, part, person_id)
    select ${pieceId}, part, "personId" from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as named (part text, "personId" int)`)
}
