import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { countedUpTo, pageSize } from '#platform/list-page.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { listAudits } from './queries/list.ts'
import { anAudit } from '#modules/audits/testing.ts'

describe('SC-1: a list of audits for whoever is assigned their cases', async () => {
  const database = await freshDatabase()
  const { household, neighbours, people } = await aSmallService(database)
  const plan = (householdId: number, scheduledFor: string, count: number) =>
    database.asOwner(async (client) => {
      const tx = asTx(client)
      const { id } = await anAudit(tx, { householdId, scheduledFor })
      await tx.run(sql`with made as (
          insert into pieces (id, stream, ref, household_id, form_version_id, sight, state, state_since)
          select s.id, 'audit', 'A-' || s.id, p.household_id, p.form_version_id, p.sight, p.state, p.state_since
          from pieces p cross join generate_series(2, ${count}) n cross join lateral (select nextval('pieces_id_seq') + n * 0 as id) s
          where p.id = ${id} returning id
        ) insert into audits (id, kind, scheduled_for, period_from, period_to, made_at)
          select made.id, a.kind, a.scheduled_for, a.period_from, a.period_to, a.made_at from made cross join audits a where a.id = ${id}`)
    })
  const listFor = (key: string, page = 1, state?: string) =>
    database.asPerson(people[key]!, testNow, (tx, { reach }) => listAudits(tx, state ? { state } : {}, { page }, reach))

  test('is theirs alone, as long as it is few and when it is many', async () => {
    await plan(neighbours.id, '2026-12-24', pageSize)
    await plan(household.id, '2026-10-01', countedUpTo - 1)
    for (const more of [false, true]) {
      await plan(household.id, '2026-11-01', 1)
      for (const state of [undefined, 'open']) {
        const { rows, count, more: beyond } = await listFor('tm-1', 1, state)
        assert.equal(rows.length, pageSize)
        assert.deepEqual([...new Set(rows.map((row) => row.household))], [household.ref])
        assert.equal(String(rows[0]!.scheduledFor), '2026-11-01')
        assert.deepEqual([count, beyond], [countedUpTo, more])
      }
      assert.equal((await listFor('tm-1', 20)).rows.length, pageSize)
      assert.equal((await listFor('tm-2')).count, pageSize)
      assert.equal((await listFor('iro-1')).count, 0)
    }
  })
})
