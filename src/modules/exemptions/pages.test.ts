import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { aHousehold, aPlacement } from '#modules/register/testing.ts'
import { asTx } from '#platform/sql/index.ts'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'

const database = await freshDatabase()
const { people, teams } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const { ref } = await database.asOwner(async (client) => {
  const tx = asTx(client)
  const home = await aHousehold(tx, { teamId: teams.north, workerId: people['fsw-1']!, placesApproved: 3 })
  for (const startedOn of ['2024-02-01', '2024-02-01', '2025-02-01', '2026-11-12'])
    await aPlacement(tx, { householdId: home.id, startedOn })
  return home
})
const path = `/exemptions/found/${ref}`

test('4.9 what the register says is asked on a page of its own, and is theirs alone whose it is to answer', async () => {
  const manager = await visits.as('tm-1')
  const { status, text } = await manager.get(path)
  assert.equal(status, 200)
  for (const words of [/4 children were fostered here/, /the terms of approval say 3/, /brothers and sisters/])
    assert.match(text, words)
  const what = { kind: 'limit', since: '2026-11-12' }
  const refused = await manager.post(`${path}/answer`, what)
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Choose why it is not so/)
  const other = { ...what, 'because-limit-2026-11-12': 'other' }
  assert.match((await manager.post(`${path}/answer`, other)).text, /Say the other reason/)
  const kept = await manager.post(`${path}/answer`, { ...what, 'because-limit-2026-11-12': 'siblings' })
  assert.equal(kept.status, 303)
  assert.match((await manager.get(path)).text, /All children there are brothers and sisters/)
  assert.equal((await manager.post(`${path}/answer`, what)).status, 409, 'it was answered already')
  assert.equal((await manager.post(`${path}/taking-back`, what)).status, 303)
  assert.equal((await manager.post(`${path}/taking-back`, what)).status, 409)
  assert.equal((await (await visits.as('tm-2')).get(path)).status, 404)
  assert.equal((await (await visits.as('fsw-1')).get(path)).status, 403)
})

test('4.9 the return has its page, for its team and for those whom the clause names', async () => {
  const own = `/exemptions/returns/2026-10/${teams.north}`
  const manager = await visits.as('tm-1')
  assert.match((await manager.get(own)).text, /Nothing is new in this month/)
  assert.equal((await manager.post(`${own}/signature`, { worry: 'x'.repeat(301) })).status, 422)
  assert.equal((await manager.post(`${own}/signature`, { worry: 'A quiet month.' })).status, 303)
  const leader = await visits.as('sm-1')
  assert.match((await leader.get(own)).text, /A quiet month/)
  assert.equal((await leader.post(`${own}/acknowledgement`)).status, 303)
  assert.match((await manager.get(own)).text, /Acknowledged by Person sm-1/)
  assert.equal((await manager.post(`${own}/taking-back`)).status, 409)
  assert.match((await (await visits.as('qa-1')).get('/exemptions/returns')).text, /Signed, nothing new/)
  for (const [key, expected] of [
    ['tm-2', 404],
    ['fsw-1', 404],
    ['fro-1', 404],
    ['qa-head', 200],
  ] as const)
    assert.equal((await (await visits.as(key)).get(own)).status, expected, key)
  for (const odd of ['2026-11', '2027-01', '2026-13', 'x'])
    assert.equal((await manager.get(`/exemptions/returns/${odd}/${teams.north}`)).status, 404, odd)
  assert.equal((await manager.get(`/exemptions/returns/2026-10/${teams.south}`)).status, 404)
})

test('no page of it breaks', () => assert.deepEqual(visits.problems, []))
