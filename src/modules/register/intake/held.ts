import { empty, join, raw, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { withReasons } from './reasons.ts'
import { type Fields, type IntakeTable, intake } from './tables.ts'

/**
 * The rows that the register holds for these references of another system, by key: the key fields joined by a blank.
 * For what belongs to a child the references are the children’s. With `lock` nobody else changes them until the
 * transaction ends.
 */
export async function findHeld(
  tx: Tx,
  table: IntakeTable,
  references: readonly string[],
  { lock }: { lock: boolean },
): Promise<Map<string, Fields>> {
  const rows = await tx.many<{ fields: Fields }>(sql`select jsonb_build_object(${fieldsOf(table)}) as fields
    from ${raw(table)} t ${joinsOf(table)} where ${ownerOf(table)}.source_id = any (${references}) ${lock ? sql`for update of t` : empty}`)
  const held = new Map(rows.map(({ fields }) => [keyOf(table, fields), fields]))
  return table === 'episodes' ? withReasons(tx, held, references) : held
}

/** The carers of these households who are there now, by key: not those whose record leads to another. */
export async function findCarersHeld(tx: Tx, households: readonly string[]): Promise<Map<string, Fields>> {
  if (households.length === 0) return new Map()
  const rows = await tx.many<{ fields: Fields }>(sql`select jsonb_build_object(${fieldsOf('carers')}) as fields
    from carers t ${joinsOf('carers')} where household.source_id = any (${households}) and t.ended_on is null
      and not exists (select from merges m where m.kind = 'carer' and m.ends_id = t.id and m.parted_at is null)`)
  return new Map(rows.map(({ fields }) => [keyOf('carers', fields), fields]))
}

/** Every reference of another system that the register knows of households, carers or children, with the birth date where there is one. */
export function listReferences(
  tx: Tx,
  table: 'households' | 'carers' | 'children',
): Promise<{ reference: string; bornOn: string | null }[]> {
  const bornOn = table === 'households' ? raw('null') : raw('born_on::text')
  return tx.many(
    sql`select source_id as reference, ${bornOn} as "bornOn" from ${raw(table)} where source_id is not null order by id`,
  )
}

/** What identifies a row to other systems: its key fields, joined by a blank. */
export function keyOf(table: IntakeTable, fields: Fields): string {
  return intake[table].key.map((field) => fields[field]).join(' ')
}

function fieldsOf(table: IntakeTable): Sql {
  const { columns, refersTo } = intake[table]
  const own = columns.map((column) => raw(`'${column}', t.${column}`))
  const others = Object.keys(refersTo).map((field) => raw(`'${field}', ${field}.source_id`))
  return join([...own, ...others])
}

/** `household` and `child` name both the field and the table that it refers to. */
function joinsOf(table: IntakeTable): Sql {
  const { household, child } = intake[table].refersTo
  const households = household ? `join households household on household.id = t.${household}` : ''
  return raw(child ? `join children child on child.id = t.${child} ${households}` : households)
}

function ownerOf(table: IntakeTable): Sql {
  return raw('child' in intake[table].refersTo ? 'child' : 't')
}
