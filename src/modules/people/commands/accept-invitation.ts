import { randomBytes } from 'node:crypto'
import { hash } from '#platform/hash.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { newAuthenticatorSecret, newRecoveryCodes, recoveryHash, stepOfCode } from '../one-time-code.ts'
import { hashPassword } from '../password.ts'
import { findInvitation, isVisit } from '../queries/invitations.ts'
import { type SealingKey, seal, tryUnseal } from '../sealing.ts'
import { asHearth } from './as-hearth.ts'
import { forgetDevices } from './devices.ts'
import { endSessions, startSession } from './sessions.ts'
import { tellWhoseAccess } from './tell-of-access.ts'

/** First step of an invited person: the password waits with the invitation. Gives back what this browser goes on with: a
 * secret for its cookie. Whoever chose one before, in another browser, begins anew. */
export async function choosePassword(
  tx: Tx,
  { tokenHash, password, now }: { tokenHash: string; password: string; now: Temporal.Instant },
): Promise<string> {
  const visit = randomBytes(24).toString('base64url')
  await tx.run(sql`update invitations set password_hash = ${await hashPassword(password)}, totp_secret = null,
      visit_hash = ${hash(visit)}, visit_at = ${now} where token_hash = ${tokenHash}`)
  return visit
}

type InVisit = { tokenHash: string; visit: string | undefined; sealingKey: SealingKey; now: Temporal.Instant }

/** Second step: a secret for the authenticator, new each time that it is shown, and only to the browser in which the password
 * was chosen. Undefined for any other. */
export async function newSecretFor(
  tx: Tx,
  { tokenHash, visit, sealingKey, now }: InVisit,
): Promise<string | undefined> {
  const invitation = await findInvitation(tx, tokenHash, now)
  if (!invitation || !isVisit(invitation, visit, now)) return undefined
  const secret = newAuthenticatorSecret()
  await tx.run(sql`update invitations set totp_secret = ${seal(sealingKey, secret)} where token_hash = ${tokenHash}`)
  return secret
}

/** Last step: a code shows that the authenticator works. Password, authenticator and recovery codes count from now on,
 * every session that was open ends, a new one begins, and the link is used up. Undefined when the code is wrong, or the
 * browser is another. */
export async function acceptInvitation(
  tx: Tx,
  { tokenHash, visit, code, sealingKey, now }: InVisit & { code: string },
): Promise<{ personId: number; token: string; recoveryCodes: string[] } | undefined> {
  const invitation = await findInvitation(tx, tokenHash, now)
  if (!invitation?.passwordHash || !invitation.totpSecret || !isVisit(invitation, visit, now)) return undefined
  const secret = tryUnseal(sealingKey, invitation.totpSecret)
  const step = secret && stepOfCode(secret, code.replaceAll(/\s/g, ''), now, null)
  if (!step) return undefined
  const { personId, passwordHash, totpSecret } = invitation
  const recoveryCodes = newRecoveryCodes()
  const before = await tx.maybe(
    sql`select 1 from credentials where person_id = ${personId} and totp_confirmed_at is not null`,
  )
  await tx.run(sql`insert into credentials (person_id, password_hash, totp_secret, totp_confirmed_at, last_totp_step, recovery_hashes)
    values (${personId}, ${passwordHash}, ${totpSecret}, ${now}, ${step}, ${recoveryCodes.map(recoveryHash)})
    on conflict (person_id) do update set password_hash = excluded.password_hash, totp_secret = excluded.totp_secret,
      totp_confirmed_at = excluded.totp_confirmed_at, last_totp_step = excluded.last_totp_step, recovery_hashes = excluded.recovery_hashes`)
  await tx.run(sql`update invitations set used_at = ${now}, password_hash = null, totp_secret = null, visit_hash = null
    where token_hash = ${tokenHash}`)
  await endSessions(tx, personId, now)
  await forgetDevices(tx, personId)
  const token = await startSession(tx, personId, now)
  await record(tx, { kind: 'invitation accepted' })
  await asHearth(tx, () => noteAccepted(tx, personId))
  if (before) await tellWhoseAccess(tx, personId)
  return { personId, token, recoveryCodes }
}

async function noteAccepted(tx: Tx, personId: number): Promise<void> {
  await tx.run(sql`insert into access_changes (person_id, kind, state, asked_by, asked_at, settled_at)
    values (${personId}, 'invitation accepted', 'at once', ${personId}, request_now(), request_now())`)
}
