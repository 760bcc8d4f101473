import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { testNow } from './database.ts'
import { staffKeys } from './service.ts'
import {
  aFortnight,
  differences,
  differentRows,
  everyPath,
  fetched,
  forget,
  ofEachKind,
  ofPiece,
  loggedOf,
  whereItWouldStand,
  whereItWouldStandFirst,
} from './restricted/channels.ts'
import { mistakes } from './restricted/mistakes.ts'
import { aServiceWith, feedOf } from './restricted/services.ts'

/*
 * What is restricted or sealed is nothing to whoever is not on its list: whatever they fetch is the same, byte for byte and statement for
 * statement, in a service that has such a matter of every stream and in one that has none.
 *
 * Every row that a request of theirs could read is compared for everybody. Pages are made of such rows: each address is compared for one
 * person of each kind of sight and of duties, and for those who had a part in the matter and know of it no more; for everybody else those
 * addresses at which it would stand.
 */

/** Whoever is named, and whoever is on every list of the class. */
const onTheList = { restricted: ['cd-1', 'sm-1', 'lado-1'], sealed: ['cd-1', 'ed-1', 'lado-1'] }
const off = (sight: 'restricted' | 'sealed') => staffKeys.filter((key) => !onTheList[sight].includes(key))

const without = await aServiceWith([], ['restricted'])
const restricted = await aServiceWith(['restricted'])
const sealed = await aServiceWith(['sealed'])
after(() => Promise.all([without, restricted, sealed].map(({ visits }) => visits.close())))

const paths = [...everyPath(without.place), '/imports/102', '/imports/102/files/2']
const first = whereItWouldStandFirst(without.place)
const ofThat = ({ refs }: typeof restricted) => whereItWouldStand(without.place, refs)

describe('what is restricted', () => {
  before(() => assert.ok(paths.length > 60, `${paths.length} addresses`))

  test('is in no row that whoever is on no list could read', async () => {
    assert.deepEqual(await differentRows([without, restricted], off('restricted')), [])
    assert.deepEqual(await differentRows([without, sealed], off('sealed')), [])
  })

  test('is nothing to whoever is on no list, at any address', async () => {
    assert.deepEqual(await differences([without, restricted], { people: ofEachKind, paths }), [])
    const others = off('restricted').filter((key) => !ofEachKind.includes(key))
    assert.deepEqual(await differences([without, restricted], { people: others, paths: first }), [])
  })

  test('nor is what is sealed, and to the Service Manager neither', async () => {
    const people = ['sm-1', 'tm-1', 'qa-1']
    assert.deepEqual(await differences([without, sealed], { people, paths }), [])
    const others = off('sealed').filter((key) => !people.includes(key))
    assert.deepEqual(await differences([without, sealed], { people: others, paths: first }), [])
  })

  test('nor is it in what anybody’s own calendar reads at its private address', async () => {
    for (const key of staffKeys) {
      const [none, ...with_] = await Promise.all(
        [without, restricted, sealed].map(async ({ visits }) => (await visits.anyone.get(feedOf(key))).text),
      )
      // Those of `feedsOfAll`, and the line that tm-1 has in the agreed year of `twoCases`.
      assert.equal(none!.match(/BEGIN:VEVENT/g)?.length, key === 'tm-1' ? 4 : 3, key)
      for (const text of with_) assert.equal(text, none, key)
    }
  })

  test('is, under its own reference, what never was there: read, printed, looked into, asked after or written to', async () => {
    for (const service of [restricted, sealed])
      for (const method of ['GET', 'POST'] as const) {
        const asked = { people: ['sm-1', 'tm-2', 'qa-1'], paths: ofPiece(method, without.place, service.refs), method }
        const people = service === restricted ? asked.people.filter((key) => key !== 'sm-1') : asked.people
        assert.ok(asked.paths.length > 20)
        assert.deepEqual(await differences([without, service], { ...asked, people }), [])
      }
    const raised = restricted.refs.flatMap((ref) => [`/actions/new?from=${ref}`, `/voices/new?from=${ref}`])
    assert.deepEqual(await differences([without, restricted], { people: ['tm-1', 'qa-1', 'iro-1'], paths: raised }), [])
  })

  test('leaves nothing else in what the server keeps of those who look for it', async () => {
    const kept = async (service: typeof restricted) => loggedOf(service, 'qa-1', restricted.refs.slice(0, 1))
    const none = await kept(without)
    for (const service of [restricted, sealed]) assert.deepEqual(await kept(service), none)
    for (const { visits } of [without, restricted, sealed]) assert.deepEqual(visits.problems, [])
  })

  test('takes no number that others would miss: all that is made afterwards has the same references', () => {
    for (const service of [restricted, sealed]) assert.deepEqual(service.made, without.made)
  })

  test('is there for those who know of it', async () => {
    const ref = restricted.refs[0]!
    const known = await restricted.database.asPerson(restricted.service.people['cd-1']!, testNow, (tx) =>
      tx.many(sql`select from pieces where ref = ${ref}`),
    )
    assert.equal(known.length, 1)
    assert.equal((await fetched(restricted, 'cd-1', `/audits/${ref}`)).status, 200)
  })

  describe('is found out when', () => {
    const { database } = restricted
    const [audit] = restricted.refs
    const here = (path: string) =>
      path.replace(/\bH$/, without.service.household.ref).replace(/(?<=[/=])A(?=$|\/)/, audit!)
    for (const { when, make, mend, rows, pages = [] } of mistakes)
      test(when, async () => {
        await database.asOwner((client) => make((statement) => client.query(statement)))
        forget(restricted)
        try {
          const readers = ['qa-1', 'iro-1']
          const found = (await differentRows([without, restricted], rows ? readers : [])).map(
            (one) => one.split(' ')[0],
          )
          assert.deepEqual(rows === undefined || found.includes(rows), true, `rows: ${found.join()}`)
          for (const path of pages) {
            const asked = { people: path === '/observations/rota' ? ['tm-1'] : ['qa-1'], paths: [here(path)] }
            assert.equal((await differences([without, restricted], asked)).length, 1, path)
          }
        } finally {
          await database.asOwner((client) => mend((statement) => client.query(statement)))
          forget(restricted)
        }
      })

    test('and by nobody once it is mended', async () => {
      assert.deepEqual(await differentRows([without, restricted], ['qa-1', 'iro-1']), [])
    })
  })

  test('tells nobody anything in a fortnight of its jobs: no letter, no plan, no draw', async () => {
    for (const service of [without, restricted, sealed]) await aFortnight(service)
    assert.deepEqual(await differentRows([without, restricted], off('restricted')), [])
    assert.deepEqual(await differentRows([without, sealed], off('sealed')), [])
    assert.deepEqual(
      await differences([without, restricted], { people: ['admin-1', 'qa-1', 'tm-1'], paths: ofThat(restricted) }),
      [],
    )
  })
})
