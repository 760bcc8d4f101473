import type { RoleKey } from '#framework/s4-roles.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Details } from '../forms.ts'
import { listSeconds } from '../queries/access-changes.ts'
import { noteChange, type When } from './access-changes.ts'
import { changeAddress } from './address.ts'
import { lockAccess } from './administrators.ts'
import { invitePerson } from './invitations.ts'
import { tell } from './messages.ts'

/*
 * What whoever runs the server does to somebody's access: it needs no second person, stands in the list with everything
 * else, and is told to all who could have been that second person.
 */

/** Adds a person with roles. Gives back the link with which they begin. */
export async function addOnServer(
  tx: Tx,
  given: Omit<Details, 'telephone'> & { roles: readonly RoleKey[] },
  when: When,
): Promise<string> {
  await lockAccess(tx, when.today)
  const { personId, path } = await invitePerson(tx, given, when)
  for (const role of given.roles)
    await noteChange(tx, { personId, kind: 'person added', what: { role, to: given.email } })
  await tellOfServer(tx, when.today, personId)
  return path
}

type Moved = { moved: number; taken: string[]; links: { email: string; path: string }[] }

/** Changes all addresses of one mail domain, or none when somebody else has one of the new ones. Links are those of people who
 * had not begun. */
export async function moveAddresses(tx: Tx, { from, to }: { from: string; to: string }, when: When): Promise<Moved> {
  await lockAccess(tx, when.today)
  const people = await tx.many<{ id: number; email: string; wanted: string; taken: boolean }>(sql`
    select p.id, p.email::text as email, given.wanted, exists (select from people o where o.email = given.wanted and o.id <> p.id) as taken
    from people p cross join lateral (select split_part(p.email::text, '@', 1) || '@' || ${to} as wanted) given
    where lower(split_part(p.email::text, '@', 2)) = ${from} order by p.id`)
  const taken = people.filter((one) => one.taken).map(({ wanted }) => wanted)
  if (taken.length > 0) return { moved: 0, taken, links: [] }
  const links: Moved['links'] = []
  for (const { id, email, wanted } of people) {
    await noteChange(tx, { personId: id, kind: 'address changed', what: { from: email, to: wanted } })
    const { path } = await changeAddress(tx, id, wanted, { now: when.now, beginAnew: false })
    if (path) links.push({ email: wanted, path })
  }
  if (people.length > 0) await tellOfServer(tx, when.today)
  return { moved: people.length, taken, links }
}

/** Tells administrators and the Head of Quality Assurance that somebody's access was changed where nobody in Hearth is asked. */
export async function tellOfServer(tx: Tx, today: Temporal.PlainDate, except?: number): Promise<void> {
  for (const { id } of await listSeconds(tx, today))
    if (id !== except)
      await tell(tx, {
        to: id,
        kind: 'access changed on the server',
        path: '/access-changes',
        urgent: true,
        pieceId: null,
      })
}
