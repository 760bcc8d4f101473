import { withoutKeys } from '#test/visitor.ts'
import { setTimeout } from 'node:timers/promises'
import { groupKeys } from '#modules/home/groups.ts'
import { londonDate } from '#platform/dates/index.ts'
import { allJobs, allRoutes } from '#src/app.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { type TestDatabase, testNow } from '#test/database.ts'
import { pathOf, type Place } from '#test/every-route/places.ts'
import { type Row, type World } from '#test/every-row/oracle.ts'
import { listTables, snapshot } from '#test/every-row/snapshot.ts'
import { counted } from '#test/statements.ts'
import { streams } from '#test/streams.ts'
import type { Service } from './services.ts'

/** Every address that is fetched, for a case of team North and for one of team South. */
export const everyPath = (place: Place): string[] =>
  allRoutes
    .filter(({ method, open }) => method === 'GET' && !open)
    .flatMap(({ path }) => [...new Set([pathOf(path, place, 'north'), pathOf(path, place, 'south')])])

/** One person of each kind of sight and of duties; tm-2 and iro-2 had a part in the piece. */
export const ofEachKind = 'ce-1 om-1 tm-1 tm-2 fsw-1 qa-head qa-1 iro-1 iro-2 fro-1 admin-1'.split(' ')

const isBelow = (path: string): boolean => streams.some((one) => path === one.path || path.startsWith(`${one.path}/`))

/** What each stream lists: each of its addresses that names no piece. A new one is in it by being in rooms.ts. */
const ofStreams: readonly string[] = allRoutes
  .filter(({ method, path }) => method === 'GET' && isBelow(path) && !path.includes(':'))
  .map(({ path }) => path)

/** The lists that the first page says the length of. */
const ofWork: readonly string[] = groupKeys.map((key) => `/work/${key}`)

/** Where somebody would look for it: what lists, counts, charts, finds and draws of a whole service or household. */
export const whereItWouldStand = ({ cases, others }: Place, refs: readonly string[]): string[] => [
  ...[
    '/',
    ...ofWork,
    ...ofStreams,
    '/actions',
    '/voices',
    '/voices/heard',
    '/month',
    '/agreement',
    '/sample',
    '/outbox',
  ],
  ...['/what-we-know', '/what-we-know/items?source=practice_observations&question=cyp3'],
  ...['/month/actions?which=opened', '/month/voices?kind=child&state=all', '/people/refusals'],
  ...['/trail', `/trail?household=${cases.north.households}`, `/trail.csv?child=${cases.north.children}`],
  ...['/actions.csv?whose=all', '/voices.csv?show=all', '/month/actions.csv?which=opened'],
  ...[`/sample/${others['draw']}`, `/households/${cases.north.households}`, `/children/${cases.north.children}`],
  ...[cases.north.households, 'matter', ...refs].map((words) => `/search?q=${encodeURIComponent(words)}`),
]

/** The first of these, for those of whom rows say it already. */
export const whereItWouldStandFirst = (place: Place): string[] => [
  ...[
    '/',
    ...ofWork,
    '/month',
    '/what-we-know',
    '/actions',
    `/households/${place.cases.north.households}`,
    '/imports/102',
  ],
]

/** What the server keeps of what it refuses, and what it says went wrong, when somebody asks for a piece by its reference. */
export async function loggedOf(service: Service, key: string, refs: readonly string[]): Promise<unknown> {
  const { database, visits, visitors, undo, idle, place } = service
  const visitor = visitors.get(key)!
  let times = 0
  await idle() // what was refused before would be counted, and kept, with these
  undo.on = false
  try {
    for (const path of ofPiece('GET', place, refs)) times += (await visitor.get(path)).status >= 400 ? 1 : 0
    for (const path of ofPiece('POST', place, refs)) times += (await visitor.post(path)).status >= 400 ? 1 : 0
    return { refused: await whenAreWritten(database, times), problems: visits.problems }
  } finally {
    undo.on = true
    forget(service)
  }
}

/** They are counted once the answer has gone out. */
async function whenAreWritten(database: TestDatabase, times: number): Promise<unknown[]> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { rows } = await database.asOwner((client) =>
      client.query<{ times: number }>(
        `select hour, who, method, route, status, times from refusals order by 1, 2, 3, 4, 5`,
      ),
    )
    if (rows.reduce((sum, row) => sum + row.times, 0) === times) return rows
    await setTimeout(50)
  }
  throw new Error(`${times} refusals were not written`)
}

/** Every address below a piece, by its own reference. */
export const ofPiece = (method: 'GET' | 'POST', place: Place, refs: readonly string[]): string[] =>
  allRoutes
    .filter((route) => route.method === method && isBelow(route.path) && route.path.includes('/:ref'))
    .flatMap(({ path }) =>
      refs
        .filter((ref) => streams.some((one) => ref.startsWith(`${one.letter}-`) && path.startsWith(`${one.path}/`)))
        .map((ref) => pathOf(path.replace(':ref', ref), place, 'north')),
    )

/*
 * What is left out of the statements, and why that hides nothing.
 * - Refusals and the warnings of them are counted by nobody's request, once the answer has gone out, many at a time: in which request of
 *   the test they fall is chance. Their text is one for all that is refused, and what they hold is compared by itself (refusals below).
 * - `set_config('hearth.now'…)` opens a transaction at the door, for which alone the same holds; begin, commit, rollback and savepoints are
 *   of the test, which undoes every request.
 * - The content of a form is read once by each process for each number of a version: the first service asked reads it, the others do not.
 *   A form says nothing of any case.
 */
const leftOut =
  /refusals|access_warnings|savepoint|set_config\('hearth.now'|select content from form_versions|^(begin|commit|rollback|set|release)/i

export type Fetched = { status: number; location: string | undefined; text: string; statements: string[] }

const kept = new Map<string, Fetched>()

/** What one fetches, and what is asked of the database for it. The same service answers the same: what it has said is kept, until `forget`. */
export async function fetched(service: Service, key: string, path: string, method: 'GET' | 'POST' = 'GET') {
  const at = placeOfKept(service.name, key, path, method)
  const known = kept.get(at)
  if (known) return known
  const visitor = service.visitors.get(key)!
  const { result, statements } = await counted(() => (method === 'GET' ? visitor.get(path) : visitor.post(path)))
  const answer = {
    ...{ status: result.status, location: result.location && withoutKeys(result.location) },
    // The addresses that the test's people were given.
    text: withoutKeys(result.text).replaceAll(/(person|household|child|carer)-\d+-[0-9a-f]{8}@?/g, ''),
    statements: statements.filter((text) => !leftOut.test(text)).toSorted(),
  }
  kept.set(at, answer)
  return answer
}

/** The service has changed. */
export const forget = ({ name }: Service): void => {
  for (const at of kept.keys()) if (at.startsWith(`${name} `)) kept.delete(at)
}

type Asked = { people: readonly string[]; paths: readonly string[]; method?: 'GET' | 'POST' }

/** Where two services differ for these people at these addresses; `but` takes out of a page what may differ. */
export async function differences(
  [one, other]: readonly [Service, Service],
  { people, paths, method = 'GET' }: Asked,
  but: (fetched: Fetched, path: string) => Fetched = (same) => same,
): Promise<string[]> {
  const differ: string[] = []
  for (const key of people)
    for (const path of paths) {
      const ask = async (service: Service) => but(await fetched(service, key, path, method), path)
      let [a, b] = [await ask(one), await ask(other)]
      // The warning of many refusals, too, goes out in whichever request comes next: by chance, while what really differs differs each time.
      for (let again = 0; again < 5 && JSON.stringify(a) !== JSON.stringify(b); again += 1) {
        for (const { name } of [one, other]) kept.delete(placeOfKept(name, key, path, method))
        ;[a, b] = [await ask(one), await ask(other)]
      }
      if (JSON.stringify(a) !== JSON.stringify(b)) differ.push(`${path} for ${key}: ${firstDifference(a, b)}`)
    }
  return differ
}

const placeOfKept = (name: string, key: string, path: string, method: 'GET' | 'POST'): string =>
  `${name} ${key} ${method} ${path}`

function firstDifference(a: Fetched, b: Fetched): string {
  const more = [
    ...a.statements.filter((one) => !b.statements.includes(one)),
    ...b.statements.filter((one) => !a.statements.includes(one)),
  ]
  if (a.text === b.text)
    return `${a.status}, ${b.status}; ${a.statements.length}, ${b.statements.length} statements ${more.join().slice(0, 200)}`
  const at = [...a.text].findIndex((letter, index) => letter !== b.text[index])
  const around = ({ text }: Fetched) => text.slice(Math.max(0, at - 60), at + 60).replaceAll(/\s+/g, ' ')
  return `…${around(a)}… or …${around(b)}…`
}

/** Columns that no page, address or file prints: the number of a row that has no reference, and when it was saved by the clock on the wall. */
const own: Readonly<Record<string, readonly string[]>> = {
  all: ['saved_at', 'changed_at', 'token_hash'],
  alert_entries: ['piece_id', 'source'],
  // Drawn by chance, so that no gap is seen; no page prints the number of what comes of a record.
  ...{ evidence_items: ['id', 'ref'], evidence_records: ['item_id'] },
  numbered: 'answers trail clocks told history messages moves action_events voice_moves alert_lines need_to_know'.split(
    ' ',
  ),
}

/** Every row that this person's requests could read, table by table: what any page, list, export, poll or job in their name is made of. */
export async function rowsFor({ database, service }: Service, key: string): Promise<Record<string, string[]>> {
  const world = await database.asPerson(service.people[key]!, testNow, async (tx) => {
    const { reach } = await tx.one<{ reach: 'service' | 'assigned' }>(
      sql`select replace(current_user, 'hearth_', '') as reach`,
    )
    return snapshot(tx, await tables(tx), reach)
  })
  return written(world)
}

let names: Promise<string[]> | undefined
const tables = (tx: Tx): Promise<string[]> => (names ??= listTables(tx))

const written = (world: World): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(world).map(([table, rows]) => [table, rows.map((row) => line(table, row)).toSorted()]),
  )

function line(table: string, row: Row): string {
  const hidden = [...own['all']!, ...(own[table] ?? []), ...(own['numbered']!.includes(table) ? ['id'] : [])]
  const shown = Object.entries(row).filter(([column]) => !hidden.includes(column))
  return JSON.stringify(Object.fromEntries(shown)).replaceAll(/-\d+-[0-9a-f]{8}|"(saved|replaced)_at":"[^"]*"/g, '')
}

/** Lets a fortnight go by: every job runs each morning, but for those that send mail, which nobody here gets. */
export async function aFortnight(service: Service): Promise<void> {
  for (let day = 1; day <= 14; day += 1) {
    const now = testNow.add({ hours: 24 * day })
    for (const { name, handle } of allJobs)
      if (!/^(send|forget)/.test(name)) await handle({ database: service.database, today: londonDate(now), now })
  }
  forget(service)
}

/** In which tables somebody could read something else: "trail for qa-1: …". */
export async function differentRows(
  [one, other]: readonly [Service, Service],
  people: readonly string[],
): Promise<string[]> {
  const differ: string[] = []
  for (const key of people) {
    const [a, b] = await Promise.all([rowsFor(one, key), rowsFor(other, key)])
    for (const table of Object.keys(a)) {
      const more = [...less(a[table]!, b[table]!), ...less(b[table]!, a[table]!)]
      if (more.length > 0) differ.push(`${table} for ${key}: ${more[0]!.slice(0, 300)}`)
    }
  }
  return differ
}

const less = (some: readonly string[], others: readonly string[]): string[] => {
  const left = Object.groupBy(others, (one) => one)
  return some.filter((one) => left[one]?.pop() === undefined)
}
