import { sql, type Tx } from '#platform/sql/index.ts'
import { NotFound } from '#platform/problems.ts'
import type { DayKnown, Standing } from '../watch.ts'

export type Entry = {
  key: string
  title: string
  standing: Standing
  says: string
  changes: string
  link: string
  from: Temporal.PlainDate | null
  dayKnown: DayKnown
  lookedOn: Temporal.PlainDate
  version: number
  /** Null: as Hearth brought it. */
  by: string | null
  at: Temporal.Instant
}

const columns = sql`w.key, w.title, w.standing, w.says, w.changes, w.link, w.from_on as "from", w.day_known as "dayKnown", w.looked_on as "lookedOn", w.version,
  (select p.name from people p where p.id = w.saved_by) as by, w.saved_at as at`

/** All of them, by title: there are a few dozen. */
export function listWatch(tx: Tx): Promise<Entry[]> {
  return tx.many<Entry>(sql`select ${columns} from law_watch w order by w.title, w.key limit 500`)
}

/** NotFound when there is none with this key. */
export async function findEntry(tx: Tx, key: string): Promise<Entry> {
  const [found] = await tx.many<Entry>(sql`select ${columns} from law_watch w where w.key = ${key}`)
  if (!found) throw new NotFound()
  return found
}

export type Earlier = Pick<Entry, 'title' | 'standing' | 'says' | 'changes' | 'link' | 'by' | 'at'> & {
  from: string | null
  lookedOn: string
}

/** How it read before, the latest first. */
export function listEarlier(tx: Tx, key: string): Promise<Earlier[]> {
  return tx.many<Earlier>(sql`
    select h.was ->> 'title' as title, h.was ->> 'standing' as standing, h.was ->> 'says' as says, h.was ->> 'changes' as changes, h.was ->> 'link' as link,
      h.was ->> 'from_on' as "from", h.was ->> 'looked_on' as "lookedOn",
      (select p.name from people p where p.id = (h.was ->> 'saved_by')::int) as by, (h.was ->> 'saved_at')::timestamptz as at
    from law_watch w join history h on h.table_name = 'law_watch' and h.row_id = w.id where w.key = ${key} order by h.replaced_at desc, h.id desc limit 20`)
}
