import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { listPage, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { isDemonstration } from './demonstration.ts'
import { isRehearsal } from './rehearsal.ts'

export type Outgoing = {
  id: number
  kind: string
  path: string
  urgent: boolean
  /** By which the list is narrowed to what one person gets. */
  toId: number | null
  /** Who gets it; null when the address is of nobody here. */
  toName: string | null
  /** The titles of their roles; empty when they are not on the staff. */
  toRoles: string[]
  /** Whether they may still sign in, or have not begun yet. */
  toActive: boolean
  madeAt: Temporal.Instant
  sentAt: Temporal.Instant | null
  sentIn: 'alone' | 'digest' | null
  error: string | null
  tries: number
  /** Why it will never go out, if it will not. */
  notSent: 'closed' | 'other secret' | 'taken back' | null
  /** Its one-time link, locked, while it waits. */
  sealed: string | null
}

export type Show = 'all' | 'waiting'

/** Messages, newest first: all, or those that have not gone out; everybody's, or one person's. */
export function listOutgoing(
  tx: Tx,
  today: Temporal.PlainDate,
  { show, toId }: { show: Show; toId: number | undefined },
  asked: AskedPage,
): Promise<ListPage<Outgoing>> {
  const columns = sql`m.id, m.to_id as "toId", m.kind, m.path, m.urgent, m.made_at as "madeAt", m.sent_at as "sentAt",
      m.sent_in as "sentIn", m.error, m.tries, m.not_sent as "notSent", m.sealed, p.name as "toName", coalesce(p.active, true) as "toActive",
      coalesce((select array_agg(r.title order by r.title) from person_roles pr join roles r on r.key = pr.role
        where pr.person_id = p.id and ${today} between pr.from_on and coalesce(pr.until_on, 'infinity')), '{}') as "toRoles"`
  const from = sql`messages m left join people p on p.id = m.to_id or (m.to_id is null and p.email = m.to_address::citext)`
  const where: Sql[] = [
    ...(show === 'waiting' ? [sql`m.sent_at is null`, sql`m.not_sent is null`] : []),
    ...(toId === undefined ? [] : [sql`m.to_id = ${toId}`]),
  ]
  const order = [sql`m.made_at`, sql`m.id`]
  return listPage<Outgoing>(tx, { columns, from, counted: sql`messages m`, where, order, newestFirst: true }, asked)
}

/** Where mail goes: nowhere in a demonstration or a rehearsal; else as the process that sends it said when it began. */
export type Way = 'demonstration' | 'rehearsal' | 'mail server' | 'no mail server' | 'no worker'

export async function findWay(tx: Tx, today: Temporal.PlainDate): Promise<Way> {
  if (await isDemonstration(tx, today)) return 'demonstration'
  if (await isRehearsal(tx)) return 'rehearsal'
  const row = await tx.maybe<{ value: unknown }>(sql`select value from settings where key = ${mailServerKey}`)
  if (!row) return 'no worker'
  return row.value === true ? 'mail server' : 'no mail server'
}

const mailServerKey = 'mail server'

/** Whether there is a mail server, as the process says that sends. On the owner's connection. */
export async function noteMailServer(tx: Tx, has: boolean): Promise<void> {
  await tx.run(sql`insert into settings (key, value, reason) values (${mailServerKey}, ${JSON.stringify(has)}, 'said by the process that sends mail')
    on conflict (key, from_on) do update set value = excluded.value where settings.value <> excluded.value`)
}
