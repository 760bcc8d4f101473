import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import { anAudit, type AuditGiven } from '#modules/audits/testing.ts'

const database = await freshDatabase()
const { household, neighbours, people } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const [officer, manager] = [await visits.as('fro-1'), await visits.as('tm-1')]

/** The three boxes of a date field. */
function boxes(prefix: string, text: string): Record<string, string> {
  const [year = '', month = '', day = ''] = text.split('-')
  return { [`${prefix}-day`]: day, [`${prefix}-month`]: month, [`${prefix}-year`]: year }
}

const audit = (given: Partial<AuditGiven> = {}) =>
  database.asSystem(testNow, (tx) =>
    anAudit(tx, { householdId: household.id, auditorId: people['fro-1']!, scheduledFor: '2026-11-19', ...given }),
  )

describe('B15: the period of an audit', async () => {
  const { ref } = await audit({ state: 'in_audit' })
  const change = (from: string, to: string, more = {}) =>
    officer.post(`/audits/${ref}/period`, {
      ...boxes('from', from),
      ...boxes('to', to),
      reason: 'A longer look',
      ...more,
    })

  test('does not begin after today or a life ago, and is longer than two years only knowingly', async () => {
    assert.match((await change('2026-11-20', '2026-12-01')).text, /The beginning of the period cannot be after today/)
    assert.match((await change('1926-11-02', '2026-11-02')).text, /cannot be more than 10 years ago/)
    assert.match((await change('2026-11-02', '2026-11-01')).text, /The period ends before it begins/)
    const long = await change('2023-11-02', '2026-11-02')
    assert.equal(long.status, 422)
    assert.match(long.text, /name="to-right"[^>]*value="2026-11-02"/)
    assert.equal((await change('2023-11-02', '2026-11-02', { 'to-right': '2026-11-02' })).status, 303)
  })
})

describe('UM-D13: an audit that is planned by choice', async () => {
  const leader = await visits.as('sm-1')
  const plan = (visitor: Visitor, on: string, more = {}) =>
    visitor.post('/audits', { household: household.ref, kind: 'thematic', ...boxes('on', on), ...more })

  test('is never a manager’s monthly audit: those come from the draw', async () => {
    const page = await leader.get(`/audits/new?household=${household.ref}`)
    assert.equal(page.status, 200)
    assert.doesNotMatch(page.text, /monthly_case_file/)
    const sent = await plan(leader, '2026-12-01', { kind: 'monthly_case_file' })
    assert.equal(sent.status, 422)
    assert.match(sent.text, /Choose the kind of audit/)
  })

  test('is not planned in the past, and more than 18 months ahead only knowingly', async () => {
    for (const on of ['1999-11-25', '1926-11-25', '2026-11-18']) {
      const past = await plan(leader, on, { 'on-right': on })
      assert.equal(past.status, 422)
      assert.match(past.text, /Give a date from today on: an audit is planned ahead/)
    }
    const far = await plan(leader, '2028-11-01')
    assert.equal(far.status, 422)
    assert.match(far.text, /Is 1 November 2028 right\?/)
    assert.match(far.text, /name="on-right"[^>]*value="2028-11-01"/)
    assert.equal((await plan(leader, '2028-11-01', { 'on-right': '2028-11-01' })).status, 303)
    assert.equal((await plan(leader, '2026-12-01')).status, 303)
  })

  test('is not of the team that one manages, which is said before anything is typed', async () => {
    const own = await manager.get(`/audits/new?household=${household.ref}`)
    assert.equal(own.status, 409)
    assert.match(own.text, /it is in the team that you manage/)
    assert.doesNotMatch((await manager.get(`/households/${household.ref}`)).text, /Plan an audit/)
    assert.match((await leader.get(`/households/${neighbours.ref}`)).text, /Plan an audit/)
  })
})
