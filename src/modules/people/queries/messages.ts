import { join, sql, type Tx } from '#platform/sql/index.ts'

export type Waiting = {
  id: number
  toId: number | null
  toAddress: string | null
  kind: string
  path: string
  urgent: boolean
}

const waiting = sql`m.id, m.to_id as "toId", m.to_address as "toAddress", m.kind, m.path, m.urgent`

/** Messages that are due: urgent ones, and others made before `cutoff` when there is one. Nothing older than a week, and
 * nothing to somebody who has left. */
export function listWaiting(tx: Tx, now: Temporal.Instant, cutoff: Temporal.Instant | undefined): Promise<Waiting[]> {
  return tx.many(sql`select ${waiting} from messages m left join people p on p.id = m.to_id
    where m.sent_at is null and (m.try_again_at is null or m.try_again_at <= ${now}) and m.made_at > ${now.subtract({ hours: 7 * 24 })} and (m.to_id is null or p.active)
    and (m.urgent or m.made_at < ${cutoff ?? null}::timestamptz) order by m.made_at, m.id`)
}

/** Those of them that nobody else is sending now. */
export function lockWaiting(tx: Tx, ids: readonly number[]): Promise<Waiting[]> {
  return tx.many(sql`select ${waiting} from messages m where m.id in (${join([...ids])}) and m.sent_at is null
    order by m.made_at, m.id for update skip locked`)
}

export type Outgoing = Pick<Waiting, 'id' | 'kind' | 'path' | 'urgent'> & {
  /** The titles of the roles of who gets it; empty when they are not on the staff. */
  toRoles: string[]
  madeAt: Temporal.Instant
  sentAt: Temporal.Instant | null
  error: string | null
}

/** The newest messages, sent or not. */
export function listOutgoing(tx: Tx, today: Temporal.PlainDate, limit: number): Promise<Outgoing[]> {
  return tx.many(sql`select m.id, m.kind, m.path, m.urgent, m.made_at as "madeAt", m.sent_at as "sentAt", m.error,
      coalesce((select array_agg(r.title order by r.title) from person_roles pr join roles r on r.key = pr.role
        where pr.person_id = m.to_id and ${today} between pr.from_on and coalesce(pr.until_on, 'infinity')), '{}') as "toRoles"
    from messages m order by m.made_at desc, m.id desc limit ${limit}`)
}
