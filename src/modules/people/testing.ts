import type { RoleKey } from '#framework/s4-roles.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Contacts } from './contacts.ts'

let count = 0

/** A person for a test, in a transaction that may write people (asSystem). Names and addresses are made up when not given. */
export async function aPerson(
  tx: Tx,
  given: {
    name?: string
    email?: string
    roles?: readonly RoleKey[]
    teamId?: number | null
    managerId?: number | null
    active?: boolean
    demonstrationKey?: string
    telephone?: string
  } = {},
): Promise<{ id: number; name: string; email: string }> {
  count += 1
  const name = given.name ?? `Test Person ${count}`
  const email = given.email ?? `person-${count}-${crypto.randomUUID().slice(0, 8)}@hearth.example`
  const { id } = await tx.one<{
    id: number
  }>(sql`insert into people (name, email, team_id, manager_id, active, demonstration_key, telephone)
    values (${name}, ${email}, ${given.teamId ?? null}, ${given.managerId ?? null}, ${given.active ?? true}, ${given.demonstrationKey ?? null}, ${given.telephone ?? null})
    returning id`)
  for (const role of given.roles ?? [])
    await tx.run(sql`insert into person_roles (person_id, role) values (${id}, ${role})`)
  return { id, name, email }
}

/** The council's numbers for a test, all of them set. */
export const contactsForTests = {
  dayName: 'North children’s services',
  dayTelephone: '01632 960010',
  outOfHoursName: 'North duty team',
  outOfHoursTelephone: '01632 960020',
  outOfHoursEmail: 'duty@council.example',
  onCallName: 'the manager on call',
  onCallTelephone: '07700 900030',
  advocateName: 'North advocates',
  advocateTelephone: '0808 157 0040',
  councilName: 'North Council',
  councilEmail: 'privacy@council.example',
  officerName: 'the officer of North Council',
  officerEmail: 'officer@council.example',
  noticeLink: 'https://council.example/privacy',
  retentionWords: 'Ten years.',
} satisfies Contacts

export async function setContacts(tx: Tx, contacts: Contacts = contactsForTests): Promise<void> {
  await tx.run(sql`insert into settings (key, value)
    select 'contact.' || key, value from jsonb_each(${JSON.stringify(contacts)}::jsonb)
    on conflict (key, from_on) do update set value = excluded.value`)
}

/** A team for a test. */
export async function aTeam(
  tx: Tx,
  given: { name?: string; managerId?: number } = {},
): Promise<{ id: number; name: string }> {
  count += 1
  const name = given.name ?? `Team ${count} ${crypto.randomUUID().slice(0, 8)}`
  const { id } = await tx.one<{ id: number }>(
    sql`insert into teams (name, manager_id) values (${name}, ${given.managerId ?? null}) returning id`,
  )
  return { id, name }
}

/** Whether this person is away on the day, covered or not. */
export async function isAway(tx: Tx, personId: number, today: Temporal.PlainDate): Promise<boolean> {
  const away = sql`select 1 from absences where person_id = ${personId} and ${today} between from_on and until_on limit 1`
  return (await tx.maybe(away)) !== undefined
}
