import { ownerOf } from '#modules/audits/index.ts'
import { listStuckAudits } from '#modules/figures/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

/** With whom something lies past its day: so many audits and actions, and since when the oldest. */
export type Stuck = { who: string; audits: number; actions: number; since: Temporal.PlainDate }

const most = 500

/** Whose turn it is where a day has passed, as far as whoever asks may see it; who has waited longest first. */
export async function listStuck(tx: Tx, today: Temporal.PlainDate): Promise<Stuck[]> {
  const { audits } = await listStuckAudits(tx, today, most)
  const actions = await tx.many<{ who: string; count: number; since: Temporal.PlainDate }>(sql`
    select p.name as who, count(*)::int as count, min(a.due_on) as since from actions a join people p on p.id = a.owner_id
    where a.state in ('open', 'in_progress', 'done_awaiting_check') and a.due_on < ${today} group by p.id, p.name order by 3, 1 limit ${most}`)
  const found = new Map<string, Stuck>()
  const add = (who: string, since: Temporal.PlainDate, more: Partial<Pick<Stuck, 'audits' | 'actions'>>) => {
    const before = found.get(who) ?? { who, audits: 0, actions: 0, since }
    const earlier = Temporal.PlainDate.compare(since, before.since) < 0 ? since : before.since
    const { audits: inAudits = 0, actions: inActions = 0 } = more
    found.set(who, {
      ...{ who, since: earlier },
      ...{ audits: before.audits + inAudits, actions: before.actions + inActions },
    })
  }
  for (const audit of audits) if (audit.dueOn) add(ownerOf(audit), audit.dueOn, { audits: 1 })
  for (const { who, count, since } of actions) add(who, since, { actions: count })
  return [...found.values()].toSorted(
    (one, other) => Temporal.PlainDate.compare(one.since, other.since) || one.who.localeCompare(other.who),
  )
}
