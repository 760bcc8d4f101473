import { raw, sql, type Tx } from '#platform/sql/index.ts'
import { type TeamKey, teams } from '../people.ts'

/** The register’s own numbers for what the files name. */
export type Known = {
  person: (key: string) => number
  household: (id: string) => number
  review: (id: string) => number
  child: (ref: number) => number
  carer: (id: string) => number
  team: (key: TeamKey) => number
}

export async function findKnown(tx: Tx): Promise<Known> {
  return {
    person: await numbersOf(tx, 'people'),
    household: await numbersOf(tx, 'households'),
    review: await numbersOf(tx, 'carer_reviews'),
    child: await numbersOf(tx, 'children'),
    carer: await numbersOf(tx, 'carers'),
    team: await teamNumbers(tx),
  }
}

async function teamNumbers(tx: Tx): Promise<Known['team']> {
  const rows = await tx.many<{ id: number; name: string }>(sql`select id, name from teams`)
  const named = new Map(rows.map(({ id, name }) => [name, id]))
  return (key) => named.get(teams.find((team) => team.key === key)!.name) as number
}

async function numbersOf(tx: Tx, table: string): Promise<(source: string | number) => number> {
  const rows = await tx.many<{ id: number; source: string }>(
    sql`select id, source_id as source from ${raw(table)} where source_id is not null`,
  )
  const numbers = new Map(rows.map(({ id, source }) => [source, id]))
  return (source) => {
    const number = numbers.get(String(source))
    if (number === undefined) throw new Error(`The demonstration names ${source}, which is not in ${table}.`)
    return number
  }
}
