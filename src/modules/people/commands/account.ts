import { hash, type Mistake } from '#platform/http/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { newRecoveryCodes, recoveryHash } from '../one-time-code.ts'
import { hashPassword, isPassword } from '../password.ts'
import { passwordMistake } from '../password-rules.ts'
import { type Credentials, findCredentials, listRefusals } from '../queries/sign-in.ts'
import { waitSentence, waitsUntil } from '../throttle.ts'
import { endSessions } from './sessions.ts'

type Asking = { personId: number; password: string; addressHash: string; now: Temporal.Instant }

/** Chooses a new password; every other session ends. Gives back what to mend; then nothing has changed. */
export async function changePassword(
  tx: Tx,
  asking: Asking & { chosen: string; sessionHash: string },
): Promise<Mistake[]> {
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
  return []
}

/** Ten new recovery codes; the old ones stop working. */
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
  return { codes }
}

const noPassword: Mistake = {
  field: 'password',
  message: 'You sign in without a password here, so there is none to change',
}

/** Asks for the password again: somebody may have found the screen unlocked. Refusals count as at the door. */
async function refusePassword(
  tx: Tx,
  person: Credentials,
  { password, addressHash, now }: Asking,
): Promise<Mistake | undefined> {
  const emailHash = hash(person.email.toLowerCase())
  const until = waitsUntil(await listRefusals(tx, { emailHash, addressHash, now }), now)
  if (until) return { field: 'password', message: waitSentence(until) }
  if (await isPassword(password, person.passwordHash)) return undefined
  await tx.run(
    sql`insert into sign_in_attempts (email_hash, address_hash, at, succeeded) values (${emailHash}, ${addressHash}, ${now}, false)`,
  )
  return { field: 'password', message: 'That is not your password. Check it and type it again' }
}
