import { sql, type Tx } from '#platform/sql/index.ts'
import type { IntakeTable } from './tables.ts'

/** Takes away rows that an import brought and that go back with it; fails as a whole when something refers to one of them. */
export async function removeIntake(tx: Tx, table: IntakeTable, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await tx.run(sql`select remove_brought(${table}, ${keys}::text[])`)
}

/** Children of whom nothing is known any more, and no episode or link: only their episodes had named them. */
export async function removeUnknownChildren(tx: Tx, references: readonly string[]): Promise<void> {
  const unknown = await tx.many<{ key: string }>(sql`select c.source_id as key from children c
    where c.source_id = any (${references}) and c.born_on is null and c.iro_id is null
      and not exists (select from episodes e where e.child_id = c.id)
      and not exists (select from household_links l where l.child_id = c.id)
      and not exists (select from placements p where p.child_id = c.id)`)
  const hanging = await listHanging(
    tx,
    'children',
    unknown.map(({ key }) => key),
  )
  await removeIntake(
    tx,
    'children',
    unknown.map(({ key }) => key).filter((key) => !hanging.has(key)),
  )
}

/** What Hearth keeps about these rows, by key, in a word each. */
export async function listHanging(
  tx: Tx,
  table: IntakeTable,
  keys: readonly string[],
): Promise<Map<string, readonly string[]>> {
  if (keys.length === 0) return new Map()
  const rows = await tx.many<{ key: string; what: string }>(
    sql`select key, what from hangs_on(${table}, ${keys}::text[])`,
  )
  const byKey = Map.groupBy(rows, ({ key }) => key)
  return new Map([...byKey].map(([key, all]) => [key, all.map(({ what }) => what)]))
}

/** A row of the register that refers to another one. */
export type Dependent = { table: IntakeTable; key: string; on: string }

/** What in the register refers to these households, or children. */
export async function listDependents(
  tx: Tx,
  table: 'households' | 'children',
  references: readonly string[],
): Promise<Dependent[]> {
  if (references.length === 0) return []
  return table === 'households'
    ? tx.many(sql`
      select 'carers' as table, c.source_id as key, h.source_id as on from carers c join households h on h.id = c.household_id where h.source_id = any (${references})
      union all select 'carer_reviews', r.source_id, h.source_id from carer_reviews r join households h on h.id = r.household_id where h.source_id = any (${references})
      union all select 'household_links', c.source_id || ' ' || l.started_on, h.source_id from household_links l
        join households h on h.id = l.household_id join children c on c.id = l.child_id where h.source_id = any (${references})`)
    : tx.many(sql`
      select 'episodes' as table, c.source_id || ' ' || e.started_on as key, c.source_id as on from episodes e join children c on c.id = e.child_id where c.source_id = any (${references})
      union all select 'household_links', c.source_id || ' ' || l.started_on, c.source_id from household_links l join children c on c.id = l.child_id where c.source_id = any (${references})`)
}

/** Carers who were with these households once, with the day on which they came; null: from before anybody remembers. */
export async function listFormerCarers(
  tx: Tx,
  households: readonly string[],
): Promise<{ key: string; on: string; came: string | null }[]> {
  if (households.length === 0) return []
  return tx.many(sql`select c.source_id as key, h.source_id as on, s.from_on::text as came from carer_stays s
    join households h on h.id = s.household_id join carers c on c.id = s.carer_id
    where s.until_on is not null and h.source_id = any (${households}) order by s.id`)
}
