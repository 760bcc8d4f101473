import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { findNewestInvitation } from '../queries/invitations.ts'
import { asHearth } from './as-hearth.ts'
import { closeInvitations, invite, stopMail } from './invitations.ts'
import { endSessions } from './sessions.ts'
import { tellWhoseAccess } from './tell-of-access.ts'

/**
 * Changes the address with which somebody signs in: they are told at the old one and at the new one, and signed out
 * everywhere. A link that went to the old one, or was to, opens nothing any more; a new one goes to the new address when
 * they had not begun. Whoever calls has judged that it may be changed at once, or was agreed. `beginAnew`: nobody else agreed,
 * so what they signed in with stays behind as well: an address that is lent and given back leaves nobody else's password.
 * Gives back the new link.
 */
export async function changeAddress(
  tx: Tx,
  personId: number,
  to: string,
  { now, beginAnew }: { now: Temporal.Instant; beginAnew: boolean },
): Promise<{ path: string | undefined }> {
  const { email: from } = await tx.one<{ email: string }>(
    sql`select email::text as email from people where id = ${personId}`,
  )
  const taken = await tx.maybe(sql`select 1 from people where email = ${to} and id <> ${personId}`)
  if (taken) throw new Refused('Somebody else here has this e-mail address now: nothing was changed.')
  const waitsToBegin = await asHearth(tx, async () => {
    await tx.run(sql`update people set email = ${to}, saved_at = request_now() where id = ${personId}`)
    await endSessions(tx, personId, now)
    await stopAnswers(tx, personId)
    const newest = await findNewestInvitation(tx, personId)
    await closeInvitations(tx, personId, now)
    if (newest === undefined) return false
    return newest.usedAt === null || (beginAnew && (await forgetCredentials(tx, personId)))
  })
  await record(tx, { kind: 'person changed', data: { personId, what: 'address' } })
  await tellWhoseAccess(tx, personId, [from])
  const { active } = await tx.one<{ active: boolean }>(sql`select active from people where id = ${personId}`)
  return { path: waitsToBegin && active ? await invite(tx, personId, now) : undefined }
}

/** Whether there was something to sign in with. */
async function forgetCredentials(tx: Tx, personId: number): Promise<boolean> {
  const forgotten =
    await tx.run(sql`update credentials set password_hash = null, totp_secret = null, totp_confirmed_at = null,
    recovery_hashes = '{}' where person_id = ${personId} and totp_confirmed_at is not null`)
  return forgotten > 0
}

/** Questions that were on their way to the old address stay here. */
async function stopAnswers(tx: Tx, personId: number): Promise<void> {
  const which = sql`person_id = ${personId} and answer_hash is not null`
  const links = await tx.many<{ answerHash: string }>(
    sql`select answer_hash as "answerHash" from access_changes where ${which}`,
  )
  await tx.run(sql`update access_changes set answer_hash = null where ${which}`)
  await stopMail(
    tx,
    links.map(({ answerHash }) => answerHash),
  )
}
