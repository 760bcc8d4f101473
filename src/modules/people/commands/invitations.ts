import { randomBytes } from 'node:crypto'
import type { RoleKey } from '#framework/s4-roles.ts'
import { hash } from '#platform/hash.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { Details } from '../forms.ts'
import { asHearth } from './as-hearth.ts'
import { tellLink } from './messages.ts'

const lasts = { hours: 7 * 24 }

type NewPerson = Omit<Details, 'telephone'> & { telephone?: string | null }

/** Adds a person, who can do nothing yet. */
export async function addPerson(
  tx: Tx,
  given: NewPerson,
  roles: readonly RoleKey[],
  { today, now }: { today: Temporal.PlainDate; now: Temporal.Instant },
): Promise<number> {
  const { id } = await tx.one<{
    id: number
  }>(sql`insert into people (name, email, team_id, manager_id, source_id, telephone, saved_at)
    values (${given.name}, ${given.email}, ${given.teamId}, ${given.managerId}, ${given.caseSystemId}, ${given.telephone ?? null}, ${now}) returning id`)
  for (const role of roles) {
    await tx.run(sql`insert into person_roles (person_id, role, from_on) values (${id}, ${role}, ${today})`)
  }
  await record(tx, { kind: 'person added', data: { personId: id, roles } })
  return id
}

/** Adds a person and sends them a link to begin with. The link itself is given back too: the command line prints it once. */
export async function invitePerson(
  tx: Tx,
  given: NewPerson & { roles: readonly RoleKey[] },
  when: { today: Temporal.PlainDate; now: Temporal.Instant },
): Promise<{ personId: number; path: string }> {
  const personId = await addPerson(tx, given, given.roles, when)
  return { personId, path: await invite(tx, personId, when.now) }
}

/** A new link for somebody who lost theirs, their password or their phone. Older links stop working; what they sign in
 * with stays until they have chosen anew. */
export async function invite(tx: Tx, personId: number, now: Temporal.Instant): Promise<string> {
  const { by } = await tx.one<{ by: number | null }>(sql`select actor() as by`)
  const { email } = await tx.one<{ email: string }>(sql`select email from people where id = ${personId} and active`)
  const token = randomBytes(32).toString('base64url')
  await asHearth(tx, async () => {
    await closeInvitations(tx, personId, now)
    await tx.run(sql`insert into invitations (token_hash, person_id, invited_by, made_at, expires_at)
      values (${hash(token)}, ${personId}, ${by}, ${now}, ${now.add(lasts)})`)
  })
  await record(tx, { kind: 'person invited', data: { personId } })
  const path = `/invitations/${token}`
  await tellLink(tx, { address: email, kind: 'invitation', path, token })
  return path
}

/** Lets no link of a person's open anything any more, and the mail that would bring it stay here. Needs the sight of Hearth
 * itself. Gives back whether there was one. */
export async function closeInvitations(tx: Tx, personId: number, now: Temporal.Instant): Promise<boolean> {
  const closed = await tx.many<{ tokenHash: string; open: boolean }>(sql`update invitations set closed_at = ${now}
    where person_id = ${personId} and used_at is null and closed_at is null
    returning token_hash as "tokenHash", expires_at > ${now} as open`)
  await stopMail(
    tx,
    closed.map(({ tokenHash }) => tokenHash),
  )
  return closed.some(({ open }) => open)
}

/** A link that opens nothing any more is not sent. */
export async function stopMail(tx: Tx, linkHashes: readonly string[]): Promise<void> {
  await tx.run(sql`update messages set not_sent = 'closed', sealed = null
    where link_hash = any (${[...linkHashes]}::text[]) and sent_at is null and not_sent is null`)
}
