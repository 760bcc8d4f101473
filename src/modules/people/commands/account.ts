import { hash } from '#platform/hash.ts'
import type { Mistake } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { newRecoveryCodes, recoveryHash } from '../one-time-code.ts'
import { hashPassword, isPassword } from '../password.ts'
import { passwordMistake } from '../password-rules.ts'
import { type Credentials, findCredentials, findWrongTries } from '../queries/sign-in.ts'
import { waitSentence, whenToTry } from '../throttle.ts'
import { endSessions } from './sessions.ts'
import { tellWhoseAccess } from './tell-of-access.ts'
import { lock, recordTry } from './tries.ts'

type Asking = {
  personId: number
  password: string
  addressHash: string
  sessionHash: string
  today: Temporal.PlainDate
  now: Temporal.Instant
}

/** Chooses a new password; every other session ends, and the person is told by mail. Gives back what to mend; then nothing has changed. */
export async function changePassword(tx: Tx, asking: Asking & { chosen: string }): Promise<Mistake[]> {
  const { personId, chosen, sessionHash, now } = asking
  const person = await findCredentials(tx, personId)
  if (!person) return [noPassword]
  const refusal = await refusePassword(tx, person, asking)
  if (refusal) return [refusal]
  const message = passwordMistake(chosen, person)
  if (message) return [{ field: 'chosen', message }]
  await tx.run(sql`update credentials set password_hash = ${await hashPassword(chosen)} where person_id = ${personId}`)
  await endSessions(tx, personId, now, sessionHash)
  await record(tx, { kind: 'password changed' })
  await tellWhoseAccess(tx, personId)
  return []
}

/** Ten new recovery codes; the old ones stop working, and the person is told by mail. */
export async function renewRecoveryCodes(
  tx: Tx,
  asking: Asking,
): Promise<{ mistakes: Mistake[] } | { codes: string[] }> {
  const person = await findCredentials(tx, asking.personId)
  const refusal = person ? await refusePassword(tx, person, asking) : noPassword
  if (refusal) return { mistakes: [refusal] }
  const codes = newRecoveryCodes()
  await tx.run(
    sql`update credentials set recovery_hashes = ${codes.map(recoveryHash)} where person_id = ${asking.personId}`,
  )
  await record(tx, { kind: 'recovery codes renewed' })
  await tellWhoseAccess(tx, asking.personId)
  return { codes }
}

const noPassword: Mistake = {
  field: 'password',
  message: 'You sign in without a password here, so there is none to change',
}

/** Asks for the password again: somebody may have found the screen unlocked. Wrong ones make this session wait, and it waits
 * for no one else's. */
async function refusePassword(
  tx: Tx,
  person: Credentials,
  { password, addressHash, sessionHash, today, now }: Asking,
): Promise<Mistake | undefined> {
  const place = { accountHash: hash(person.email.toLowerCase()), addressHash, placeHash: sessionHash, known: true }
  await lock(tx, [sessionHash])
  const before = await findWrongTries(tx, place, 'account', now)
  const verdict = whenToTry(before, now)
  if (verdict.kind !== 'now') return { field: 'password', message: waitSentence(verdict, now, today) }
  const succeeded = await isPassword(password, person.passwordHash)
  if (!succeeded || before.here.length > 0) await recordTry(tx, place, 'account', { now, succeeded })
  if (succeeded) return undefined
  return { field: 'password', message: 'That is not your password. Check it and type it again' }
}
