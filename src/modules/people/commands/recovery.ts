import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { findCredentials, findCredentialsByEmail, stepLimits } from '../queries/sign-in.ts'
import type { Wait } from '../throttle.ts'
import { type AtDoor, beginStep, type Refusal, type SignedIn, signIn, useRecoveryCode, weigh } from './sign-in.ts'
import { beginTry, type From, settleRight, settleWrong } from './tries.ts'

/*
 * The way in while strangers guess at somebody's password: the two halves in the other order. A recovery code cannot be
 * guessed, so it comes first, and is used up; it opens nothing but five tries at the password.
 */

/** First half: e-mail and recovery code. It waits like every other try, and is open while the account is guarded. */
export async function giveRecoveryCode(
  atDoor: AtDoor,
  { email, code, from }: { email: string; code: string; from: From },
): Promise<Wait | Refusal | { kind: 'password wanted'; token: string }> {
  return atDoor(async (tx) => {
    const begun = await beginTry(tx, email, 'recovery code', from)
    if (begun.kind !== 'try') return begun
    const known = await findCredentialsByEmail(tx, email)
    const used = await useRecoveryCode(tx, known?.personId ?? 0, code)
    if (!known || !used) {
      await settleWrong(tx, begun.try, { personId: known?.personId, at: 'recovery code' })
      return { kind: 'refused', next: begun.try.next }
    }
    await settleRight(tx, begun.try, { signedIn: false })
    return { kind: 'password wanted', token: await beginStep(tx, known.personId, 'password', from.now) }
  })
}

/** Second half: the password, five times at most. */
export async function givePasswordAfterCode(
  atDoor: AtDoor,
  { stepHash, password, from }: { stepHash: string | undefined; password: string; from: From },
): Promise<{ kind: 'refused' } | { kind: 'busy' } | { kind: 'start again' } | SignedIn> {
  const { now } = from
  const person = await atDoor(async (tx) => {
    const personId = await takeStep(tx, stepHash, now)
    return personId === undefined ? undefined : findCredentials(tx, personId)
  })
  if (!person || !stepHash) return { kind: 'start again' }
  const right = await weigh(password, person.passwordHash, stepHash)
  return atDoor(async (tx) => {
    if (right === 'busy') {
      await tx.run(sql`update sign_in_steps set wrong_codes = wrong_codes - 1 where token_hash = ${stepHash}`)
      return { kind: 'busy' }
    }
    if (!right) {
      await record(tx, { kind: 'sign-in refused', data: { personId: person.personId, at: 'password' } })
      return { kind: 'refused' }
    }
    const taken = await tx.run(sql`delete from sign_in_steps where token_hash = ${stepHash}`)
    const codesLeft = person.recoveryHashes.length
    return taken ? signIn(tx, person.personId, { codesLeft }, now) : { kind: 'start again' }
  })
}

/** Counts the try before the password is weighed: of many at the same moment no more get through than five. */
async function takeStep(tx: Tx, stepHash: string | undefined, now: Temporal.Instant): Promise<number | undefined> {
  const step = await tx.maybe<{ personId: number }>(sql`update sign_in_steps set wrong_codes = wrong_codes + 1
    where token_hash = ${stepHash ?? ''} and owes = 'password' and made_at > ${now.subtract(stepLimits.lasts)}
      and wrong_codes < ${stepLimits.wrongCodes} returning person_id as "personId"`)
  return step?.personId
}
