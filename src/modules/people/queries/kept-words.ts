import { NotFound } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

export type KeptWords = {
  id: string
  path: string
  fields: Record<string, string | string[]>
  keptAt: Temporal.Instant
}

/** What this person had typed. Nobody else can find it. */
export async function findKeptWords(tx: Tx, id: string, personId: number): Promise<KeptWords> {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new NotFound()
  return tx.one(
    sql`select id, path, fields, kept_at as "keptAt" from kept_words where id::text = ${id} and person_id = ${personId}`,
  )
}

/** What is kept for this person, newest first. */
export function listKeptWords(tx: Tx, personId: number): Promise<Pick<KeptWords, 'id' | 'keptAt'>[]> {
  return tx.many(
    sql`select id, kept_at as "keptAt" from kept_words where person_id = ${personId} order by kept_at desc`,
  )
}
