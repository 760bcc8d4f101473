import { sql, type Tx } from '#platform/sql/index.ts'

export type Heard = { child: string; on: Temporal.Instant; words: string; share: string | null }

/** What children said on visits that were observed, newest first: to those who hold children’s words and to each child’s IRO, whose sight
 * of an observation ends there. Whose visit it was is not said. */
export function listHeard(tx: Tx): Promise<Heard[]> {
  return tx.many<Heard>(sql`
    select c.ref as child, n.saved_at as on, n.value #>> '{}' as words, s.value #>> '{}' as share
    from answers n join children c on c.id = n.child_id
      left join answers s on s.piece_id = n.piece_id and s.child_id = n.child_id and s.question = 'obs.child_share'
    where n.piece_id >= 500000000 and n.question = 'obs.child_view' and n.value #>> '{}' <> '' and hears_children(n.child_id)
    order by n.saved_at desc, n.id limit 25`)
}
