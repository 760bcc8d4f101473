import { hash } from '#platform/hash.ts'
import type { Database } from '#platform/sql/database.ts'
import { sql } from '#platform/sql/index.ts'
import { seal } from '../sealing.ts'
import { sealingKey } from '../sealing-key.ts'

/** Locks the links that an earlier version kept readable while they waited for their mail. Runs as Hearth starts, since only
 * it knows the secret; there are none after the first time. */
export async function lockOldLinks(database: Database, now: Temporal.Instant): Promise<void> {
  await database.asSystem(now, async (tx) => {
    const open = await tx.many<{ id: number; path: string }>(
      sql`select id, path from messages where kind = 'invitation' and sealed is null and path like '/invitations/%' for update`,
    )
    for (const { id, path } of open) {
      const [sealed, linkHash] = [seal(sealingKey(), path), hash(path.replace('/invitations/', ''))]
      await tx.run(sql`update messages set path = '/', sealed = ${sealed}, link_hash = ${linkHash} where id = ${id}`)
    }
  })
}
