import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Grade } from '#framework/a2-audit-tool/types.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { type Audit, states, type State } from './audit.ts'
import { announce } from './commands/announce.ts'
import { findAuditById } from './queries/find-audit.ts'
import { anAudit } from './testing.ts'

const today = Temporal.PlainDate.from('2026-11-19')

describe('Whom each step of an audit calls on', async () => {
  const database = await freshDatabase()
  const { household, people, teams } = await aSmallService(database)
  const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']!, moderatorId: people['iro-1']! }
  const named = new Map(Object.entries(people).map(([key, id]) => [id, key]))
  after(() => named.clear())

  type Told = { to: string; kind: string; urgent: boolean; path: string }
  /** Told of an audit that stands there, in a transaction that never happened. */
  async function toldOf(state: State, grades: Partial<Audit> = {}, arrange?: (tx: Tx) => Promise<unknown>) {
    return database.asOwner(async (client) => {
      const tx = asTx(client)
      await client.query('begin')
      await arrange?.(tx)
      const { id } = await anAudit(tx, { householdId: household.id, state, ...parts })
      await announce(tx, { ...(await findAuditById(tx, id)), ...grades }, today)
      const rows = await tx.many<Omit<Told, 'to'> & { to: number }>(
        sql`select to_id as "to", kind, urgent, path from messages order by to_id`,
      )
      await client.query('rollback')
      return rows.map((row): Told => ({ ...row, to: named.get(row.to) ?? 'nobody we know' }))
    })
  }

  // From the flow chart (A.1): who acts next, and who is to know.
  const table: Record<State, { kind: string; to: string[] } | null> = {
    scheduled: null,
    gathering: { kind: 'report wanted', to: ['fsw-1'] },
    review_held: null,
    in_audit: { kind: 'audit due', to: ['fro-1', 'fsw-1'] },
    submitted: { kind: 'audit submitted', to: ['qa-1', 'qa-head', 'tm-1'] },
    with_qa: null,
    in_moderation: { kind: 'moderation assigned', to: ['iro-1'] },
    in_discussion: { kind: 'moderation discussed', to: ['fro-1', 'iro-1', 'qa-head'] },
    graded: null,
    with_team_manager: { kind: 'response wanted', to: ['tm-1'] },
    with_service_manager: { kind: 'sign-off wanted', to: ['sm-1'] },
    actions_open: null,
    verifying: null,
    re_audit_due: { kind: 're-audit planned', to: ['fro-1', 'tm-1'] },
    closed: { kind: 'audit closed', to: ['fro-1', 'fsw-1', 'tm-1'] },
    cancelled: null,
  }
  for (const state of states) {
    const expected = table[state]
    test(`${state}: ${expected ? `${expected.to.join(', ')} are told “${expected.kind}”` : 'nobody is told'}`, async () => {
      const told = await toldOf(state)
      assert.deepEqual(told.map(({ to }) => to).toSorted(), expected?.to ?? [])
      assert.ok(told.every(({ kind, path }) => kind === expected?.kind && /^\/audits\/A-\d+$/.test(path)))
    })
  }

  const urgency: readonly [string, Grade | null, Grade | null, boolean][] = [
    ['inadequate by its auditor', 'inadequate', null, true],
    ['inadequate by its final grade', 'good', 'inadequate', true],
    ['lifted from inadequate', 'inadequate', 'requires_improvement', false],
    ['one that requires improvement', 'requires_improvement', null, false],
    ['good', 'good', 'good', false],
    ['not yet graded', null, null, false],
  ]
  for (const [name, auditorGrade, finalGrade, urgent] of urgency) {
    test(`an audit that is ${name} ${urgent ? 'is told of at once' : 'waits for the digest'}`, async () => {
      const told = await toldOf('submitted', { auditorGrade, finalGrade })
      assert.ok(told.length > 0)
      assert.deepEqual([...new Set(told.map((one) => one.urgent))], [urgent])
    })
  }

  test('where the household has no team manager, its response falls to the service manager', async () => {
    const without = (tx: Tx) => tx.run(sql`update teams set manager_id = null where id = ${teams.north}`)
    assert.deepEqual(
      (await toldOf('with_team_manager', {}, without)).map(({ to, kind }) => ({ to, kind })),
      [{ to: 'sm-1', kind: 'response wanted' }],
    )
  })

  test('nobody is told twice, and nobody who is not there', async () => {
    const one = { auditorId: people['fro-1']!, workerId: people['fro-1']!, teamManagerId: null }
    assert.deepEqual(
      (await toldOf('closed', one)).map(({ to }) => to),
      ['fro-1'],
    )
  })
})
