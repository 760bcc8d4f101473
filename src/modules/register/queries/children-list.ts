import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { listPage, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import type { Home } from '../homes.ts'

export type ListedChild = {
  ref: string
  caseSystemId: string
  initials: string
  bornOn: Temporal.PlainDate | null
  iro: string | null
  household: string | null
  since: Temporal.PlainDate | null
  home: Home
}

const open = (and: Sql): Sql =>
  sql`exists (select from placements p where p.child_id = c.id and p.ended_on is null ${and})`

const isAt: Record<Home, Sql> = {
  here: open(sql`and p.household_id is not null`),
  elsewhere: sql`(${open(sql`and p.household_id is null`)} and not ${open(sql`and p.household_id is not null`)})`,
  none: sql`not ${open(sql``)}`,
}

/** The children of the returns, by their number in Hearth, counted to the last; not a record that leads to another of the same child. */
export function listChildren(tx: Tx, home: Home | undefined, asked: AskedPage): Promise<ListPage<ListedChild>> {
  const now = sql`(select p.household_id, p.started_on from placements p where p.child_id = c.id and p.ended_on is null
      order by p.household_id is null, p.started_on desc limit 1)`
  const columns = sql`c.ref, c.source_id as "caseSystemId", c.initials, c.born_on as "bornOn", i.name as iro, h.ref as household,
      now.started_on as since, case when now.household_id is not null then 'here' when now.started_on is not null then 'elsewhere' else 'none' end as home`
  const from = sql`children c left join people i on i.id = c.iro_id left join lateral ${now} now on true left join households h on h.id = now.household_id`
  const where = [
    sql`not exists (select from merges m where m.kind = 'child' and m.ends_id = c.id and m.parted_at is null)`,
    ...(home ? [isAt[home]] : []),
  ]
  return listPage<ListedChild>(
    tx,
    { columns, from, counted: sql`children c`, where, order: [sql`c.id`], toItsEnd: true },
    asked,
  )
}
