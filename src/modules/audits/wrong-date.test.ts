import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { anAudit } from './testing.ts'

test('AX-8: the summary of what to mend leads to the day of a date, which takes the focus', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']! }
  const { ref } = await database.asSystem(testNow, (tx) =>
    anAudit(tx, { householdId: household.id, kind: 'thematic', state: 'in_audit', ...parts }),
  )
  const officer = await visits.as('fro-1')
  const name = (part: string) => `fro.meeting_date:${part}`
  const reply = await officer.post(`/audits/${ref}/sections/fro`, {
    [name('value-day')]: '31',
    [name('value-month')]: '2',
    [name('value-year')]: '2026',
    [name('version')]: '0',
  })
  assert.equal(reply.status, 422)
  const [, led] = /<a href="#([^"]+)">Give a real date/.exec(reply.text) ?? []
  assert.match(reply.text, new RegExp(`<input[^>]* id="${led}"`))
})
