import { sql, type Tx } from '#platform/sql/index.ts'
import { type ContactKey, type Contacts, noContacts } from '../contacts.ts'

/** Whom children, carers and colleagues can ring on a day. Works at the door: a child's link shows them. */
export async function readContacts(tx: Tx, on: Temporal.PlainDate): Promise<Contacts> {
  const rows = await tx.many<{ key: string; value: string | null }>(sql`
    select distinct on (key) substr(key, 9) as key, value #>> '{}' as value from settings
    where key like 'contact.%' and from_on <= ${on} order by key, from_on desc`)
  const stored = rows.filter(({ key }) => Object.hasOwn(noContacts, key)).map(({ key, value }) => [key, value])
  return { ...noContacts, ...Object.fromEntries(stored) }
}

export type ContactChange = {
  key: ContactKey
  fromOn: Temporal.PlainDate
  value: string | null
  by: string | null
  at: Temporal.Instant
  reason: string | null
  /** When it was set anew for the same day: until then it held. */
  until: Temporal.Instant | null
}

/** Every change of those numbers, newest first; also what was set anew for the same day. */
export function listContactChanges(tx: Tx): Promise<ContactChange[]> {
  return tx.many(sql`
    select substr(s.key, 9) as key, s.from_on as "fromOn", s.value #>> '{}' as value, p.name as by, s.changed_at as at, s.reason, s.until
    from (select key, from_on, value, changed_by, changed_at, reason, null::timestamptz as until from settings
      union all select key, from_on, value, changed_by, changed_at, reason, withdrawn_at from withdrawn_settings) s
      left join people p on p.id = s.changed_by
    where s.key like 'contact.%' order by s.from_on desc, s.changed_at desc, s.key`)
}
