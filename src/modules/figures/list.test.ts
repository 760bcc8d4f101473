import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aPerson, aTeam } from '#modules/people/testing.ts'
import { aHousehold } from '#modules/register/testing.ts'
import { pageSize } from '#platform/list-page.ts'
import type { Tx } from '#platform/sql/index.ts'
import { withTransaction } from '#test/database.ts'
import { auditsPage, columnsOf } from './pages/list.ts'
import { listAudits } from './queries/list.ts'
import { filterOf } from './routes.ts'
import { anAudit } from '#modules/audits/testing.ts'

const today = Temporal.PlainDate.from('2026-11-19')

describe('NW-6: the list of audits', () => {
  const cases: readonly [string, Record<string, string>, string[]][] = [
    ['has all of them, the newest first', {}, ['other team', 'cancelled', 'graded', 'overdue', 'closed']],
    ['is narrowed to a step', { state: 'graded' }, ['graded']],
    ['is narrowed to those that are open', { state: 'open' }, ['other team', 'graded', 'overdue']],
    ['is narrowed to a kind', { kind: 'thematic' }, ['overdue']],
    ['is narrowed to a final grade', { grade: 'good' }, ['graded', 'closed']],
    ['is narrowed to what is past its day', { overdue: 'yes' }, ['overdue']],
    ['is narrowed twice', { state: 'open', grade: 'good' }, ['graded']],
    ['says so when there is none', { state: 'with_qa' }, []],
    [
      'is narrowed by nothing that it does not know',
      { overdue: 'no', wrong: 'x' },
      ['other team', 'cancelled', 'graded', 'overdue', 'closed'],
    ],
  ]
  for (const [what, query, expected] of cases) {
    test(what, async () => {
      await withTransaction(async (tx) => {
        const { made } = await someAudits(tx)
        const { rows, count } = await listAudits(tx, filterOf(query, today), { page: 1 })
        assert.deepEqual(
          rows.map(({ ref }) => made.get(ref)),
          expected,
        )
        assert.equal(count, expected.length)
      })
    })
  }

  test('is narrowed to a team by its number', async () => {
    await withTransaction(async (tx) => {
      const { made, team } = await someAudits(tx)
      const { rows, count } = await listAudits(tx, filterOf({ team: String(team.id) }, today), { page: 1 })
      assert.deepEqual(
        rows.map(({ ref, team: name }) => [made.get(ref), name]),
        [['other team', team.name]],
      )
      assert.equal(count, 1)
    })
  })

  test('is shown a page at a time, and keeps what narrows it when it is narrowed further', async () => {
    await withTransaction(async (tx) => {
      const household = await aHousehold(tx)
      for (let day = 1; day <= pageSize + 2; day++)
        await anAudit(tx, {
          householdId: household.id,
          scheduledFor: Temporal.PlainDate.from('2026-10-01').add({ days: day }).toString(),
        })
      const query = { sent: '2026-11', state: 'open' }
      const audits = await listAudits(tx, {}, { page: 2 })
      assert.deepEqual([audits.rows.length, audits.count], [2, pageSize + 2])
      const choices = { teams: [], auditors: [], moderators: [], workers: [] }
      const facts = { list: audits, filter: filterOf(query, today), query, today, mayDraw: false, choices }
      const page = String(auditsPage(facts, columnsOf(facts)).main)
      assert.match(page, /27 audits/)
      assert.match(page, /Only audits sent in November 2026\./)
      assert.match(page, /<input type="hidden" name="sent" value="2026-11">/)
      assert.match(page, /href="\/audits\?sent=2026-11&amp;state=open" rel="prev"/)
    })
  })
})

/** Five, each named by what tells it from the others. */
async function someAudits(tx: Tx) {
  const [one, other] = [await aTeam(tx), await aTeam(tx)]
  const auditor = await aPerson(tx)
  const [household, theirs] = [await aHousehold(tx, { teamId: one.id }), await aHousehold(tx, { teamId: other.id })]
  const ofOne = { householdId: household.id, auditorId: auditor.id }
  const given = {
    closed: { ...ofOne, state: 'closed', scheduledFor: '2026-07-01', finalGrade: 'good' },
    overdue: { ...ofOne, kind: 'thematic', state: 'in_audit', scheduledFor: '2026-08-01', dueOn: '2026-11-18' },
    graded: { ...ofOne, state: 'graded', scheduledFor: '2026-09-01', dueOn: '2026-11-19', finalGrade: 'good' },
    cancelled: { ...ofOne, state: 'cancelled', scheduledFor: '2026-10-01', dueOn: '2026-10-10' },
    'other team': { householdId: theirs.id, scheduledFor: '2026-11-01' },
  } as const
  const made = new Map<string, string>()
  for (const [name, audit] of Object.entries(given)) made.set((await anAudit(tx, audit)).ref, name)
  return { made, team: other }
}
