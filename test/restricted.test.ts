import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { testNow } from './database.ts'
import { staffKeys } from './service.ts'
import { differences, differentRows, everyPath, fetched, ofPiece, whereItWouldStand } from './restricted/channels.ts'
import { aServiceWith } from './restricted/services.ts'

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
const ofEachKind = 'ce-1 om-1 tm-1 tm-2 fsw-1 qa-head qa-1 iro-1 iro-2 fro-1 admin-1'.split(' ')

const without = await aServiceWith([], ['restricted'])
const restricted = await aServiceWith(['restricted'])
const sealed = await aServiceWith(['sealed'])
after(() => Promise.all([without, restricted, sealed].map(({ visits }) => visits.close())))

const paths = everyPath(without.place)
const ofThat = (service: typeof restricted) => whereItWouldStand(without.place, service.refs)

describe('what is restricted', () => {
  before(() => assert.ok(paths.length > 60, `${paths.length} addresses`))

  test('is in no row that whoever is on no list could read', async () => {
    assert.deepEqual(await differentRows([without, restricted], off('restricted')), [])
    assert.deepEqual(await differentRows([without, sealed], off('sealed')), [])
  })

  test.skip('is nothing to whoever is on no list, at any address', async () => {
    assert.deepEqual(await differences([without, restricted], { people: ofEachKind, paths }), [])
    const others = off('restricted').filter((key) => !ofEachKind.includes(key))
    assert.deepEqual(await differences([without, restricted], { people: others, paths: ofThat(restricted) }), [])
  })
})
