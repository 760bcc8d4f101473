import { sql, type Tx } from '#platform/sql/index.ts'

/** How many audits each moderator has in moderation now, by person. */
export async function countInModeration(tx: Tx): Promise<Map<number, number>> {
  const rows = await tx.many<{ id: number; count: number }>(sql`
    select a.moderator_id as id, count(*) as count from pieces piece join audits a on a.id = piece.id
    where piece.stream = 'audit' and piece.state = 'in_moderation' and a.moderator_id is not null group by a.moderator_id`)
  return new Map(rows.map((row) => [row.id, row.count]))
}
