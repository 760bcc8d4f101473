import { raw, sql, type Sql, type Tx } from '#platform/sql/index.ts'
import { type FoundKind, type FoundOne, most, type Sought } from '../sought.ts'

/** Whatever of the register has this number, these initials, this worker or this team: row-level security lets nothing through that
 * is not theirs, so that it answers as it does where there is nothing. One more of each kind than is shown. */
export async function findSought(tx: Tx, { numbers, initials, name }: Sought): Promise<FoundOne[]> {
  const parts = [
    households(sql`h.source_id = any (${numbers})`, true),
    households(sql`h.id = (select c.household_id from carers c where c.source_id = any (${numbers}) limit 1)`, true),
    children(sql`c.source_id = any (${numbers})`, true),
    ...(initials.length > 0
      ? [
          households(
            sql`h.id = any (array(select s.household_id from carer_stays s where s.initials = any (${initials}) and s.until_on is null limit ${4 * most}))
              and not ${leads('household', sql`h.id`)}`,
            false,
          ),
          children(sql`c.initials = any (${initials}) and not ${leads('child', sql`c.id`)}`, false),
        ]
      : []),
    ...(name ? named(`%${name.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`) : []),
  ]
  const all = parts.reduce((before, one) => sql`${before} union all ${one}`)
  const rows = await tx.many<FoundOne>(all)
  const known = new Set<string>()
  return rows.filter(({ kind, id }) => !known.has(`${kind} ${id}`) && known.add(`${kind} ${id}`))
}

const leads = (kind: string, id: Sql): Sql =>
  sql`exists (select from merges m where m.kind = ${kind} and m.ends_id = ${id} and m.parted_at is null)`

const one = (columns: Sql, from: Sql, where: Sql, order: string, byNumber: boolean): Sql =>
  sql`(select ${columns}, ${byNumber}::boolean as "byNumber" from ${from} where ${where} order by ${raw(order)} limit ${most + 1})`

function households(where: Sql, byNumber: boolean): Sql {
  const carers = sql`coalesce((select string_agg(nullif(s.initials, ''), ' and ' order by s.position) from carer_stays s where s.household_id = h.id and s.until_on is null), '')`
  return one(
    sql`'household' as kind, h.id, h.ref, ${carers} as initials, h.source_id as "caseSystemId", null::date as "bornOn", null as household`,
    sql`households h`,
    where,
    'h.id',
    byNumber,
  )
}

function children(where: Sql, byNumber: boolean): Sql {
  const home = sql`(select h.ref from placements p join households h on h.id = p.household_id where p.child_id = c.id and p.ended_on is null limit 1)`
  return one(
    sql`'child' as kind, c.id, c.ref, c.initials, c.source_id as "caseSystemId", c.born_on as "bornOn", ${home} as household`,
    sql`children c`,
    where,
    'c.id',
    byNumber,
  )
}

/** Those by whom a list of households can be narrowed. */
function named(pattern: string): Sql[] {
  const as = (kind: FoundKind, from: Sql, theirs: Sql) =>
    one(
      sql`${kind} as kind, n.id, n.name as ref, '' as initials, null as "caseSystemId", null::date as "bornOn", null as household`,
      from,
      sql`n.name ilike ${pattern} and exists (select from households h where ${theirs})`,
      'n.name, n.id',
      false,
    )
  return [
    as('worker', sql`people n`, sql`h.supervising_worker_id = n.id`),
    as('team', sql`teams n`, sql`h.team_id = n.id`),
  ]
}
