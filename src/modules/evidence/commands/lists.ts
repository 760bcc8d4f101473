import { sql, type Tx } from '#platform/sql/index.ts'

/*
 * Who knows of a restricted or sealed piece (db/policies/need_to_know.sql says who may write it). Nobody is taken off it but by a day from
 * which they know no more, and every change is in the trail, under the matter alone.
 */

export type Listed = { personId: number; why: string }

/** The first list of a matter that was begun just now. The first person named holds it. */
export async function beginList(tx: Tx, matter: string, list: readonly Listed[]): Promise<void> {
  await tx.run(sql`insert into need_to_know (matter, person_id, from_at, why, given_by, holds)
    select ${matter}::uuid, "personId", request_now(), why, actor(), at = 1
    from jsonb_to_recordset(${JSON.stringify(list.map((one, index) => ({ ...one, at: index + 1 })))}::jsonb) as named ("personId" int, why text, at int)`)
}

export type Given = Listed & { from?: Temporal.Instant | null; until?: Temporal.Instant | null }

/** Puts somebody on the list of a piece. */
export async function addToList(tx: Tx, pieceId: number, { personId, why, from, until }: Given): Promise<void> {
  await tx.run(sql`insert into need_to_know (matter, person_id, from_at, until_at, why, given_by)
    select p.matter, ${personId}, coalesce(${from ?? null}::timestamptz, request_now()), ${until ?? null}, ${why}, actor() from pieces p where p.id = ${pieceId}`)
  await noteOfMatter(tx, pieceId, 'list: somebody added')
}

/** From now on this line of the list gives nobody anything. */
export async function endOnList(tx: Tx, pieceId: number, line: number): Promise<void> {
  await noteOfMatter(tx, pieceId, 'list: somebody taken off')
  await tx.run(sql`update need_to_know n set until_at = greatest(request_now(), n.from_at) from pieces p
    where p.id = ${pieceId} and n.matter = p.matter and n.id = ${line} and (n.until_at is null or n.until_at > request_now())`)
}

/** Who knows of it while its holder is away. */
export async function nameDeputy(
  tx: Tx,
  pieceId: number,
  { holderId, deputyId, why }: { holderId: number; deputyId: number; why: string },
): Promise<void> {
  await tx.run(sql`insert into deputies (matter, holder_id, deputy_id, named_by, why)
    select p.matter, ${holderId}, ${deputyId}, actor(), ${why} from pieces p where p.id = ${pieceId}
    on conflict (matter, holder_id) do update set deputy_id = excluded.deputy_id, named_by = excluded.named_by, named_at = request_now(), why = excluded.why`)
  await noteOfMatter(tx, pieceId, 'list: a deputy named')
}

async function noteOfMatter(tx: Tx, pieceId: number, kind: string): Promise<void> {
  await tx.run(sql`insert into trail (at, actor_id, kind, matter)
    select request_now(), actor(), ${kind}, p.matter from pieces p where p.id = ${pieceId}`)
}

/** Raises the class of a piece; its new reference. Its old one leads nowhere from then on, as if it had never been. */
export async function raiseSight(tx: Tx, ref: string, to: 'restricted' | 'sealed', reason: string): Promise<string> {
  return (await tx.one<{ ref: string }>(sql`select raise_sight(${ref}, ${to}, ${reason}) as ref`)).ref
}

/** Asks for a restricted piece to be known as others of its stream, or agrees to it. Its new reference once both have; else null. */
export async function lowerSight(tx: Tx, ref: string, reason: string): Promise<string | null> {
  return (await tx.one<{ ref: string | null }>(sql`select lower_sight(${ref}, ${reason}) as ref`)).ref
}
