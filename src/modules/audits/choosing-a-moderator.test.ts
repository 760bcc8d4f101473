import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { aPerson } from '#modules/people/testing.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { anAudit } from './testing.ts'

test('SC-8: whoever moderates is chosen from those with least to do, and any other found by name', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const { ref, far } = await database.asSystem(testNow, async (tx) => {
    const officer = { roles: ['independent_reviewing_officer'] } as const
    for (let at = 10; at < 55; at += 1) await aPerson(tx, { name: `Alex Nearby ${at}`, ...officer })
    const { id } = await aPerson(tx, { name: 'Zadie Faraway', ...officer })
    const audit = await anAudit(tx, { householdId: household.id, state: 'with_qa', auditorId: people['fro-1']! })
    return { ref: audit.ref, far: id }
  })
  const visits = await openVisits(database)
  after(() => visits.close())
  const quality = await visits.as('qa-1')
  const offered = (text: string) =>
    [...text.matchAll(/<input[^>]*name="moderator"[^>]*value="(\d+)"/g)].map(([, id]) => Number(id))
  const page = await quality.get(`/audits/${ref}/moderator`)
  assert.equal(offered(page.text).length, 40)
  assert.ok(!offered(page.text).includes(far))
  const found = await quality.post(`/audits/${ref}/moderator`, {
    'moderator-name': 'faraway',
    'moderator-found': '',
    find: 'moderator',
  })
  assert.equal(found.status, 200)
  assert.deepEqual(offered(found.text), [far])
  assert.match(found.text, /One person has “faraway” in their name/)
  const nobody = await quality.post(`/audits/${ref}/moderator`, {
    'moderator-name': 'nobody',
    'moderator-found': '',
    find: 'moderator',
  })
  assert.match(nobody.text, /Nobody who could be chosen has “nobody” in their name/)
  const chosen = { moderator: String(far), 'moderator-name': 'faraway', 'moderator-found': 'faraway' }
  assert.equal((await quality.post(`/audits/${ref}/moderator`, chosen)).status, 303)
  assert.match((await quality.get(`/audits/${ref}`)).text, /Zadie Faraway/)
})
