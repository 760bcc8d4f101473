import { nameAt } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { restrictedFrom } from '#platform/restricted.ts'

export type TrailLine = { at: Temporal.Instant; who: string | null; kind: string; data: Record<string, unknown> }

/** What happened to a piece and who looked at it, newest first; what is not of `each` is counted by day, not listed one by one.
 * Of a restricted one the trail knows the matter alone. */
export function listTrail(tx: Tx, pieceId: number, each: readonly string[]): Promise<TrailLine[]> {
  const of =
    pieceId >= restrictedFrom
      ? sql`t.matter = (select p.matter from pieces p where p.id = ${pieceId})`
      : sql`t.piece_id = ${pieceId}`
  return tx.many<TrailLine>(sql`
    select max(t.at) as at, t.who, t.kind, jsonb_build_object('times', count(*)) || coalesce((array_agg(t.data order by t.at desc, t.id desc))[1], '{}') as data
    from (select t.id, t.at, t.kind, t.data, ${nameAt('p', 't.at')} as who from trail t left join people p on p.id = t.actor_id where ${of}) t
    group by (t.at at time zone 'Europe/London')::date, t.who, t.kind, case when t.kind = any (${[...each]}) then t.id end
    order by 1 desc, max(t.id) desc limit 200`)
}
