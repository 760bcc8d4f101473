import { sql, type Tx } from '#platform/sql/index.ts'

export type HomeNamed = { id: number; terms: string | null; managerId: number | null; workerId: number | null }

/** The household with this number in the case system; of two records that are one, the one that stays. */
export const homeBySource = (tx: Tx, source: string): Promise<HomeNamed> =>
  tx.one<HomeNamed>(sql`select h.id, h.terms, t.manager_id as "managerId", h.supervising_worker_id as "workerId"
    from households n left join merges m on m.kind = 'household' and m.ends_id = n.id and m.parted_at is null
    join households h on h.id = coalesce(m.stays_id, n.id) left join teams t on t.id = h.team_id where n.source_id = ${source}`)

/** The children with these numbers in the return, each as the record that stays. */
export async function childrenBySource(tx: Tx, sources: readonly string[]): Promise<number[]> {
  if (sources.length === 0) return []
  const rows = await tx.many<{ id: number }>(sql`select distinct coalesce(m.stays_id, c.id) as id from children c
    left join merges m on m.kind = 'child' and m.ends_id = c.id and m.parted_at is null where c.source_id = any (${[...sources]}) order by 1`)
  return rows.map(({ id }) => id)
}
