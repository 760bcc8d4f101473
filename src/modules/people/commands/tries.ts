import { hash } from '#platform/hash.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { countWrongTries, type Door, findAccount, findWrongTries, type Place } from '../queries/sign-in.ts'
import { isUnusual, signInLimits, unusualFailures, type Wait, whenToTry } from '../throttle.ts'
import { isTold, tellAdministrators, tellOnce } from './warnings.ts'
import { tell } from './messages.ts'

/** Where a try comes from: the address, and the tokens by which this browser is known to somebody. */
export type From = { addressHash: string; deviceHashes: readonly string[]; now: Temporal.Instant }

/** A try that was let through. It stands as wrong until it is settled, so that those at the same moment count each other. */
export type Try = {
  id: number
  accountHash: string
  placeHash: string
  /** When the next one may come, should this one be wrong. */
  next: Wait | undefined
  now: Temporal.Instant
}

/** Lets a try through, or says until when to wait. The same for an address that nobody here has. Runs at the door. */
export async function beginTry(
  tx: Tx,
  email: string,
  door: Door,
  from: From,
): Promise<{ kind: 'try'; try: Try } | Wait> {
  const place = await placeOf(tx, email, from)
  await lock(tx, [place.accountHash, place.addressHash])
  const before = await findWrongTries(tx, place, door, from.now)
  const verdict = whenToTry(before, from.now)
  if (verdict.kind === 'guarded' && door !== 'recovery code') return verdict
  if (verdict.kind === 'wait') return verdict
  const after = {
    ...before,
    here: [...before.here, from.now],
    ofAccount: [...before.ofAccount, from.now],
    ofAddress: before.ofAddress + 1,
  }
  const next = whenToTry(after, from.now)
  const id = await recordTry(tx, place, door, { now: from.now, succeeded: false })
  return {
    kind: 'try',
    try: {
      id,
      accountHash: place.accountHash,
      placeHash: place.placeHash,
      next: next.kind === 'now' ? undefined : next,
      now: from.now,
    },
  }
}

/** It was right, and counts for nothing; `signedIn`: it also forgives what was wrong before at this place. */
export async function settleRight(tx: Tx, { id }: Try, { signedIn }: { signedIn: boolean }): Promise<void> {
  await tx.run(
    signedIn
      ? sql`update sign_in_attempts set succeeded = true where id = ${id}`
      : sql`delete from sign_in_attempts where id = ${id}`,
  )
}

/** It was wrong. `personId` is whose account it was, when there is one. Whoever must know of it is told, once. */
export async function settleWrong(
  tx: Tx,
  { accountHash, now }: Try,
  about: { personId: number | undefined; at: 'password' | 'code' | 'recovery code' },
): Promise<void> {
  const { personId, at } = about
  // As many statements for an address that nobody has: how long it takes tells nothing either.
  if (personId === undefined) await tx.one(sql`select 1 as nothing`)
  else await record(tx, { kind: 'sign-in refused', data: { personId, at } })
  await warnOfGuard(tx, { personId, accountHash, now })
  await warnOfSpraying(tx, now)
}

/** After a hundred wrong tries in a day the person and the administrators are told, once a day. */
async function warnOfGuard(
  tx: Tx,
  { personId, accountHash, now }: { personId: number | undefined; accountHash: string; now: Temporal.Instant },
): Promise<void> {
  const { tries, window } = signInLimits.guarded
  const { count } = await tx.one<{ count: number }>(sql`select count(*)::int as count from sign_in_attempts
    where email_hash = ${accountHash} and not succeeded and door <> 'recovery code' and at > ${now.subtract(window)}`)
  if (count < tries || personId === undefined) return
  const what = `guarded ${personId}`
  if (!(await tellOnce(tx, { what, kind: 'sign-in guarded', personId, now, every: window }))) return
  await record(tx, { kind: 'sign-in guarded', data: { personId } })
  await tell(tx, { to: personId, kind: 'sign-in guarded', path: '/your-account', urgent: true, pieceId: null })
  await tellAdministrators(tx, 'account guarded', now)
}

/** Failures of many accounts, or very many failures: administrators are told, once in each span of time. */
async function warnOfSpraying(tx: Tx, now: Temporal.Instant): Promise<void> {
  for (const { hours, ...limit } of unusualFailures) {
    const warning = { what: `failures of ${hours} hours`, kind: 'sign-ins failed', now, every: { hours } } as const
    if (await isTold(tx, warning)) continue
    if (!isUnusual(await countWrongTries(tx, now.subtract({ hours }), limit.tries), limit)) continue
    if (await tellOnce(tx, warning)) await tellAdministrators(tx, 'sign-ins failed', now)
  }
}

async function placeOf(tx: Tx, email: string, { addressHash, deviceHashes, now }: From): Promise<Place> {
  const account = await findAccount(tx, email, deviceHashes, now)
  const accountHash = hash((account?.email ?? email).toLowerCase())
  const device = account?.device ?? undefined
  return { accountHash, addressHash, placeHash: device ?? addressHash, known: device !== undefined }
}

/** One at a time for each account and for each address, and only while it is counted: of many at the same moment no more
 * get through than of many in turn. Locked in one order, so that no two wait for each other. */
export async function lock(tx: Tx, hashes: readonly string[]): Promise<void> {
  await tx.many(sql`select pg_advisory_xact_lock(key) from (
    select hashtextextended(given, 0) as key from unnest(${[...hashes]}::text[]) given order by key offset 0) ordered`)
}

export async function recordTry(
  tx: Tx,
  { accountHash, addressHash, placeHash }: Place,
  door: Door,
  { now, succeeded }: { now: Temporal.Instant; succeeded: boolean },
): Promise<number> {
  const { id } = await tx.one<{ id: number }>(sql`
    insert into sign_in_attempts (email_hash, address_hash, place_hash, door, at, succeeded)
    values (${accountHash}, ${addressHash}, ${placeHash}, ${door}, ${now}, ${succeeded}) returning id`)
  return id
}
