import { sql, type Tx } from '#platform/sql/index.ts'

export type Outgoing = {
  id: number
  kind: string
  path: string
  urgent: boolean
  /** The titles of the roles of who gets it; empty when they are not on the staff. */
  toRoles: string[]
  /** Whether it goes to an address of nobody here. */
  toAddress: boolean
  madeAt: Temporal.Instant
  sentAt: Temporal.Instant | null
  error: string | null
  /** Why it will never go out, if it will not. */
  notSent: 'closed' | 'other secret' | null
  /** Its one-time link, locked, while it waits. */
  sealed: string | null
}

/** The newest messages, sent or not. */
export function listOutgoing(tx: Tx, today: Temporal.PlainDate, limit: number): Promise<Outgoing[]> {
  return tx.many(sql`select m.id, m.kind, m.path, m.urgent, m.to_address is not null as "toAddress", m.made_at as "madeAt", m.sent_at as "sentAt", m.error, m.not_sent as "notSent", m.sealed,
      coalesce((select array_agg(r.title order by r.title) from person_roles pr join roles r on r.key = pr.role
        where pr.person_id = m.to_id and ${today} between pr.from_on and coalesce(pr.until_on, 'infinity')), '{}') as "toRoles"
    from messages m order by m.made_at desc, m.id desc limit ${limit}`)
}
