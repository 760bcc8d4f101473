import { sql, type Tx } from '#platform/sql/index.ts'
import type { ServerOptions } from '#platform/http/index.ts'
import type { Database } from '#platform/sql/database.ts'
import { localPath, signInPath } from '../local-path.ts'
import { findKeptWords } from '../queries/kept-words.ts'

/** For ServerOptions.keepForm: keeps what a person had typed when their session ended, and says where to sign in. A
 * browser that never had a session here has nobody to keep it for. */
export function keepFormIn(database: Database): ServerOptions['keepForm'] {
  return ({ sessionHash, path, body, now }) =>
    database.atDoor(now, (tx) => keepForm(tx, { sessionHash, path, body, now }))
}

type Posted = Parameters<ServerOptions['keepForm']>[0]

export async function keepForm(tx: Tx, { sessionHash, path, body, now }: Posted): Promise<string> {
  if (holdsSecrets(path)) return signInPath('/your-account')
  const kept = await tx.maybe<{ id: string }>(sql`insert into kept_forms (person_id, path, fields, kept_at)
    select person_id, ${localPath(path)}, ${JSON.stringify(body)}, ${now} from sessions where token_hash = ${sessionHash ?? ''}
    returning id`)
  return signInPath(kept ? `/kept-words/${kept.id}` : '/')
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
