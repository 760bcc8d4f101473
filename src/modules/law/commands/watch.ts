import { lookedOn, watched } from '#framework/law/watch.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { Typed } from '../watch.ts'

/** What Hearth brings along: new entries come in, and those that nobody of the service has written at read as they are shipped now. */
export async function bringWatch(tx: Tx): Promise<void> {
  for (const { key, title, standing, says, changes, from } of watched)
    await tx.run(sql`
      insert into law_watch as w (key, title, standing, says, changes, from_on, day_known, looked_on)
      values (${key}, ${title}, ${standing}, ${says}, ${changes}, ${from?.on ?? null}::date, ${from?.known ?? ''}, ${lookedOn}::date)
      on conflict (key) do update set title = excluded.title, standing = excluded.standing, says = excluded.says, changes = excluded.changes,
        from_on = excluded.from_on, day_known = excluded.day_known, looked_on = excluded.looked_on, saved_at = request_now()
      where w.saved_by is null and (w.title, w.standing, w.says, w.changes, w.from_on, w.day_known, w.looked_on)
        is distinct from (excluded.title, excluded.standing, excluded.says, excluded.changes, excluded.from_on, excluded.day_known, excluded.looked_on)`)
}

/** Begins an entry. Gives back its key. */
export async function beginEntry(tx: Tx, entry: Typed, today: Temporal.PlainDate): Promise<string> {
  const { key } = await tx.one<{ key: string }>(sql`
    insert into law_watch (key, title, standing, says, changes, link, from_on, day_known, looked_on, saved_by)
    values ('own-' || left(replace(gen_random_uuid()::text, '-', ''), 12), ${entry.title}, ${entry.standing}, ${entry.says}, ${entry.changes}, ${entry.link},
      ${entry.from}, ${entry.dayKnown}, ${entry.lookedOn ?? today}, actor()) returning key`)
  await record(tx, { kind: 'law watch: entered', data: { key } })
  return key
}

/** Writes at an entry. `seen`: the version that was shown. */
export async function rewriteEntry(
  tx: Tx,
  { key, seen, today }: { key: string; seen: number; today: Temporal.PlainDate },
  entry: Typed,
): Promise<void> {
  const done = await tx.run(sql`
    update law_watch set title = ${entry.title}, standing = ${entry.standing}, says = ${entry.says}, changes = ${entry.changes}, link = ${entry.link},
      from_on = ${entry.from}, day_known = ${entry.dayKnown}, looked_on = ${entry.lookedOn ?? today}, version = version + 1, saved_by = actor(), saved_at = request_now()
    where key = ${key} and version = ${seen}`)
  if (done === 0) throw new Refused('Somebody has changed this meanwhile. Look at what stands there now.')
  await record(tx, { kind: 'law watch: changed', data: { key } })
}
