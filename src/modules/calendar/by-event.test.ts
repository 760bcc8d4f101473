import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aMove, anAnswer, anAudit } from '#modules/audits/testing.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { anAgreedYear } from './testing.ts'

describe('4.6, 4.13, 4.15: what comes with each review and audit', async () => {
  const database = await freshDatabase()
  const { people, household } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const rowsOf = async (key: string) => {
    const { text } = await (await visits.as(key)).get('/calendar/years/1/by-event')
    return text
      .slice(text.indexOf('<main'), text.indexOf('</main'))
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
  }

  before(() =>
    database.asOwner(async (client) => {
      const tx = asTx(client)
      await anAgreedYear(tx, { quality: people['qa-head']!, fostering: people['sm-1']! }, '2026-10-01')
      const held = (scheduledFor: string, more: object = {}) =>
        anAudit(tx, { householdId: household.id, scheduledFor, state: 'submitted', ...more })
      const forward = (id: number, on: string) => aMove(tx, id, 'assign_moderator', 'with_qa', 'in_moderation', on)
      // Due on 16 October, 11 November and 7 December.
      const first = await held('2026-10-02', { sentOn: '2026-10-16', moderatedOn: '2026-10-27' })
      await forward(first.id, '2026-10-20')
      await anAnswer(tx, first.id, 'swr.summary', 'She likes it here.')
      const late = await held('2026-10-28', {
        sentOn: '2026-11-12',
        moderatedOn: '2026-11-18',
        auditorGrade: 'inadequate',
      })
      await forward(late.id, '2026-11-12')
      await held('2026-11-23', { state: 'gathering' })
      await held('2026-11-23', { state: 'cancelled' })
      // What is restricted has a number of its own.
      const restricted = await held('2026-11-23', { state: 'gathering' })
      await tx.run(
        sql`update pieces set id = 1000000777, sight = 'restricted', matter = gen_random_uuid() where id = ${restricted.id}`,
      )
    }),
  )

  test('is counted by the month in which it is due, each once, the same for everybody', async () => {
    const page = await rowsOf('qa-1')
    assert.match(page, /Moderation of an audit .* October 2026 1 0 0 November 2026 0 1 0 Audit at a carer’s review/)
    assert.match(page, /Audit at a carer’s review .* October 2026 1 0 0 November 2026 0 1 0 December 2026 0 0 1 Worker/)
    assert.match(page, /Worker’s report before a review .* November 2026 0 1 0 $/)
    for (const key of ['tm-1', 'fsw-3', 'ce-1', 'iro-1']) assert.equal(await rowsOf(key), page, key)
  })

  test('leads there from the year, and names no household and no audit', async () => {
    assert.match(
      (await (await visits.as('tm-1')).get('/calendar/years/1')).text,
      /href="\/calendar\/years\/1\/by-event"/,
    )
    assert.doesNotMatch(await rowsOf('qa-1'), /A-\d|H-\d/)
  })
})
