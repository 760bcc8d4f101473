import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { londonDate } from '#platform/dates/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { observations } from './stream.ts'
import { anObservation, leadTo } from './testing.ts'

describe('a visit whose day has passed', async () => {
  const database = await freshDatabase()
  const { people, household } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const today = londonDate(testNow)
  const parts = { householdId: household.id, observerId: people['sm-1']!, workerId: people['fsw-1']!, on: today }
  const ref = await database.asSystem(testNow, (tx) => anObservation(tx, parts))
  const keys = { observer: 'sm-1', worker: 'fsw-1' }
  await leadTo((who, work) => database.asPerson(people[keys[who]]!, testNow, work), {
    ref,
    state: 'prepared',
    now: testNow,
  })
  const workOn = async (day: Temporal.PlainDate) =>
    (
      await database.asPerson(people['sm-1']!, testNow, (tx, actor) =>
        observations.room.work(tx, actor, { today: day, now: testNow } as never),
      )
    )[0]

  test('asks what became of it, where that can be said', async () => {
    assert.match((await workOn(today))?.what ?? '', /^Watch the observed visit/)
    const later = await workOn(today.add({ days: 1 }))
    assert.match(later?.what ?? '', /^Say what became of the observed visit/)
    assert.equal(later?.href, `/observations/${ref}`)
    const page = async (key: string) => (await (await visits.as(key)).get(`/observations/${ref}`)).text
    assert.doesNotMatch(await page('sm-1'), /has passed/)
    visits.setNow(testNow.add({ hours: 24 }))
    const observer = await page('sm-1')
    for (const noun of ['visit', 'day', 'calling-off', 'cancellation'])
      assert.match(
        observer,
        new RegExp(`has passed[\\s\\S]*href="/observations/${ref}/${noun}"[\\s\\S]*</ul></div>`),
        noun,
      )
    assert.match(await page('fsw-1'), /has passed/)
    assert.doesNotMatch(await page('tm-1'), /has passed/)
    assert.deepEqual(visits.problems, [])
  })
})
