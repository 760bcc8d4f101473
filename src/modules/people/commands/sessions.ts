import { randomBytes } from 'node:crypto'
import { hash } from '#platform/hash.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'

/** Signs a person in: a new session with a new token, which is all that the browser gets; we keep its hash. Runs at the door. */
export async function startSession(tx: Tx, personId: number, now: Temporal.Instant): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx.run(
    sql`insert into sessions (token_hash, person_id, started_at, seen_at) values (${hash(token)}, ${personId}, ${now}, ${now})`,
  )
  await actAs(tx, personId)
  await record(tx, { kind: 'signed in' })
  return token
}

/** Signs out. The browser may keep its dead token: it opens nothing, and it tells whose words to keep when a form is
 * still open in another tab. Runs at the door. */
export async function endSession(tx: Tx, sessionHash: string, now: Temporal.Instant): Promise<void> {
  const ended = await tx.maybe<{ personId: number }>(sql`update sessions set ended_at = ${now}
    where token_hash = ${sessionHash} and ended_at is null returning person_id as "personId"`)
  if (!ended) return
  await actAs(tx, ended.personId)
  await record(tx, { kind: 'signed out' })
}

/** Ends every session of a person, but for one when it is named. Returns how many. */
export function endSessions(tx: Tx, personId: number, now: Temporal.Instant, except = ''): Promise<number> {
  return tx.run(sql`update sessions set ended_at = ${now}
    where person_id = ${personId} and ended_at is null and token_hash <> ${except}`)
}

/** From here on the trail names this person, who has just shown who they are at the door. */
export async function actAs(tx: Tx, personId: number): Promise<void> {
  await tx.one(sql`select set_config('hearth.actor', ${String(personId)}, true)`)
}
