import {
  type Fields,
  findCarersHeld,
  type IntakeTable,
  listDependents,
  listFormerCarers,
  listNumbersLedOn,
} from '#modules/register/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { hangingOn, heldOf } from '../intake.ts'
import { isOfRegister, type KindName, kindNamed, kinds } from '../kinds/index.ts'
import type { Around, Touched } from '../taking-back.ts'

type Line = {
  importId: number
  on: string
  isBack: boolean
  kind: KindName
  key: string
  before: Fields | null
  after: Fields | null
}

/** The rows of the register of which an import spoke, with what every import said of them; with `lock` nobody else changes them meanwhile. */
export async function findTouched(tx: Tx, importId: number, { lock }: { lock: boolean }): Promise<Touched[]> {
  const lines =
    await tx.many<Line>(sql`select l.import_id as "importId", (i.decided_at at time zone 'Europe/London')::date::text as on,
      l.taken_back as "isBack", l.kind, l.key, l.before, l.after
    from import_lines_on_same_rows(${importId}) l join imports i on i.id = l.import_id
    order by l.kind, l.key, i.decided_at desc, i.id desc`)
  const touched: Touched[] = []
  for (const [kind, ofKind] of Map.groupBy(lines, (line) => line.kind)) {
    const references = [...new Set(ofKind.map(({ key }) => referenceIn(key)))]
    const held = await heldOf(tx, kindNamed(kind), references, { lock })
    for (const [key, spoke] of Map.groupBy(ofKind, (line) => line.key)) {
      touched.push({ kind, key, now: held.get(key) ?? null, spoke })
    }
  }
  return touched
}

/** The rows of which a sealed file of the import spoke, each "kind key". */
export async function findSealedRows(tx: Tx, importId: number): Promise<ReadonlySet<string>> {
  const rows = await tx.many<{ kind: KindName; key: string }>(
    sql`select kind, key from rows_of_sealed_files(${importId})`,
  )
  return new Set(rows.map(({ kind, key }) => `${kind} ${key}`))
}

/** What stands around these rows: what is kept about them, what refers to them, and what they would refer to again. */
export async function findAround(tx: Tx, touched: readonly Touched[]): Promise<Around> {
  const byKind = Map.groupBy(touched, ({ kind }) => kind)
  const keysOf = (kind: KindName) => (byKind.get(kind) ?? []).map(({ key }) => key)
  const hanging = new Map<KindName, ReadonlyMap<string, readonly string[]>>()
  for (const kind of kinds) hanging.set(kind.name, await hangingOn(tx, kind, keysOf(kind.name)))
  const dependents = new Map<KindName, Awaited<ReturnType<typeof dependentsOf>>>()
  for (const name of ['fostering_households', 'header'] as const)
    dependents.set(name, await dependentsOf(tx, name, keysOf(name)))
  const cared = Map.groupBy(await listFormerCarers(tx, keysOf('fostering_households')), ({ on }) => on)
  const named = await findNamed(tx, touched)
  const theirs = (byKind.get('foster_carers') ?? []).flatMap(({ now, spoke }) =>
    [now, ...spoke.map(({ before }) => before)].flatMap((fields) => fields?.['household'] ?? []),
  )
  const carersNow = await findCarersHeld(tx, [...new Set(theirs.map(String))])
  const asksRegister = [...byKind.keys()].some((name) => isOfRegister(kindNamed(name)))
  const led = new Set((asksRegister ? await listNumbersLedOn(tx) : []).map(({ kind, number }) => `${kind} ${number}`))
  return {
    hanging: (kind, key) => hanging.get(kind)?.get(key) ?? [],
    dependents: (kind, key) => dependents.get(kind)?.get(key) ?? [],
    carersNow,
    leadsOn: (kind, key) => led.has(`${whose[kind]} ${referenceIn(key)}`),
    caredOnce: (household) => cared.get(household) ?? [],
    holds: (kind, reference) => named.get(kind)?.has(reference) ?? false,
  }
}

async function dependentsOf(tx: Tx, kind: 'fostering_households' | 'header', keys: readonly string[]) {
  const rows = await listDependents(tx, kind === 'header' ? 'children' : 'households', keys)
  const found = rows.map(({ table, key, on }) => ({ kind: kindOf(table), key, on }))
  return Map.groupBy(found, ({ on }) => on)
}

/** The households and children that earlier versions of these rows name, as far as the register holds them. */
async function findNamed(tx: Tx, touched: readonly Touched[]): Promise<Map<KindName, ReadonlyMap<string, Fields>>> {
  const named = new Map<KindName, ReadonlyMap<string, Fields>>()
  for (const [kind, field] of [
    ['fostering_households', 'household'],
    ['header', 'child'],
  ] as const) {
    const before = touched.flatMap(({ spoke }) => spoke.flatMap((one) => one.before?.[field] ?? []))
    named.set(kind, await heldOf(tx, kindNamed(kind), [...new Set(before.map(String))], { lock: false }))
  }
  return named
}

/** Whose number a row of each kind begins with, of those whose records may lead to another. */
const whose: Readonly<Partial<Record<KindName, string>>> = {
  fostering_households: 'household',
  foster_carers: 'carer',
  header: 'child',
  episodes: 'child',
  household_link: 'child',
}

const kindOf = (table: IntakeTable): KindName => kinds.find((kind) => kind.table === table)!.name

const referenceIn = (key: string): string => key.split(' ')[0] ?? ''
