import { findCarersHeld, listNumbersLedOn, listReferences } from '#modules/register/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { ReadFile } from '../file.ts'
import { againstOf, heldOf, homesOf } from '../intake.ts'
import { type Fields, type Kind, type KindName, kindNamed } from '../kinds/index.ts'
import { type Answers, type KnownReference, plainly, type Subject, subjects } from '../same-reference.ts'
import { referencesIn, type World } from '../world.ts'
import { findGoingOn } from './going-on.ts'

/** Everything that these files must be compared with. */
export async function findWorld(tx: Tx, files: readonly ReadFile[], today: Temporal.PlainDate): Promise<World> {
  const held = new Map<KindName, ReadonlyMap<string, Fields>>()
  const wanted = referencesIn(files)
  for (const [name, references] of wanted) {
    held.set(name, await heldOf(tx, kindNamed(name), references, { lock: false }))
  }
  for (const { kind } of files) if (kind) await holdHomes(tx, kind, wanted, held)
  const households = householdsIn(files, held)
  held.set('foster_carers', new Map([...(await findCarersHeld(tx, households)), ...(held.get('foster_carers') ?? [])]))
  const references = await findReferences(tx, wanted, held)
  await holdOtherWritings(tx, wanted, references, held)
  return {
    held,
    people: await findPeople(tx),
    teams: await findTeams(tx),
    managers: await findManagers(tx),
    against: await findAgainst(tx, files),
    references,
    saidBefore: await findSaidBefore(tx),
    goingOn: await findGoingOn(tx, households, today),
    today,
  }
}

/** Whoever brings in what they keep need not see the households that it is about. */
async function holdHomes(
  tx: Tx,
  kind: Kind,
  wanted: ReadonlyMap<KindName, readonly string[]>,
  held: Map<KindName, ReadonlyMap<string, Fields>>,
): Promise<void> {
  const homes = await homesOf(tx, kind, wanted.get('fostering_households') ?? [])
  const known = held.get('fostering_households') ?? new Map<string, Fields>()
  const more = homes.filter((home) => !known.has(home)).map((home) => [home, { source_id: home }] as const)
  held.set('fostering_households', new Map([...known, ...more]))
}

/** The households that files of households and carers name, and those that their carers are with now. */
function householdsIn(files: readonly ReadFile[], held: World['held']): string[] {
  const named = files.flatMap(({ kind, rows }) => {
    if (kind?.name === 'fostering_households') return rows.map(({ key }) => key)
    if (kind?.name !== 'foster_carers') return []
    return rows.flatMap(({ key, fields }) => [fields['household'], held.get('foster_carers')?.get(key)?.['household']])
  })
  return [...new Set(named.filter((one) => typeof one === 'string'))]
}

/** Of each kind that these files bring new references of, every one that is known. */
async function findReferences(
  tx: Tx,
  wanted: ReadonlyMap<KindName, readonly string[]>,
  held: World['held'],
): Promise<Map<Subject, readonly KnownReference[]>> {
  const found = new Map<Subject, readonly KnownReference[]>()
  for (const subject of subjects) {
    const isNew = wanted.get(subject)?.some((reference) => !held.get(subject)?.has(reference))
    if (isNew) found.set(subject, await listReferences(tx, tables[subject]))
  }
  return found
}

/** What a new reference may be another writing of is compared with as well: the answer may be yes. */
async function holdOtherWritings(
  tx: Tx,
  wanted: ReadonlyMap<KindName, readonly string[]>,
  references: World['references'],
  held: Map<KindName, ReadonlyMap<string, Fields>>,
): Promise<void> {
  for (const [subject, known] of references) {
    const plain = new Set(wanted.get(subject)?.map(plainly))
    const others = known.map(({ reference }) => reference).filter((reference) => plain.has(plainly(reference)))
    if (others.length === 0) continue
    for (const name of keyedBy[subject]) {
      const rows = await heldOf(tx, kindNamed(name), others, { lock: false })
      held.set(name, new Map([...(held.get(name) ?? []), ...rows]))
    }
  }
}

/** The kinds whose rows are found by a subject's reference. */
const keyedBy: Readonly<Record<Subject, readonly KindName[]>> = {
  fostering_households: ['fostering_households'],
  foster_carers: ['foster_carers'],
  header: ['header', 'episodes', 'household_link'],
}

/** The numbers that lead to another because two records are one, by whose they are. */
export async function findLedOn(tx: Tx): Promise<Map<Subject, ReadonlyMap<string, string>>> {
  const led = Map.groupBy(await listNumbersLedOn(tx), ({ kind }) => kind)
  const numbers = (kind: string) => new Map((led.get(kind) ?? []).map(({ number, leadsTo }) => [number, leadsTo]))
  return new Map([
    ['fostering_households', numbers('household')],
    ['foster_carers', numbers('carer')],
    ['header', numbers('child')],
  ])
}

const tables = { fostering_households: 'households', foster_carers: 'carers', header: 'children' } as const

/**
 * That two references are the same, or that a reference, a name or its accents are right as they are written, was said once and holds for
 * the files of later months, until an import in which it was said is taken back. A no, and whatever depends on the row, is asked anew.
 */
async function findSaidBefore(tx: Tx): Promise<Answers> {
  const said = await tx.many<{ question: string }>(sql`select distinct question from import_answers n
    join imports i on i.id = n.import_id where i.state = 'committed' and n.answer = 'yes'
      and split_part(n.question, ' ', 1) in ('same', 'blanks_in_reference', 'broken_accents', 'no_name')`)
  return new Map(said.map(({ question }) => [question, 'yes']))
}

async function findAgainst(tx: Tx, files: readonly ReadFile[]): Promise<World['against']> {
  const found = new Map<string, { column: string; code: string; message: string }>()
  for (const { kind, rows } of files) {
    if (!kind?.piece) continue
    const ofKind = await againstOf(
      tx,
      kind,
      rows.map(({ fields }) => fields),
    )
    for (const [key, finding] of ofKind) found.set(`${kind.name} ${key}`, finding)
  }
  return found
}

async function findManagers(tx: Tx): Promise<World['managers']> {
  const teams = await tx.many<{ id: number; managerId: number | null }>(
    sql`select id, manager_id as "managerId" from teams`,
  )
  return new Map(teams.map(({ id, managerId }) => [id, managerId]))
}

type Named = { name: string; id: number }

async function findPeople(tx: Tx): Promise<Map<string, number>> {
  const people = await tx.many<Named>(sql`select p.source_id as name, coalesce(m.stays_id, p.id) as id from people p
    left join merges m on m.kind = 'person' and m.ends_id = p.id and m.parted_at is null where p.source_id is not null`)
  return new Map(people.map(({ name, id }) => [name, id]))
}

async function findTeams(tx: Tx): Promise<Map<string, number>> {
  const teams = await tx.many<Named>(sql`select lower(name) as name, id from teams`)
  return new Map(teams.map(({ name, id }) => [name, id]))
}
