// UM-D20: a swap that cannot be taken, and one that was a mistake, read on the page of the month that it is of.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { aHousehold } from '#modules/register/testing.ts'
import { monthOf } from '#platform/dates/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { drawSample } from './commands/draw-sample.ts'
import { listDraws } from './queries/draws.ts'

const database = await freshDatabase()
const { people, teams } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const lastMonth = Temporal.PlainDate.from('2026-10-15')
const head = await visits.as('qa-head')
const drawn = async () => {
  const draws = await database.asSystem(testNow, (tx) => listDraws(tx, monthOf(lastMonth)))
  return draws.find(({ auditState, swappedFor }) => auditState === 'scheduled' && swappedFor === null)!
}

test('the page of the draw’s own month comes back, with what was typed, and says how a mistaken swap is put right', async () => {
  await database.asSystem(testNow, async (tx) => {
    for (const teamId of [teams.north, teams.south]) await aHousehold(tx, { teamId })
  })
  await database.asPerson(people['qa-head']!, testNow, (tx) => drawSample(tx, lastMonth))
  const { id, audit } = await drawn()
  const long = 'The carers have resigned. '.repeat(100)
  const refused = await head.post(`/sample/${id}/swap`, { reason: long })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /October 2026<\/span>/)
  assert.ok(refused.text.includes(long.trim()), 'what was typed stands in the form again')
  const swapped = await head.post(`/sample/${id}/swap`, { reason: 'The carers have resigned.' })
  assert.equal(swapped.status, 303)
  assert.match(swapped.location ?? '', /^\/sample\?month=2026-10/)
  const page = await head.get('/sample?month=2026-10')
  assert.match(
    page.text,
    new RegExp(`Swapped by mistake\\?[^]*can open <a class="govuk-link" href="/audits/${audit}">`),
  )
  assert.equal((await head.post(`/audits/${audit}/reopened`, { reason: 'They have not.' })).status, 303)
  const after = await head.get('/sample?month=2026-10')
  assert.match(after.text, /swapped, and opened again/)
  assert.doesNotMatch(after.text, /Swapped by mistake/)
})
