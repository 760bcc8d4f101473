import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Grade } from '#framework/a2-audit-tool/types.ts'
import { announce } from '#modules/evidence/commands/announce.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import type { Audit } from './audit.ts'
import type { State } from './steps.ts'
import { stream } from './commands/move.ts'
import { findAuditById } from './queries/find-audit.ts'
import type { MoveKey } from './states.ts'
import { toldOfMoves } from './tellings.testing.ts'
import { anAudit } from './testing.ts'

const today = Temporal.PlainDate.from('2026-11-19')

describe('RV-1: whom each move of an audit tells', async () => {
  const database = await freshDatabase()
  const { household, people, teams } = await aSmallService(database)
  const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']!, moderatorId: people['iro-1']! }
  const named = new Map(Object.entries(people).map(([key, id]) => [id, key]))
  after(() => named.clear())

  type Told = { to: string; kind: string; urgent: boolean; path: string }
  type Given = { into: State; grades?: Partial<Audit>; by?: string; arrange?: (tx: Tx) => Promise<unknown> }
  /** Told of a move that led there, in a transaction that never happened. */
  async function toldOf(move: MoveKey, { into, grades = {}, by = 'admin-1', arrange }: Given): Promise<Told[]> {
    return database.asOwner(async (client) => {
      const tx = asTx(client)
      await client.query('begin')
      await arrange?.(tx)
      const { id } = await anAudit(tx, { householdId: household.id, state: into, ...parts })
      const before = { ...(await findAuditById(tx, id)), ...grades }
      const moderatorId = move === 'reassign' ? null : before.moderatorId
      await announce(tx, stream, { move, before, after: { ...before, moderatorId } }, { actorId: people[by]!, today })
      const rows = await tx.many<Omit<Told, 'to'> & { to: number }>(
        sql`select to_id as "to", kind, urgent, path from messages order by to_id`,
      )
      await client.query('rollback')
      return rows.map((row): Told => ({ ...row, to: named.get(row.to) ?? 'nobody we know' }))
    })
  }

  for (const [move, ways] of Object.entries(toldOfMoves) as [MoveKey, (typeof toldOfMoves)[MoveKey]][]) {
    for (const [into, expected] of ways) {
      const words = Object.entries(expected).map(([kind, to]) => `“${kind}” to ${to.join(', ')}`)
      test(`${move} into ${into}: ${words.join('; ') || 'nobody is told'}`, async () => {
        const told = await toldOf(move, { into })
        const byKind = Object.groupBy(told, ({ kind }) => kind)
        const is = Object.fromEntries(
          Object.entries(byKind).map(([kind, rows]) => [kind, rows!.map(({ to }) => to).toSorted()]),
        )
        assert.deepEqual(is, expected)
        for (const { path } of told) assert.match(path, /^\/audits(\/A-\d+)?$/)
      })
    }
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
      const told = await toldOf('submit', { into: 'submitted', grades: { auditorGrade, finalGrade } })
      assert.ok(told.length > 0)
      assert.deepEqual([...new Set(told.map((one) => one.urgent))], [urgent])
    })
  }

  test('where the household has no team manager, its response falls to the service manager, returned or not', async () => {
    const arrange = (tx: Tx) => tx.run(sql`update teams set manager_id = null where id = ${teams.north}`)
    for (const move of ['pass_on', 'return_response'] as const)
      assert.deepEqual(
        (await toldOf(move, { into: 'with_team_manager', arrange })).map(({ to }) => to),
        ['sm-1'],
      )
  })

  test('nobody is told twice, nobody who is not there, and nobody what they did themselves', async () => {
    const grades = { auditorId: people['fro-1']!, workerId: people['fro-1']!, moderatorId: null }
    const closed = await toldOf('close', { into: 'closed', grades })
    assert.deepEqual(closed.map(({ to }) => to).toSorted(), ['fro-1', 'tm-1'])
    const ended = await toldOf('cancel', { into: 'cancelled', by: 'tm-1' })
    assert.ok(!ended.some(({ to }) => to === 'tm-1'))
  })
})
