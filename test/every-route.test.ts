import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { useSealingKey } from '#modules/people/sealing-key.ts'
import { sealingKeyFrom } from '#modules/people/sealing.ts'
import { root } from '#src/config.ts'
import { allRoutes } from '#src/app.ts'
import { undoing } from './every-route/undoing.ts'
import { pathOf, type Place, twoCases } from './every-route/places.ts'
import { readTable, type Row, writeTable } from './every-route/table.ts'
import { freshDatabase } from './database.ts'
import { aSmallService, staffKeys } from './service.ts'
import { type Answer, openVisits, type Visitor } from './visitor.ts'

/*
 * Every address × every person × a case of team North and one of team South, against the committed table every-route.txt:
 * what is not in the table is a fault. UPDATE=1 writes the table anew; read what changed, line by line, before you commit it.
 * Nothing that a request does here is kept: each is undone, so that the order does not matter.
 */

const file = join(root, 'test/every-route.txt')
const database = await freshDatabase()
const service = await aSmallService(database)
const place: Place = await twoCases(database, service)
const { guarded, undo } = undoing(database)
const visits = await openVisits(guarded)
const visitors = new Map<string, Visitor>([['anyone', visits.anyone]])
const rows: Row[] = []
const faults: string[] = []
after(() => visits.close())

before(async () => {
  useSealingKey(sealingKeyFrom('a secret of this test'))
  for (const key of staffKeys) visitors.set(key, await visits.as(key))
  undo.on = true
  for (const { method, path } of allRoutes) {
    const cases: ('north' | 'south')[] =
      /:(ref|child)/.test(path) || pathOf(path, place, 'north') !== pathOf(path, place, 'south')
        ? ['north', 'south']
        : ['north']
    for (const which of cases) rows.push(await walk(method, path, which, cases.length > 1))
  }
  undo.on = false
})

/** One of each kind of sight, to compare what they may not see with what is not there at all. */
const lookers = new Set(['ce-1', 'fsw-2', 'fsw-3', 'tm-1', 'tm-2', 'iro-1', 'iro-2', 'fro-1', 'admin-1'])

async function walk(method: 'GET' | 'POST', path: string, which: 'north' | 'south', hasCases: boolean): Promise<Row> {
  const found: Record<string, number> = Object.fromEntries([...visitors.keys()].map((key) => [key, 0]))
  const visit = async ([key, visitor]: [string, Visitor]) => {
    const answer = await ask(visitor, method, pathOf(path, place, which))
    const what = `${method} ${path} of ${which} by ${key}`
    found[key] = answer.status
    inspect(what, answer)
    if (answer.status === 404 && hasCases && lookers.has(key))
      await compareWithNothing(what, visitor, method, path, answer)
  }
  await Promise.all([...visitors].map(visit))
  return { route: `${method} ${path}`, which: hasCases ? which : 'any', found }
}

const ask = (visitor: Visitor, method: 'GET' | 'POST', path: string): Promise<Answer> =>
  method === 'GET' ? visitor.get(path) : visitor.post(path)

function inspect(what: string, { status, text }: Answer): void {
  if (status >= 500) faults.push(`${what}: ${status}`)
  if (/\bat \S+ \(|node_modules|\.ts:\d|SQLSTATE|violates|syntax error/.test(text))
    faults.push(`${what}: tells how Hearth is built`)
}

/** Nobody learns from a page that something they may not see is there. */
async function compareWithNothing(
  what: string,
  visitor: Visitor,
  method: 'GET' | 'POST',
  path: string,
  hidden: Answer,
): Promise<void> {
  const nothing = await ask(visitor, method, pathOf(path, place, 'nowhere'))
  if (nothing.status !== hidden.status || nothing.text !== hidden.text)
    faults.push(`${what}: not the same page as for what does not exist`)
}

describe('every address', () => {
  test('answers each role as the table says', () => {
    if (process.env['UPDATE'] === '1') writeFileSync(file, writeTable(rows))
    const table = existsSync(file) ? readTable(readFileSync(file, 'utf8')) : []
    const wanted = new Map(table.map((row) => [`${row.route} ${row.which}`, row.found]))
    for (const row of rows) {
      const name = `${row.route} ${row.which}`
      assert.ok(
        wanted.has(name),
        `${name} is not in test/every-route.txt: run this test with UPDATE=1, and read what it writes`,
      )
      assert.deepEqual(row.found, wanted.get(name), name)
    }
    const known = new Set(rows.map((row) => `${row.route} ${row.which}`))
    assert.deepEqual(
      [...wanted.keys()].filter((name) => !known.has(name)),
      [],
      'in the table, and not a route',
    )
  })

  test('breaks for nobody, posted without any field, and tells nothing of itself or of what is hidden', () => {
    assert.deepEqual(faults, [], String(visits.problems.slice(0, 3).map((problem) => (problem as Error).stack)))
  })

  test('asks whoever is not signed in to sign in, unless it is a door', () => {
    const open = new Set(
      allRoutes.flatMap(({ method, path, need }) => (need === 'anyone' ? [`${method} ${path}`] : [])),
    )
    for (const { route, found } of rows) if (!open.has(route)) assert.equal(found['anyone'], 303, route)
  })

  test('that promises a line in the trail leaves it, with the case that it is about', async () => {
    for (const route of allRoutes.filter(
      ({ method, records, open }) => method === 'GET' && records !== 'nothing' && !open,
    )) {
      const row = rows.find((one) => one.route === `GET ${route.path}` && one.which !== 'south')
      const key = row && Object.keys(row.found).find((one) => row.found[one] === 200)
      // The file here could not be read, so that no rows of it can be taken: imports/refused.test.ts has one that can.
      if (route.path === '/imports/:id/files/:file/refused') continue
      // It leads on to the page of the child, which leaves the line; looking closer there does too (audits/childs-page.test.ts).
      if (route.path.endsWith('/sections/:section/:child')) continue
      // What is restricted is nobody's here: journeys/an-allegation.test.ts opens each, and test/restricted.test.ts reads the trail.
      if (route.path.startsWith('/concerns/:ref')) continue
      assert.ok(key, `nobody can open ${route.path}`)
      const id = service.people[key]!
      // A file that is brought in is of no one case; an alert is of its own class, and names only itself; so do the words of a child on a visit, what a child told their officer, and what was about the wrong person.
      const count = () =>
        database.asOwner(async (client) => {
          const query = `select 1 from trail where kind = $1 and actor_id = $2 and (household_id is not null or piece_id is not null or kind like 'import%' or data ->> 'alert' is not null or data ->> 'words' is not null or data ->> 'correction' is not null or data ->> 'note' is not null or data ->> 'list' is not null or data ->> 'trail' is not null)`
          return (await client.query(query, [route.records, id])).rowCount ?? 0
        })
      const earlier = await count()
      await visitors.get(key)!.get(pathOf(route.path, place, 'north'))
      assert.equal(await count(), earlier + 1, `GET ${route.path} leaves “${route.records}”`)
    }
  })
})
