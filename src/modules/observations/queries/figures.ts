import { sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import type { Rota } from '../planning.ts'

/** So many of so many; null when it would speak of fewer than five. */
export type Share = { part: number; whole: number } | null

/** The month’s observations, and what those of the year that ends with it showed. Numbers alone: who reads them sees none of them. */
export type Figures = { done: number; planned: number; calledOff: number } & Record<
  'observed' | 'child_seen' | 'alone' | 'said_no' | 'told' | 'fair',
  Share
>

export const figuresOf = ({ from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate }) =>
  part<{ figures: Figures }>(sql`select observation_figures(${from}, ${to}) as figures`, {})

/** Whose practice this person may observe, and when it last was: first whom they manage, and of these who waits longest. Nobody watches
 * themselves, or their manager; those who manage a team are watched by those above them, and by none of each other. */
export function listRota(tx: Tx, today: Temporal.PlainDate): Promise<Rota[]> {
  return tx.many<Rota>(sql`
    select p.id, p.name, t.name as team, p.manager_id as "managerId", r.here_since as "hereSince", r.last_on as "lastOn", r.next_on as "nextOn"
    from observation_rota(${today}) r join people p on p.id = r.person_id left join teams t on t.id = p.team_id
    where p.id <> actor() and p.id <> all (managers_above(actor())) and not (has_own_duty('respond') and exists (
      select from person_roles pr join roles o on o.key = pr.role and 'respond' = any (o.duties) where pr.person_id = p.id and coalesce(pr.until_on, ${today}) >= ${today}))
    order by p.id = any ((select my_line())::int[]) desc, r.next_on is not null, r.last_on nulls first, p.name, p.id`)
}
