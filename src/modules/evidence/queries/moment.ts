import { type Sql, sql, type Tx } from '#platform/sql/index.ts'
import type { AskedOfSection, Moment } from '../filling.ts'

/**
 * Says that this person has a section open, and gives back what there is to know of it, in one statement: that is asked every few
 * seconds by everybody who writes. Undefined when they may not see the piece.
 *
 * `piece`: the piece of the address if they may see it, with its `id`, `formVersionId`, `formDigest` and whatever else its stream wants.
 * `child`: the child of the address if it is one of the piece's, with its `id`; the piece is called `piece` there.
 */
export function findMoment<M extends Moment>(
  tx: Tx,
  { section }: AskedOfSection,
  of: { piece: Sql; child: Sql },
): Promise<M | undefined> {
  return tx.maybe<M>(sql`
    with piece as (${of.piece}), here as (
      insert into presence (piece_id, person_id, section, seen_at) select piece.id, actor(), ${section}, request_now() from piece
      on conflict (piece_id, person_id) do update set section = excluded.section, seen_at = excluded.seen_at
    )
    select piece.*, case when c.id is not null then to_jsonb(c) end as child,
      array(select p.name from presence r join people p on p.id = r.person_id
        where r.piece_id = piece.id and r.person_id <> actor() and r.seen_at > request_now() - interval '20 seconds' order by p.name) as people,
      (select coalesce(jsonb_agg(jsonb_build_object('question', n.question, 'version', n.version) order by n.question), '[]')
        from answers n where n.piece_id = piece.id and (n.section = ${section} or ${section} = '' and c.id is not null) and n.child_id is not distinct from c.id) as versions
    from piece left join lateral (${of.child}) c on true`)
}
