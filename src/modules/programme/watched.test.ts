import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { anObservation } from '#modules/observations/testing.ts'
import { addWorkingDays, londonDate, startOfLondonDay } from '#platform/dates/index.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { aLeaderVisit, leadVisitTo } from './testing.ts'

/* A day on which practice is watched says, by its day, its place and who goes along, whose practice it is: that stays between few. */

describe('4.16: of a day on which practice is watched most people read the month alone', async () => {
  const database = await freshDatabase()
  const { people, household } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const on = addWorkingDays(londonDate(testNow), 3)
  let [watched, met] = ['', '']
  before(async () => {
    watched = await database.asPerson(people['qa-1']!, testNow, (tx) =>
      aLeaderVisit(tx, {
        ...{ leaderId: people['ce-1']!, companionId: people['sm-1']!, kind: 'watch', place: 'A visit at home' },
        ...{ householdId: household.id, on },
      }),
    )
    met = await database.asPerson(people['qa-1']!, testNow, (tx) =>
      aLeaderVisit(tx, { leaderId: people['ce-1']!, place: 'Team South', on }),
    )
    await database.asSystem(testNow, (tx) =>
      anObservation(tx, { householdId: household.id, observerId: people['sm-1']!, workerId: people['fsw-1']!, on }),
    )
  })
  const plain = (text: string) =>
    text
      .slice(text.indexOf('<main'))
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')

  const few = ['ce-1', 'sm-1', 'qa-1', 'qa-head', 'fsw-1', 'tm-1', 'ed-1']
  const others = ['fsw-2', 'tm-2', 'iro-1', 'lado-1']

  for (const key of few)
    test(`${key} reads the day, and who goes along`, async () => {
      const person = await visits.as(key)
      const piece = plain((await person.get(`/programme/${watched}`)).text)
      assert.match(piece, /A leader’s day, Tue 24 November, A visit at home .*Who goes along Person sm-1/)
      assert.match(plain((await person.get('/programme')).text), /Tue 24 November Person ce-1, with Person sm-1/)
      assert.equal((await person.get(`/programme/${watched}/history`)).status, 200)
    })

  for (const key of others)
    test(`${key} reads the month, on the list and on its page, and neither what happened when nor the case`, async () => {
      const person = await visits.as(key)
      const piece = plain((await person.get(`/programme/${watched}`)).text)
      assert.match(piece, /A leader’s day, November 2026 .*Agreed for November 2026/)
      const list = plain((await person.get('/programme')).text)
      assert.match(list, /Some day in November 2026 Person ce-1 Watch practice/)
      for (const said of [piece, list.replace(/Tue 24 November Person ce-1 Sit with a team/, '')])
        assert.doesNotMatch(said, /24 November|in \d working days|A visit at home|sm-1|H-\d/, key)
      for (const past of ['history', 'print'])
        assert.equal((await person.get(`/programme/${watched}/${past}`)).status, 403, past)
      const team = plain((await person.get(`/programme/${met}`)).text)
      assert.match(team, /A leader’s day, Tue 24 November, Team South/)
    })

  test('what it teaches stands in what is known with its month; what is kept with a day from before is made so', async () => {
    const noon = startOfLondonDay(on).add({ hours: 12 })
    const barrier = { barrier_is: 'yes', barrier: 'Three forms for one repair.' }
    for (const ref of [watched, met])
      await leadVisitTo(
        (work) => database.asPerson(people['ce-1']!, noon, work),
        { ref, state: 'written', now: noon },
        barrier,
      )
    const kept = () =>
      database.asOwner((client) =>
        asTx(client).many(sql`select p.ref, i.period_from::text as from, i.period_to::text as to from evidence_items i
          join evidence_records r on r.item_id = i.id and r.stands join pieces p on p.id = r.piece_id where r.said = 'barrier' order by p.id`),
      )
    const right = [
      { ref: watched, from: '2026-11-01', to: '2026-11-30' },
      { ref: met, from: '2026-11-24', to: '2026-11-24' },
    ]
    assert.deepEqual(await kept(), right)
    await database.asOwner(async (client) => {
      await client.query('alter table evidence_items disable trigger keep_what_counts')
      await client.query('update evidence_items set period_from = $1, period_to = $1', [String(on)])
      await client.query('alter table evidence_items enable trigger keep_what_counts')
    })
    await database.asSystem(noon, (tx) => tx.run(sql`select fill_evidence()`))
    assert.deepEqual(await kept(), right)
  })
})
