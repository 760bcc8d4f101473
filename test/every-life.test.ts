import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { states } from '#modules/audits/steps.ts'
import { checkInvariants, openAlerts } from './lives/invariants.ts'
import { ledLives, lives, take } from './lives/steps.ts'
import { beginLife, owner } from './lives/world.ts'

/*
 * Whole lives of audits on the real database: people of every role make moves, save answers, raise and clear alerts, are
 * away and covered for, in any order. After each step every invariant of docs/invariants.md is read from the tables.
 */

test('A.1 no sequence of moves, answers, alerts and absences breaks an invariant', async (t) => {
  t.after(() => owner.end())
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(lives, async (steps) => {
      const householdId = await beginLife()
      for (const one of steps) {
        const before = await openAlerts(householdId)
        await take(one, householdId)
        await checkInvariants(householdId, before)
      }
      const { rows } = await owner.query(
        'select distinct m.to_state from moves m join pieces a on a.id = m.piece_id where a.household_id = $1',
        [householdId],
      )
      for (const row of rows) seen.add(row.to_state)
    }),
    {
      numRuns: ledLives.length + 50,
      examples: ledLives.map((steps): [typeof steps] => [steps]),
      seed: Number(process.env['HEARTH_TEST_SEED'] ?? 7),
      endOnFailure: true,
    },
  )
  const reached = states.filter((state) => state !== 'scheduled')
  assert.deepEqual(
    reached.filter((state) => !seen.has(state)),
    [],
    'the sequences reach every state',
  )
})
