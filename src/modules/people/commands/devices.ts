import { randomBytes } from 'node:crypto'
import { hash } from '#platform/hash.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { tokensIn, withToken } from '../device.ts'

/** Somebody has signed in with this browser: from now on it is known to them. Gives back the cookie that it keeps. A token
 * that came with it counts only when it was theirs already, so that nobody can slip them one of their own. */
export async function rememberDevice(
  tx: Tx,
  personId: number,
  cookie: string | undefined,
  now: Temporal.Instant,
): Promise<string> {
  const tokens = tokensIn(cookie)
  const known = await tx.maybe<{ tokenHash: string }>(sql`update devices set last_at = ${now}
    where id = (select id from devices where person_id = ${personId} and token_hash = any (${tokens.map(hash)}) limit 1)
    returning token_hash as "tokenHash"`)
  const token = tokens.find((one) => hash(one) === known?.tokenHash)
  if (token) return withToken(cookie, token)
  const fresh = randomBytes(32).toString('base64url')
  await tx.run(sql`insert into devices (person_id, token_hash, first_at, last_at)
    values (${personId}, ${hash(fresh)}, ${now}, ${now})`)
  return withToken(cookie, fresh)
}

/** A browser of the person's own that is no longer to be known. Nothing happens when there is none such. */
export async function forgetDevice(tx: Tx, personId: number, id: number): Promise<void> {
  const gone = await tx.run(sql`delete from devices where person_id = ${personId} and id = ${id}`)
  if (gone) await record(tx, { kind: 'browser forgotten' })
}

/** Every browser of a person. */
export async function forgetDevices(tx: Tx, personId: number): Promise<void> {
  await tx.run(sql`delete from devices where person_id = ${personId}`)
}
