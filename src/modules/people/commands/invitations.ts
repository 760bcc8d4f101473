import { randomBytes } from 'node:crypto'
import type { RoleKey } from '#framework/s4-roles.ts'
import { hash } from '#platform/http/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { Details } from '../forms.ts'
import { newAuthenticatorSecret, newRecoveryCodes, recoveryHash, stepOfCode } from '../one-time-code.ts'
import { hashPassword } from '../password.ts'
import { findInvitation, type Invitation } from '../queries/invitations.ts'
import { type SealingKey, seal, unseal } from '../sealing.ts'
import { forgetDevices } from './devices.ts'
import { tellAddress } from './messages.ts'
import { endSessions, startSession } from './sessions.ts'

const lasts = { hours: 7 * 24 }

/** Adds a person and sends them a link to begin with. The link itself is given back too: it is shown or printed once. */
export async function invitePerson(
  tx: Tx,
  given: Omit<Details, 'telephone'> & { telephone?: string | null; roles: readonly RoleKey[] },
  { today, now }: { today: Temporal.PlainDate; now: Temporal.Instant },
): Promise<{ personId: number; path: string }> {
  const { id } = await tx.one<{
    id: number
  }>(sql`insert into people (name, email, team_id, manager_id, source_id, telephone, saved_at)
    values (${given.name}, ${given.email}, ${given.teamId}, ${given.managerId}, ${given.caseSystemId}, ${given.telephone ?? null}, ${now}) returning id`)
  for (const role of given.roles) {
    await tx.run(sql`insert into person_roles (person_id, role, from_on) values (${id}, ${role}, ${today})`)
  }
  await record(tx, { kind: 'person added', data: { personId: id, roles: given.roles } })
  return { personId: id, path: await invite(tx, id, now) }
}

/** A new link for somebody who lost theirs, their password or their phone. Older links stop working; what they sign in
 * with stays until they have chosen anew. */
export async function invite(tx: Tx, personId: number, now: Temporal.Instant): Promise<string> {
  const { email } = await tx.one<{ email: string }>(sql`select email from people where id = ${personId} and active`)
  const token = randomBytes(32).toString('base64url')
  await tx.run(sql`insert into invitations (token_hash, person_id, invited_by, made_at, expires_at)
    values (${hash(token)}, ${personId}, actor(), ${now}, ${now.add(lasts)})`)
  await record(tx, { kind: 'person invited', data: { personId } })
  const path = `/invitations/${token}`
  await tellAddress(tx, { address: email, kind: 'invitation', path })
  return path
}

/** First step of an invited person: the password waits with the invitation, with a secret for their authenticator. */
export async function choosePassword(
  tx: Tx,
  {
    tokenHash,
    invitation,
    password,
    sealingKey,
  }: { tokenHash: string; invitation: Invitation; password: string; sealingKey: SealingKey },
): Promise<void> {
  const secret = invitation.totpSecret ?? seal(sealingKey, newAuthenticatorSecret())
  await tx.run(sql`update invitations set password_hash = ${await hashPassword(password)}, totp_secret = ${secret}
    where token_hash = ${tokenHash}`)
}

/** Last step: a code shows that the authenticator works. Password, authenticator and recovery codes count from now on,
 * every session that was open ends, a new one begins, and the link is used up. Undefined when the code is wrong. */
export async function acceptInvitation(
  tx: Tx,
  {
    tokenHash,
    code,
    sealingKey,
    now,
  }: { tokenHash: string; code: string; sealingKey: SealingKey; now: Temporal.Instant },
): Promise<{ personId: number; token: string; recoveryCodes: string[] } | undefined> {
  const invitation = await findInvitation(tx, tokenHash, now)
  if (!invitation?.passwordHash || !invitation.totpSecret) return undefined
  const step = stepOfCode(unseal(sealingKey, invitation.totpSecret), code.replaceAll(/\s/g, ''), now, null)
  if (step === undefined) return undefined
  const { personId, passwordHash, totpSecret } = invitation
  const recoveryCodes = newRecoveryCodes()
  await tx.run(sql`insert into credentials (person_id, password_hash, totp_secret, totp_confirmed_at, last_totp_step, recovery_hashes)
    values (${personId}, ${passwordHash}, ${totpSecret}, ${now}, ${step}, ${recoveryCodes.map(recoveryHash)})
    on conflict (person_id) do update set password_hash = excluded.password_hash, totp_secret = excluded.totp_secret,
      totp_confirmed_at = excluded.totp_confirmed_at, last_totp_step = excluded.last_totp_step, recovery_hashes = excluded.recovery_hashes`)
  await tx.run(
    sql`update invitations set used_at = ${now}, password_hash = null, totp_secret = null where token_hash = ${tokenHash}`,
  )
  await endSessions(tx, personId, now)
  await forgetDevices(tx, personId)
  const token = await startSession(tx, personId, now)
  await record(tx, { kind: 'invitation accepted' })
  return { personId, token, recoveryCodes }
}
