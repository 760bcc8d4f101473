import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { anAction } from '#modules/actions/testing.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import { anAudit, type AuditGiven } from './testing.ts'

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
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

describe('B15 UA-D1: the day on which a review was held', async () => {
  const { id, ref } = await audit({ state: 'gathering' })
  await database.asSystem(testNow, (tx) =>
    tx.run(sql`update audits set review_id = ${household.reviewId} where id = ${id}`),
  )
  const hold = (on: string, more = {}) => officer.post(`/audits/${ref}/review`, { ...boxes('date', on), ...more })
  const heldOn = async () =>
    database.asOwner(
      async (client) => (await client.query(`select meeting_on::text from audits where id = ${id}`)).rows,
    )

  test('is refused when nobody can mean it, whatever is ticked, and what was typed stays', async () => {
    for (const [on, says] of [
      ['2020-01-01', /The household was approved on/],
      ['2025-11-01', /The review was due on 30 November 2026; it cannot have been held more than a year before that/],
      ['2026-11-20', /Give a date that is today or earlier/],
    ] as const) {
      const answer = await hold(on, { 'date-right': on })
      assert.equal(answer.status, 422)
      assert.match(answer.text, says)
      assert.ok(answer.text.includes(`value="${on.slice(0, 4)}"`))
    }
    assert.deepEqual(await heldOn(), [{ meeting_on: null }])
  })

  test('is asked about when it is far from when it was due; a tick confirms that day and no other', async () => {
    const asked = await hold('2026-08-01')
    assert.equal(asked.status, 422)
    assert.match(asked.text, /Is 1 August 2026 right\? The review was due on 30 November 2026; this is more than three/)
    assert.match(asked.text, /name="date-right"[^>]*value="2026-08-01"/)
    assert.match(asked.text, /Yes, 1 August 2026 is right/)
    assert.match((await hold('2026-07-01', { 'date-right': '2026-08-01' })).text, /Is 1 July 2026 right\?/)
    assert.deepEqual(await heldOn(), [{ meeting_on: null }])
    assert.equal((await hold('2026-08-01', { 'date-right': '2026-08-01' })).status, 303)
    assert.deepEqual(await heldOn(), [{ meeting_on: '2026-08-01' }])
  })
})

describe('UA-D1: dates and figures that are answers', () => {
  const save = (
    visitor: Visitor,
    ref: string,
    section: string,
    question: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ) => {
    const named = Object.entries(fields).map(([part, value]) => [`${question}:${part}`, value])
    const path = `/audits/${ref}/sections/${section}`
    return visitor.post(
      path,
      { [`${question}:version`]: '0', ...Object.fromEntries(named), next: `/audits/${ref}` },
      headers,
    )
  }
  const dated = (on: string) => boxes('value', on)
  const valueOf = (question: string) =>
    database.asOwner(
      async (client) =>
        (await client.query(`select value from answers where question = $1 order by id desc limit 1`, [question]))
          .rows[0]?.value,
    )

  test('an audit is read and talked over once it was sent, and not after today', async () => {
    const { ref } = await audit({ state: 'with_team_manager', sentOn: '2026-11-17' })
    for (const question of ['tm.read_on', 'tm.conversation']) {
      for (const on of ['2026-11-16', '2026-11-20']) {
        const answer = await save(manager, ref, 'tm', question, dated(on))
        assert.equal(answer.status, 422, `${question} ${on}`)
        assert.match(answer.text, /The audit was sent on 17 November 2026|cannot be after today/)
      }
      assert.equal(await valueOf(question), undefined)
      assert.equal((await save(manager, ref, 'tm', question, dated('2026-11-17'))).status, 303)
      assert.equal(await valueOf(question), '2026-11-17')
    }
  })

  test('the next review comes after the one that was held', async () => {
    const { id, ref } = await audit({ state: 'in_audit' })
    await database.asSystem(testNow, (tx) => tx.run(sql`update audits set meeting_on = '2026-11-18' where id = ${id}`))
    const same = await save(officer, ref, 'fro', 'fro.next_due', dated('2026-11-18'))
    assert.equal(same.status, 422)
    assert.match(same.text, /The next review comes after the one that was held on 18 November 2026/)
    assert.equal((await save(officer, ref, 'fro', 'fro.next_due', dated('2027-11-18'))).status, 303)
  })

  test('whether actions made a difference shows after they were set', async () => {
    const { id, ref } = await audit({ state: 'verifying' })
    await database.asSystem(testNow, (tx) =>
      anAction(tx, { pieceId: id, householdId: household.id, ownerId: people['fsw-1']! }),
    )
    const quality = await visits.as('qa-1')
    const before = await save(quality, ref, 'loop', 'loop.impact_check_date', dated('2026-11-13'))
    assert.equal(before.status, 422)
    assert.match(before.text, /The first action was set on 19 November 2026/)
    assert.equal((await save(quality, ref, 'loop', 'loop.impact_check_date', dated('2026-11-19'))).status, 303)
  })

  test('what is only odd is asked about at its field, saved once it is confirmed', async () => {
    const { ref } = await audit({ state: 'in_audit', householdId: household.id })
    const odd = dated('2020-01-01')
    const asked = await save(officer, ref, 'wfc1', 'wfc1.visit_last', odd)
    assert.equal(asked.status, 422)
    assert.match(asked.text, /Is 1 January 2020 right\?/)
    assert.match(asked.text, /name="wfc1.visit_last:right"[^>]*value="2020-01-01"/)
    assert.equal(await valueOf('wfc1.visit_last'), undefined)
    const script = await save(officer, ref, 'wfc1', 'wfc1.visit_last', odd, { accept: 'application/json' })
    assert.equal(script.status, 422)
    assert.match(JSON.parse(script.text).message, /right\?.*press Continue and say so there/)
    const right = await save(officer, ref, 'wfc1', 'wfc1.visit_last', { ...odd, right: '2020-01-01' })
    assert.equal(right.status, 303)
    assert.equal(await valueOf('wfc1.visit_last'), '2020-01-01')
  })

  test('a figure has its range', async () => {
    const { id, ref } = await audit({ state: 'in_audit' })
    await database.asSystem(testNow, (tx) =>
      tx.run(sql`insert into audit_children (audit_id, child_id) values (${id}, ${household.childId})`),
    )
    const attends = (percent: string) => {
      const key = `cyp2.attendance/${household.childId}`
      return save(officer, ref, `cyp2/${household.childRef}`, key, { value: percent })
    }
    const beyond = await attends('104')
    assert.equal(beyond.status, 422)
    assert.match(beyond.text, /Give a whole number from 0 to 100/)
    assert.equal((await attends('97')).status, 303)
  })
})
