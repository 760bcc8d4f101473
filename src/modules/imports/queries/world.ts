import { findHeld } from '#modules/register/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { ReadFile } from '../file.ts'
import { type Fields, type KindName, kindNamed } from '../kinds/index.ts'
import { referencesIn, type World } from '../world.ts'

/** Everything that these files must be compared with. */
export async function findWorld(tx: Tx, files: readonly ReadFile[], today: Temporal.PlainDate): Promise<World> {
  const held = new Map<KindName, ReadonlyMap<string, Fields>>()
  for (const [name, references] of referencesIn(files)) {
    held.set(name, await findHeld(tx, kindNamed(name).table, references, { lock: false }))
  }
  return { held, people: await findPeople(tx), teams: await findTeams(tx), today }
}

type Named = { name: string; id: number }

async function findPeople(tx: Tx): Promise<Map<string, number>> {
  const people = await tx.many<Named>(sql`select source_id as name, id from people where source_id is not null`)
  return new Map(people.map(({ name, id }) => [name, id]))
}

async function findTeams(tx: Tx): Promise<Map<string, number>> {
  const teams = await tx.many<Named>(sql`select lower(name) as name, id from teams`)
  return new Map(teams.map(({ name, id }) => [name, id]))
}
