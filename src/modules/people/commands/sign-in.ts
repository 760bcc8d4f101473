import { randomBytes } from 'node:crypto'
import { hash } from '#platform/http/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { recoveryHash, stepOfCode } from '../one-time-code.ts'
import { isPassword } from '../password.ts'
import {
  type Credentials,
  findCredentials,
  findCredentialsByEmail,
  findSignInStep,
  listRefusals,
} from '../queries/sign-in.ts'
import { type SealingKey, unseal } from '../sealing.ts'
import { waitsUntil } from '../throttle.ts'
import { startSession } from './sessions.ts'

type At = { addressHash: string; now: Temporal.Instant }
export type Wait = { kind: 'wait'; until: Temporal.Instant }

/** First half: e-mail and password. A right one gives a token that opens nothing but the second half. Nobody learns
 * whether the address or the password was wrong, nor whether the address is known. */
export async function givePassword(
  tx: Tx,
  { email, password, addressHash, now }: { email: string; password: string } & At,
): Promise<Wait | { kind: 'refused' } | { kind: 'code wanted'; token: string }> {
  const emailHash = await lockEmail(tx, email)
  const until = waitsUntil(await listRefusals(tx, { emailHash, addressHash, now }), now)
  if (until) return { kind: 'wait', until }
  const known = await findCredentialsByEmail(tx, email)
  if (!(await isPassword(password, known?.passwordHash)) || !known) {
    await recordAttempt(tx, { emailHash, addressHash, now, succeeded: false })
    if (known) await record(tx, { kind: 'sign-in refused', data: { personId: known.personId, at: 'password' } })
    return { kind: 'refused' }
  }
  const token = randomBytes(32).toString('base64url')
  await tx.run(
    sql`insert into sign_in_steps (token_hash, person_id, made_at) values (${hash(token)}, ${known.personId}, ${now})`,
  )
  return { kind: 'code wanted', token }
}

/** Second half: the code of the authenticator, or a recovery code, each once. Then the session begins. */
export async function giveCode(
  tx: Tx,
  {
    stepHash,
    code,
    sealingKey,
    addressHash,
    now,
  }: { stepHash: string | undefined; code: string; sealingKey: SealingKey } & At,
): Promise<
  | Wait
  | { kind: 'refused' }
  | { kind: 'start again' }
  | { kind: 'signed in'; token: string; codesLeft: number | undefined }
> {
  const step = await findSignInStep(tx, stepHash, now)
  const person = step && (await findCredentials(tx, step.personId))
  if (!person || !stepHash) return { kind: 'start again' }
  const emailHash = await lockEmail(tx, person.email)
  if (!(await findSignInStep(tx, stepHash, now))) return { kind: 'start again' } // someone else was first
  const until = waitsUntil(await listRefusals(tx, { emailHash, addressHash, now }), now)
  if (until) return { kind: 'wait', until }
  const used = (await useCode(tx, person, code, now, sealingKey)) ?? (await useRecoveryCode(tx, person, code))
  await recordAttempt(tx, { emailHash, addressHash, now, succeeded: used !== undefined })
  if (!used) {
    await tx.run(sql`update sign_in_steps set wrong_codes = wrong_codes + 1 where token_hash = ${stepHash}`)
    await record(tx, { kind: 'sign-in refused', data: { personId: person.personId, at: 'code' } })
    return { kind: 'refused' }
  }
  await tx.run(sql`delete from sign_in_steps where person_id = ${person.personId}`)
  return { kind: 'signed in', token: await startSession(tx, person.personId, now), codesLeft: used.codesLeft }
}

type Used = { codesLeft: number | undefined }

/** Takes the code's step in one statement, so that of two who send it at the same time only one is let in. */
async function useCode(
  tx: Tx,
  person: Credentials,
  code: string,
  now: Temporal.Instant,
  key: SealingKey,
): Promise<Used | undefined> {
  if (!person.totpSecret) return undefined
  const step = stepOfCode(unseal(key, person.totpSecret), code.replaceAll(/\s/g, ''), now, person.lastTotpStep)
  if (step === undefined) return undefined
  const taken = await tx.run(sql`update credentials set last_totp_step = ${step}
    where person_id = ${person.personId} and (last_totp_step is null or last_totp_step < ${step})`)
  return taken ? { codesLeft: undefined } : undefined
}

async function useRecoveryCode(tx: Tx, { personId }: Credentials, code: string): Promise<Used | undefined> {
  const used = recoveryHash(code)
  return tx.maybe<Used>(sql`update credentials set recovery_hashes = array_remove(recovery_hashes, ${used})
    where person_id = ${personId} and ${used} = any (recovery_hashes) returning cardinality(recovery_hashes) as "codesLeft"`)
}

/** One attempt at a time for each address: ten at once do not slip past the limit together. */
async function lockEmail(tx: Tx, email: string): Promise<string> {
  const emailHash = hash(email.toLowerCase())
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${emailHash}, 0))`)
  return emailHash
}

async function recordAttempt(tx: Tx, attempt: { emailHash: string; succeeded: boolean } & At): Promise<void> {
  await tx.run(sql`insert into sign_in_attempts (email_hash, address_hash, at, succeeded)
    values (${attempt.emailHash}, ${attempt.addressHash}, ${attempt.now}, ${attempt.succeeded})`)
}
