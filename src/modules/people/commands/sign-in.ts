import { randomBytes } from 'node:crypto'
import { hash } from '#platform/hash.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { recoveryHash, stepOfCode } from '../one-time-code.ts'
import { isPassword } from '../password.ts'
import {
  type Credentials,
  findCredentials,
  findCredentialsByEmail,
  findSignInStep,
  type Owes,
} from '../queries/sign-in.ts'
import { type SealingKey, tryUnseal } from '../sealing.ts'
import type { Wait } from '../throttle.ts'
import { takeTurns } from '../turns.ts'
import { beginTry, type From, settleRight, settleWrong } from './tries.ts'
import { startSession } from './sessions.ts'

/** One short transaction at the door. */
export type AtDoor = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** `next`: when the next try may come, if it has to wait. */
export type Refusal = { kind: 'refused'; next: Wait | undefined }
export type SignedIn = { kind: 'signed in'; personId: number; token: string; codesLeft: number | undefined }

const turns = takeTurns()

/** Whoever waits for a password to be weighed is told that it is busy: the server stops. */
export const stopWeighing = (): void => turns.giveUp()

/** First half: e-mail and password. A right one gives a token that opens nothing but the second half. Nobody learns
 * whether the address or the password was wrong, nor whether the address is known. The password is weighed between two
 * transactions, when nothing is held. */
export async function givePassword(
  atDoor: AtDoor,
  { email, password, from }: { email: string; password: string; from: From },
): Promise<Wait | Refusal | { kind: 'busy' } | { kind: 'code wanted'; token: string }> {
  const begun = await atDoor(async (tx) => ({
    ...(await beginTry(tx, email, 'sign-in', from)),
    known: await findCredentialsByEmail(tx, email),
  }))
  if (begun.kind !== 'try') return { kind: begun.kind, until: begun.until }
  const { known } = begun
  const right = await weigh(password, known?.passwordHash, begun.try.placeHash)
  return atDoor(async (tx) => {
    if (right === true && known) {
      await settleRight(tx, begun.try, { signedIn: false })
      return { kind: 'code wanted', token: await beginStep(tx, known.personId, 'code', from.now) }
    }
    if (right === 'busy') {
      await settleRight(tx, begun.try, { signedIn: false })
      return { kind: 'busy' }
    }
    await settleWrong(tx, begun.try, { personId: known?.personId, at: 'password' })
    return { kind: 'refused', next: begun.try.next }
  })
}

export async function beginStep(tx: Tx, personId: number, owes: Owes, now: Temporal.Instant): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx.run(sql`insert into sign_in_steps (token_hash, person_id, made_at, owes)
    values (${hash(token)}, ${personId}, ${now}, ${owes})`)
  return token
}

/** Second half: the code of the authenticator, or a recovery code, each once. Then the session begins. While the account is
 * guarded, a browser that it does not know needs a recovery code. */
export async function giveCode(
  tx: Tx,
  given: { stepHash: string | undefined; code: string; sealingKey: SealingKey; from: From },
): Promise<Wait | Refusal | { kind: 'start again' } | { kind: 'locked' } | SignedIn> {
  const { stepHash, code, sealingKey, from } = given
  const step = await findSignInStep(tx, stepHash, 'code', from.now)
  const person = step && (await findCredentials(tx, step.personId))
  if (!person || !stepHash) return { kind: 'start again' }
  const begun = await beginTry(tx, person.email, 'sign-in', from)
  if (!(await findSignInStep(tx, stepHash, 'code', from.now))) return { kind: 'start again' } // someone else was first
  if (begun.kind === 'wait') return begun
  if (begun.kind === 'guarded') {
    const used = await useRecoveryCode(tx, person.personId, code)
    if (used) return signIn(tx, person.personId, used, from.now)
    await countWrongCode(tx, stepHash)
    return begun
  }
  const secret = person.totpSecret && tryUnseal(sealingKey, person.totpSecret)
  if (person.totpSecret && !secret && looksLikeCode(code)) {
    await settleRight(tx, begun.try, { signedIn: false }) // nobody can say whether it is right
    return { kind: 'locked' }
  }
  const used =
    (secret && (await useCode(tx, person, secret, code, from.now))) ??
    (await useRecoveryCode(tx, person.personId, code))
  if (!used) {
    await countWrongCode(tx, stepHash)
    await settleWrong(tx, begun.try, { personId: person.personId, at: 'code' })
    return { kind: 'refused', next: begun.try.next }
  }
  await settleRight(tx, begun.try, { signedIn: true })
  return signIn(tx, person.personId, used, from.now)
}

async function countWrongCode(tx: Tx, stepHash: string): Promise<void> {
  await tx.run(sql`update sign_in_steps set wrong_codes = wrong_codes + 1 where token_hash = ${stepHash}`)
}

/** Both halves are right. */
export async function signIn(tx: Tx, personId: number, used: Used, now: Temporal.Instant): Promise<SignedIn> {
  await tx.run(sql`delete from sign_in_steps where person_id = ${personId}`)
  return { kind: 'signed in', personId, token: await startSession(tx, personId, now), codesLeft: used.codesLeft }
}

const looksLikeCode = (code: string) => /^\d{6}$/.test(code.replaceAll(/\s/g, ''))

export type Used = { codesLeft: number | undefined }

/** Takes the code's step in one statement, so that of two who send it at the same time only one is let in. */
async function useCode(
  tx: Tx,
  person: Credentials,
  secret: string,
  code: string,
  now: Temporal.Instant,
): Promise<Used | undefined> {
  const step = stepOfCode(secret, code.replaceAll(/\s/g, ''), now, person.lastTotpStep)
  if (step === undefined) return undefined
  const taken = await tx.run(sql`update credentials set last_totp_step = ${step}
    where person_id = ${person.personId} and (last_totp_step is null or last_totp_step < ${step})`)
  return taken ? { codesLeft: undefined } : undefined
}

export async function useRecoveryCode(tx: Tx, personId: number, code: string): Promise<Used | undefined> {
  const used = recoveryHash(code)
  return tx.maybe<Used>(sql`update credentials set recovery_hashes = array_remove(recovery_hashes, ${used})
    where person_id = ${personId} and ${used} = any (recovery_hashes) returning cardinality(recovery_hashes) as "codesLeft"`)
}

/** Weighs a password in its turn. */
export function weigh(password: string, kept: string | null | undefined, place: string): Promise<boolean | 'busy'> {
  return turns.take(place, () => isPassword(password, kept))
}
