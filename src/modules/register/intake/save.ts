import { join, raw, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { saveReasons, withoutReason } from './reasons.ts'
import { type Fields, type IntakeTable, intake } from './tables.ts'

/**
 * Writes rows from another system, each by its key: new ones are added, known ones replaced. Every row that is referred
 * to must be there already. Throws when one is not, so that nothing is half written.
 */
export async function saveIntake(tx: Tx, table: IntakeTable, rows: readonly Fields[]): Promise<void> {
  if (rows.length === 0) return
  const isEpisodes = table === 'episodes'
  await saveRows(tx, table, isEpisodes ? rows.map(withoutReason) : rows)
  if (isEpisodes) await saveReasons(tx, rows)
}

async function saveRows(tx: Tx, table: IntakeTable, rows: readonly Fields[]): Promise<void> {
  const { refersTo, follows = [] } = intake[table]
  const columns = [...intake[table].columns, ...follows]
  const written = [...Object.values(refersTo), ...columns].map((column) => raw(column))
  const values = [
    ...Object.keys(refersTo).map((field) => raw(`${field}.id`)),
    ...columns.map((column) => raw(`r.${column}`)),
  ]
  const saved = await tx.run(sql`insert into ${raw(table)} (${join(written)}, saved_at)
    select ${join(values)}, request_now()
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) given
      cross join lateral jsonb_populate_record(null::${raw(table)}, given) r ${joinsOf(table)}
    on conflict (${keyColumns(table)}) do update
      set (${join(written)}, saved_at) = (${join(written.map((column) => sql`excluded.${column}`))}, excluded.saved_at)`)
  if (saved !== rows.length)
    throw new Error(`${rows.length - saved} rows of ${table} refer to what the register does not hold.`)
}

/** Gives children whom only their episodes name a place in the register; the header file says who they are. */
export async function saveUnknownChildren(tx: Tx, references: readonly string[]): Promise<void> {
  if (references.length === 0) return
  await tx.run(sql`insert into children (source_id, saved_at)
    select distinct reference, request_now() from unnest(${references}::text[]) reference
    on conflict (source_id) do nothing`)
}

function joinsOf(table: IntakeTable): Sql {
  const { household, child } = intake[table].refersTo
  const households = household ? `join households household on household.source_id = given ->> 'household'` : ''
  const children = child ? `join children child on child.source_id = given ->> 'child'` : ''
  return raw(`${households} ${children}`)
}

function keyColumns(table: IntakeTable): Sql {
  const { key, refersTo } = intake[table]
  return join(key.map((field) => raw(field === 'child' ? (refersTo.child ?? '') : field)))
}
