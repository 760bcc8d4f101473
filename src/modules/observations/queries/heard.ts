import { type Sql, sql, type Tx } from '#platform/sql/index.ts'

export type Heard = { child: string; on: Temporal.Instant; words: string; share: string | null }

/** What children said on visits that were observed, newest first: to those who hold children’s words and to each child’s IRO, whose sight
 * of an observation ends there. Whose visit it was is not said. */
export function listHeard(tx: Tx): Promise<Heard[]> {
  return tx.many<Heard>(sql`
    select c.ref as child, n.saved_at as on, n.value #>> '{}' as words, s.value #>> '{}' as share
    from answers n join children c on c.id = n.child_id
      left join answers s on s.piece_id = n.piece_id and s.child_id = n.child_id and s.question = 'obs.child_share'
    where n.id = any (array(${newest(sql`(select has_own_duty('hold_voices'))`)} union ${newest(sql`n.child_id = any (${ownChildren})`)}))
    order by n.saved_at desc, n.id limit ${most}`)
}

/** To whom what these children said goes on, beside those who hold children’s words. */
export async function listOfficersOf(tx: Tx, childIds: readonly number[]): Promise<number[]> {
  const officers = await tx.many<{ id: number }>(
    sql`select distinct iro_id as id from children where id = any (${childIds}::int[]) and iro_id is not null`,
  )
  return officers.map(({ id }) => id)
}

const most = 25
/** One way for each who reads any, by an index of its own (migration 0090): neither looks through what all children ever said. */
const newest = (whose: Sql): Sql => sql`(select n.id from answers n
  where n.question = 'obs.child_view' and ${whose} and n.value #>> '{}' <> '' and hears_children(n.child_id)
  order by n.saved_at desc, n.id limit ${most})`
const ownChildren = sql`array(select c.id from children c where c.iro_id = (select actor()) and (select has_own_duty('gather_child_voices')))`
