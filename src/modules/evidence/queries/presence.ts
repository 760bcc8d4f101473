import { sql, type Tx } from '#platform/sql/index.ts'

/** Says that this person has this section open, and gives back who else had the piece open in the last 20 seconds. */
export async function meet(tx: Tx, pieceId: number, section: string): Promise<string[]> {
  const others = await tx.many<{ name: string }>(sql`
    with here as (insert into presence (piece_id, person_id, section, seen_at) values (${pieceId}, actor(), ${section}, request_now())
      on conflict (piece_id, person_id) do update set section = excluded.section, seen_at = excluded.seen_at)
    select p.name from presence r join people p on p.id = r.person_id
    where r.piece_id = ${pieceId} and r.person_id <> actor() and r.seen_at > request_now() - interval '20 seconds' order by p.name`)
  return others.map((other) => other.name)
}
