import { Refused } from '#platform/problems.ts'
import type { Database } from '#platform/sql/database.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { localPath, signInPath } from '../local-path.ts'
import { findKeptWords } from '../queries/kept-words.ts'

/** How much is kept of one person until they come back for it: forms, and characters of all of them. */
const mostKept = { forms: 20, characters: 2_000_000 }

/** What came without anybody who is signed in. */
type Posted = {
  sessionHash: string | undefined
  path: string
  body: Record<string, string | string[]>
  now: Temporal.Instant
}

/** For ServerOptions.keepForm: keeps what a person had typed when their session ended, and says where to sign in. A
 * browser that never had a session here has nobody to keep it for. */
export function keepFormIn(database: Database): (posted: Posted) => Promise<string> {
  return ({ sessionHash, path, body, now }) =>
    database.atDoor(now, (tx) => keepForm(tx, { sessionHash, path, body, now }))
}

/** For ServerOptions.mayKeepForm: whether there is anybody to keep it for. Asked before the form is read. */
export function mayKeepFormIn(database: Database): (posted: Omit<Posted, 'body'>) => Promise<boolean> {
  return ({ sessionHash, path, now }) =>
    holdsSecrets(path)
      ? Promise.resolve(false)
      : database.atDoor(now, async (tx) => (await findWhoWasHere(tx, sessionHash, now)) !== undefined)
}

/** Throws Refused when as much as is kept of one person is kept already. */
export async function keepForm(tx: Tx, { sessionHash, path, body, now }: Posted): Promise<string> {
  if (holdsSecrets(path)) return signInPath('/your-account')
  const who = await findWhoWasHere(tx, sessionHash, now)
  if (!who) return signInPath('/')
  const fields = JSON.stringify(body)
  // Whoever sends many at once waits for the one before, so that all are counted.
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('kept forms'), ${who.id})`)
  const kept = await tx.one<{ forms: number; characters: number }>(sql`
    select count(*)::int as forms, coalesce(sum(length(fields::text)), 0)::int as characters
    from kept_forms where person_id = ${who.id}`)
  if (kept.forms >= mostKept.forms || kept.characters + fields.length > mostKept.characters)
    throw new Refused(
      'You were signed out, and Hearth cannot keep this form beside what it keeps of yours already. Go back to the page: your words are still on it. Sign in again in another tab, look at “Your account”, and send it from here once more.',
    )
  const { id } = await tx.one<{ id: string }>(sql`insert into kept_forms (person_id, path, fields, kept_at)
    values (${who.id}, ${localPath(path)}, ${fields}, ${now}) returning id`)
  return signInPath(`/kept-words/${id}`)
}

/** Whose session this was, if they are still let in; a session that nobody has used for a week is nobody's any more. */
function findWhoWasHere(
  tx: Tx,
  sessionHash: string | undefined,
  now: Temporal.Instant,
): Promise<{ id: number } | undefined> {
  return tx.maybe(sql`select p.id from sessions s join people p on p.id = s.person_id
    where s.token_hash = ${sessionHash ?? ''} and p.active and s.seen_at > ${now.subtract({ hours: 7 * 24 })}`)
}

/** Passwords and codes are never kept. */
function holdsSecrets(path: string): boolean {
  return path.startsWith('/your-account')
}

/** Forgets kept words that their person no longer needs. */
export async function forgetWords(tx: Tx, id: string, personId: number): Promise<void> {
  const { id: found } = await findKeptWords(tx, id, personId)
  await tx.run(sql`delete from kept_forms where id::text = ${found} and person_id = ${personId}`)
}
