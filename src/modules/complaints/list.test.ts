import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { aComplaint, leadTo } from './testing.ts'

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())

describe('8.1 the list of complaints', () => {
  test('is narrowed by the procedure, on its page and in its file', async () => {
    const officer = await visits.as('complaints-1')
    const keys = { officer: 'complaints-1', manager: 'tm-1' } as const
    const begin = () =>
      database.asPerson(people['complaints-1']!, testNow, (tx, actor) => aComplaint(tx, actor, household.ref, testNow))
    const [undecided, statutory] = [await begin(), await begin()]
    await leadTo((who, work) => database.asPerson(people[keys[who]]!, testNow, work), {
      ...{ ref: statutory, state: 'stage_1', now: testNow },
    })
    const shown = async (path: string) => {
      const { text } = await officer.get(path)
      return [undecided, statutory].filter((ref) => text.includes(ref))
    }
    for (const address of ['/complaints', '/complaints.csv']) {
      assert.deepEqual(await shown(address), [undecided, statutory])
      assert.deepEqual(await shown(`${address}?procedure=statutory`), [statutory])
      assert.deepEqual(await shown(`${address}?procedure=undecided`), [undecided])
      assert.deepEqual(await shown(`${address}?procedure=corporate`), [])
      assert.deepEqual(await shown(`${address}?procedure=constructor`), [undecided, statutory], 'what nobody means')
    }
    assert.match((await officer.get('/complaints.csv')).text, /"2026-11-19"|,2026-11-19/)
    assert.match((await officer.get('/complaints?procedure=corporate')).text, /None stands there/)
    assert.match((await officer.get('/complaints?procedure=statutory')).text, /complaints\.csv\?procedure=statutory/)
  })
})
