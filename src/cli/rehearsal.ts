import { isRehearsal } from '#modules/people/index.ts'
import type { Clock, Database } from '#platform/sql/database.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

/*
 * A rehearsal is a restored service that acts on nobody: no mail, no jobs. The mark lies in the database, so that every
 * process that opens it knows, and in every backup of it.
 */

const everyMs = 5000

export async function beginRehearsal(tx: Tx): Promise<void> {
  await tx.run(sql`
    insert into settings (key, value, reason) values ('rehearsal', 'true', 'restored as a rehearsal')
    on conflict (key, from_on) do update set value = excluded.value, reason = excluded.reason`)
}

/** From now on it is real. False when it was no rehearsal. */
export async function endRehearsal(tx: Tx): Promise<boolean> {
  const was = await isRehearsal(tx)
  await tx.run(sql`delete from settings where key = 'rehearsal'`)
  return was
}

/** For jobs: they rest while this is a rehearsal. */
export function restsIn(database: Database, clock: Clock): () => Promise<boolean> {
  return () => database.atDoor(clock(), isRehearsal)
}

/** For pages, which cannot wait for an answer: what was so a few seconds ago. */
export async function watchRehearsal(
  database: Database,
  clock: Clock,
): Promise<{ now: () => boolean; stop: () => void }> {
  const ask = restsIn(database, clock)
  let latest = await ask()
  const timer = setInterval(() => {
    ask().then(
      (answer) => (latest = answer),
      () => {}, // the database is away: it is asked again
    )
  }, everyMs).unref()
  return { now: () => latest, stop: () => clearInterval(timer) }
}
