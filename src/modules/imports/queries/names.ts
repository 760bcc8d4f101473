import { sql, type Tx } from '#platform/sql/index.ts'

type Named = { id: number; name: string }

/** What people and teams are called, by our number: rows of an import hold only the numbers. */
export async function findNames(tx: Tx): Promise<{ people: Map<number, string>; teams: Map<number, string> }> {
  const [people, teams] = [
    await tx.many<Named>(sql`select id, name from people`),
    await tx.many<Named>(sql`select id, name from teams`),
  ]
  return { people: byId(people), teams: byId(teams) }
}

function byId(rows: readonly Named[]): Map<number, string> {
  return new Map(rows.map(({ id, name }) => [id, name]))
}
