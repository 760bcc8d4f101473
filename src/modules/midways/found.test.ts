import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { aChild, aHousehold, aPlacement } from '#modules/register/testing.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { listDue } from './routes.ts'
import { fields } from './testing.ts'

const database = await freshDatabase()
const { people, teams } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const home = await database.asOwner((client) =>
  aHousehold(asTx(client), { teamId: teams.north, workerId: people['fsw-1']! }),
)

/** A child with these stays, each from, until and whether with our carers. */
const placed = (...stays: (readonly [string, string | null, boolean?])[]) =>
  database.asSystem(testNow, async (tx) => {
    const child = await aChild(tx, { iroId: people['iro-2']! })
    for (const [startedOn, endedOn, ours = true] of stays) {
      const { childId } = await aPlacement(tx, { householdId: home.id, childId: child.id, startedOn })
      await tx.run(
        sql`update placements set ended_on = ${endedOn}, household_id = ${ours ? home.id : null} where child_id = ${childId} and started_on = ${startedOn}`,
      )
    }
    return child.ref
  })
const found = (today: string) =>
  database.asPerson(people['iro-2']!, testNow, async (tx) =>
    (await listDue(tx, Temporal.PlainDate.from(today))).asked
      .filter(({ householdId }) => householdId === home.id)
      .map(({ child, dueOn }) => `${child} ${dueOn}`),
  )

test('4.11 it is due for every six months of unbroken care, while the child lives with our carers', async () => {
  const long = await placed(['2024-05-16', null])
  const moved = await placed(['2025-05-18', '2025-09-01'], ['2025-09-01', null])
  const back = await placed(['2020-05-16', '2024-01-01'], ['2026-05-20', null])
  await placed(['2025-05-16', '2026-10-01'], ['2026-10-01', null, false])
  await placed(['2026-10-01', null])
  const months = await placed(['2025-08-31', null])
  assert.deepEqual(await found('2026-11-17'), [`${long} 2026-11-16`, `${moved} 2026-11-18`, `${back} 2026-11-20`])
  assert.deepEqual(
    (await found('2027-02-26')).filter((one) => one.startsWith(`${months} `)),
    [`${months} 2027-02-28`],
    'the last day of a shorter month',
  )
  assert.deepEqual(await found('2026-10-30'), [], 'not yet')
})

test('4.11 it is held on one page, leads on to an escalation, and is seen with the home', async () => {
  const child = await placed(['2024-11-16', null])
  const officer = await visits.as('iro-2')
  const at = `/midways/${child}/2026-11-16`
  assert.match((await officer.get('/midways')).text, new RegExp(at))
  assert.match((await officer.get(at)).text, /Was it held\?/)
  const refused = await officer.post(at, fields({ home: 'at_risk' }))
  assert.equal(refused.status, 422)
  assert.match(refused.text, /A bed of her own/, 'what was typed is there')
  for (const key of ['iro-1', 'tm-1', 'sm-1', 'qa-1'])
    assert.equal((await (await visits.as(key)).get(at)).status, 404, `${key}, before it is held`)
  const led = await officer.post(at, fields({ next: 'formal', home: 'strained', 'home-why': 'It is loud at night.' }))
  assert.deepEqual([led.status, led.location], [303, `/escalations/new?child=${child}`])
  assert.equal((await officer.post(at, fields())).status, 404, 'there is one already')
  for (const key of ['iro-2', 'fsw-1', 'tm-1', 'sm-1', 'iro-manager', 'qa-1'])
    assert.match((await (await visits.as(key)).get(at)).text, /It is loud at night/, key)
  for (const key of ['tm-2', 'fsw-3', 'iro-1', 'lado-1', 'ce-1', 'admin-1'])
    assert.equal((await (await visits.as(key)).get(at)).status, 404, key)
  assert.match((await (await visits.as('fsw-1')).get(`/households/${home.ref}`)).text, /Midway review of child/)
  const manager = await (await visits.as('iro-manager')).get('/midways')
  assert.match(manager.text.replaceAll(/\s+/g, ' '), /Held in time.{0,200}1 of \d+ that were due/)
})

test('4.11 a mistake is put right by whoever wrote it; one that was not held says why', async () => {
  const child = await placed(['2025-11-16', null])
  const officer = await visits.as('iro-2')
  const at = `/midways/${child}/2026-11-16`
  assert.equal((await officer.post(at, { held: 'no', 'not-held': 'other' })).status, 422)
  assert.equal((await officer.post(at, { held: 'no', 'not-held': 'officer_away' })).status, 303)
  assert.match((await officer.get(at)).text, /The reviewing officer was away/)
  const version = async () => /name="version" value="(\d+)"/.exec((await officer.get(`${at}/change`)).text)![1]!
  const first = await version()
  assert.equal((await officer.post(`${at}/change`, fields({ version: first }))).status, 303)
  assert.equal((await officer.post(`${at}/change`, fields({ version: first }))).status, 409)
  assert.match((await officer.get(at)).text, /A bed of her own[\s\S]*Stuck/)
  assert.match((await officer.get(`${at}/change`)).text, /A bed of her own/)
  assert.equal((await (await visits.as('tm-1')).get(`${at}/change`)).status, 403)
})

test('an address that is no day, of nobody or of another’s child, is found by nobody', async () => {
  const officer = await visits.as('iro-2')
  for (const odd of ['C-1/2026-02-30', 'C-1/today', 'nobody/2026-11-16', 'C-99999999/2026-11-16', 'C-1001/2026-11-16'])
    assert.equal((await officer.get(`/midways/${odd}`)).status, 404, odd)
})
