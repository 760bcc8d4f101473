import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { anAction } from '#modules/actions/testing.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { anAgreedYear, aSlot } from './testing.ts'

describe('3.3: Quality Assurance’s own page', async () => {
  const database = await freshDatabase()
  const { people, household } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const pageOf = async () => {
    const { text } = await (await visits.as('qa-1')).get('/calendar/overview')
    return text.slice(text.indexOf('<main'), text.indexOf('</main'))
  }

  test('says without a year that none is agreed, and that nothing is stuck', async () => {
    const page = await pageOf()
    assert.match(page, /No year is agreed for today/)
    assert.match(page, /Nothing is past its day/)
    assert.match(page, /Nothing waits for an answer/)
  })

  describe('with a year', () => {
    before(() =>
      database.asOwner(async (client) => {
        const tx = asTx(client)
        const yearId = await anAgreedYear(tx, { quality: people['qa-head']!, fostering: people['sm-1']! })
        for (const dueOn of ['2026-11-06', '2026-11-20', '2026-11-25', '2026-11-27', '2026-11-30'])
          await aSlot(tx, { yearId, personId: people['tm-1']!, activity: 'managers_audit', dueOn })
        const slot = await aSlot(tx, { yearId, personId: people['tm-2']!, outside: true, activity: 'pqa_attendance' })
        await tx.run(sql`insert into slot_changes (year_id, slot_id, kind, reason, words, asked_side, asked_by)
          values (${yearId}, ${slot}, 'excused', 'absence', 'They are away.', 'fostering', ${people['sm-1']!})`)
        await anAction(tx, { householdId: household.id, ownerId: people['fsw-1']!, dueOn: '2026-11-10' })
      }),
    )

    test('shows plan against done by activity, each number leading to its lines', async () => {
      const page = await pageOf()
      assert.match(page, /Manager’s audit[^]*activity=managers_audit">5<\/a>/)
      assert.match(page, /PQA meeting[^]*standing=kept_outside">1<\/a>/)
    })

    test('names with whom something is stuck and since when, who has much to do, and what is asked', async () => {
      const page = await pageOf()
      assert.match(page, /What is stuck, and with whom[^]*Person fsw-1[^]*working days overdue/)
      assert.match(page, /Person tm-1: 16 hours or more in a month[^]*30 hours in 5 pieces <strong>\(much\)/)
      assert.match(page, /PQA meeting, November 2026, asked by Person sm-1/)
      assert.match(page, /Sources that are silent/)
    })
  })

  test('is for those who draw the year', async () => {
    for (const key of ['tm-1', 'sm-1', 'ce-1', 'iro-1', 'admin-1'])
      assert.equal((await (await visits.as(key)).get('/calendar/overview')).status, 403, key)
  })
})
