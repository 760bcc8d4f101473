import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aVoice } from '#modules/voices/testing.ts'
import { anAction } from '#modules/actions/testing.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { allRoutes } from '#src/app.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, type TestDatabase, testNow } from './database.ts'
import { pathOf, type Place, twoCases } from './every-route/places.ts'
import { undoing } from './every-route/undoing.ts'
import { aMatterOfEach } from './restricted/matter.ts'
import { aSmallService, type SmallService } from './service.ts'
import { counted } from './statements.ts'
import { openVisits, type Visitor, type Visits } from './visitor.ts'

/*
 * What is restricted or sealed is nothing to whoever is not on its list: whatever they fetch is the same, byte for byte and statement for
 * statement, in a service that has such a matter of every stream and in one that has none.
 */

type Service = {
  database: TestDatabase
  service: SmallService
  place: Place
  visits: Visits
  visitors: Map<string, Visitor>
  refs: string[]
}

/** Everybody who is on no list: neither named, nor the officer, the Service Manager or (of what is sealed) the Executive Director. */
const offEveryList = 'ce-1 om-1 tm-1 fsw-1 qa-head qa-1 iro-1 fro-1 admin-1'.split(' ')
const without = await aService([])
const restricted = await aService(['restricted'])
const sealed = await aService(['sealed'])
after(() => Promise.all([without, restricted, sealed].map(({ visits }) => visits.close())))

async function aService(classes: readonly ('restricted' | 'sealed')[]): Promise<Service> {
  const database = await freshDatabase()
  const service = await aSmallService(database)
  const refs: string[] = []
  for (const sight of ['restricted', 'sealed'] as const) {
    if (classes.includes(sight)) refs.push(...(await aMatterOfEach(database, service, sight)))
    // What it was before it was raised took a number like any other, and others know as much.
    else if (sight === 'restricted' && classes.length === 0)
      await database.asOwner((client) => client.query(`select next_piece(sight) from streams`))
  }
  const place = await twoCases(database, service)
  await database.asSystem(testNow, async (tx) => {
    const { id } = await anAudit(tx, { householdId: service.household.id, auditorId: service.people['fro-1']! })
    await anAction(tx, { householdId: service.household.id, pieceId: id, ownerId: service.people['fsw-1']! })
    await aVoice(tx, {
      householdId: service.household.id,
      childId: service.household.childId,
      pieceId: id,
      gathererId: service.people['iro-1']!,
      state: 'asked',
    })
  })
  const { guarded, undo } = undoing(database)
  const visits = await openVisits(guarded)
  const visitors = new Map<string, Visitor>()
  for (const key of [...offEveryList, 'sm-1', 'cd-1']) visitors.set(key, await visits.as(key))
  undo.on = true
  return { database, service, place, visits, visitors, refs }
}

/** Every address that is fetched, for a case of team North and for one of team South. */
const paths = allRoutes
  .filter(({ method, open }) => method === 'GET' && !open)
  .flatMap(({ path }) => [...new Set([pathOf(path, without.place, 'north'), pathOf(path, without.place, 'south')])])

/** What one fetches, and what is asked of the database for it. What was refused is counted once it has been answered, at any moment of
 * the next request: that is left out, and so are the addresses that the test's people were given. */
async function fetched({ visitors }: Service, key: string, path: string) {
  const visitor = visitors.get(key)!
  const { result, statements } = await counted(() => visitor.get(path))
  const asked = statements.filter(
    (text) =>
      !/refusals|access_warnings|savepoint|set_config\('hearth.now'|select content from form_versions|^(begin|commit|rollback|set|release)/i.test(
        text,
      ),
  )
  const text = result.text.replaceAll(/person-\d+-[0-9a-f]{8}@/g, '')
  return { status: result.status, location: result.location, text, statements: asked.toSorted() }
}

async function compare(
  one: Service,
  other: Service,
  people: readonly string[],
  which: readonly string[],
): Promise<string[]> {
  const differ: string[] = []
  for (const key of people)
    for (const path of which) {
      const [a, b] = [await fetched(one, key, path), await fetched(other, key, path)]
      if (JSON.stringify(a) !== JSON.stringify(b)) differ.push(`${path} for ${key}: ${firstDifference(a, b)}`)
    }
  return differ
}

type Fetched = Awaited<ReturnType<typeof fetched>>

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

describe('what is restricted', () => {
  before(() => assert.ok(paths.length > 60, `${paths.length} addresses`))

  test('is nothing to whoever is on no list, at any address', async () => {
    assert.deepEqual(await compare(without, restricted, offEveryList, paths), [])
  })

  test('nor is what is sealed, and to the Service Manager neither', async () => {
    assert.deepEqual(await compare(without, sealed, ['sm-1', 'tm-1', 'qa-1', 'admin-1'], paths), [])
  })

  test('is, under its own reference, what is not there', async () => {
    for (const service of [restricted, sealed])
      for (const ref of service.refs)
        for (const path of [
          `/audits/${ref}`,
          `/audits/${ref}/history`,
          `/audits/${ref}/sections/safe`,
          `/audits/${ref}/print`,
          `/actions/new?from=${ref}`,
          `/observations/${ref}`,
        ]) {
          const none = `${ref.charAt(0)}-1987654321`
          const nothing = path.replace(ref, none)
          for (const key of offEveryList) {
            const [a, b] = [await fetched(service, key, path), await fetched(service, key, nothing)]
            assert.deepEqual(
              { ...a, text: a.text.replaceAll(ref, '') },
              { ...b, text: b.text.replaceAll(none, '') },
              `${path} for ${key}`,
            )
          }
        }
  })

  test('is there for those who know of it', async () => {
    const ref = restricted.refs[0]!
    const known = await restricted.database.asPerson(restricted.service.people['cd-1']!, testNow, (tx) =>
      tx.many(sql`select from pieces where ref = ${ref}`),
    )
    assert.equal(known.length, 1)
    assert.equal((await fetched(restricted, 'cd-1', `/audits/${ref}`)).status, 200)
  })

  test('is found out where a policy shows one thing too much of it', async () => {
    const { database } = restricted
    const wrong: readonly (readonly [string, readonly string[]])[] = [
      ['create policy too_wide on %I for select to hearth_service using (true)', ['pieces', 'audits']],
      ['create policy too_wide on %I for select to hearth_service using (true)', ['voices']],
    ]
    const some = ['/audits', '/voices', `/households/${without.service.household.ref}`]
    for (const [mistake, tables] of wrong) {
      for (const table of tables) await database.asOwner((client) => client.query(mistake.replace('%I', table)))
      assert.notDeepEqual(await compare(without, restricted, ['qa-1'], some), [], tables.join())
      for (const table of tables) await database.asOwner((client) => client.query(`drop policy too_wide on ${table}`))
    }
  })
})
