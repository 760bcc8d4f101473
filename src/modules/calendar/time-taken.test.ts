import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { anAudit } from '#modules/audits/testing.ts'
import { listTaken } from '#modules/figures/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())

describe('Section 3: how long audits take, from Hearth’s own saves', () => {
  const auditors = ['fro-1', 'iro-1', 'iro-2'].map((key) => people[key]!)
  const save = (tx: Tx, pieceId: number, question: string, savedBy: number | null, at: string) =>
    tx.run(sql`insert into answers (piece_id, section, question, value, saved_by, saved_at) values (${pieceId}, ${question.split('.')[0]}, ${question}, '"yes"', ${savedBy}, ${at}::timestamptz)
      on conflict (piece_id, question, child_id) do update set version = answers.version + 1, saved_at = excluded.saved_at, saved_by = excluded.saved_by`)

  test('from the first version of any answer to the last before it was sent; what was brought forward and what came later counts for nothing', async () => {
    await database.asSystem(testNow, async (tx) => {
      for (const [at, auditorId] of [...auditors, ...auditors.slice(0, 2)].entries()) {
        const { id } = await anAudit(tx, {
          householdId: household.id,
          auditorId,
          sentOn: '2026-10-20',
          state: 'with_qa',
        })
        await save(tx, id, 'safe.pets', null, '2026-10-01T09:00:00Z')
        await save(tx, id, 'swr.summary', auditorId, '2026-10-02T09:00:00Z')
        await save(tx, id, 'safe.car', auditorId, '2026-10-10T09:00:00Z')
        await save(tx, id, 'safe.car', auditorId, '2026-10-10T09:20:00Z')
        await save(tx, id, 'wfc1.agreement', auditorId, `2026-10-10T10:0${at}:00Z`)
        await save(tx, id, 'wfc1.pdp', auditorId, '2026-11-01T10:00:00Z')
      }
      const taken = await listTaken(tx, londonDate(testNow))
      assert.deepEqual(
        taken.map(({ minutes, children }) => [minutes, children]),
        [60, 61, 62, 63, 64].map((minutes) => [minutes, 0]),
      )
    })
  })

  test('the page says the one in the middle, and names as many audits as it counts, and nobody', async () => {
    const { text } = await (await visits.as('qa-1')).get('/calendar/time-taken')
    const main = text.slice(text.indexOf('<main'), text.indexOf('</main'))
    assert.match(main, /No child[^]*>5<[^]*62 minutes/)
    assert.equal(main.match(/href="\/audits\/A-\d+"/g)?.length, 5)
    assert.doesNotMatch(main, /Person fro-1/)
  })

  test('four are too few to say', async () => {
    await database.asOwner((client) =>
      client.query(`delete from moves where move = 'submit' and piece_id = (select min(id) from audits)`),
    )
    const { text } = await (await visits.as('qa-1')).get('/calendar/time-taken')
    assert.match(text, /No child[^]*>4<[^]*Too few to say/)
    assert.doesNotMatch(text, /62 minutes/)
  })

  test('is for those who draw the year, as the page is that leads there', async () => {
    assert.match((await (await visits.as('qa-1')).get('/calendar/overview')).text, /href="\/calendar\/time-taken"/)
    for (const key of ['fro-1', 'tm-1', 'sm-1', 'iro-1', 'admin-1'])
      assert.equal((await (await visits.as(key)).get('/calendar/time-taken')).status, 403, key)
  })
})
