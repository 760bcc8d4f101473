import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { listClocks } from '#modules/evidence/index.ts'
import { addWorkingDays, londonDate, startOfLondonDay } from '#platform/dates/index.ts'
import { Refused } from '#platform/problems.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { sql } from '#platform/sql/index.ts'
import { type Escalation, wholeWay } from './escalation.ts'
import { pieces } from './queries/escalations.ts'
import { type MoveKey, moves } from './states.ts'
import { steps } from './steps.ts'
import { escalations } from './stream.ts'
import { anEscalation, answerPart, request } from './testing.ts'

/* Whole lives of escalations: whoever tries whatever, over days, Christmas among them. */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const everybody = ['iro-1', 'iro-2', 'iro-manager', 'tm-1', 'sm-1', 'hos-1', 'ed-1', 'fsw-1', 'qa-head'] as const
const made = Object.keys(moves).filter((move) => !['correct', 'correct_day'].includes(move)) as MoveKey[]
const ends = new Set<MoveKey>(['close', 'withdraw', 'cancel'])

const attempt = fc.record({
  move: fc.constantFrom(...made),
  by: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('iro-1' as const) },
    { weight: 2, arbitrary: fc.constantFrom(...everybody) },
  ),
  stage: fc.integer({ min: 1, max: 5 }),
  after: fc.integer({ min: 0, max: 9 }),
})

const find = (ref: string, now: Temporal.Instant): Promise<Escalation> =>
  database.asSystem(now, (tx) => pieces.find(tx, ref))

async function live(
  attempts: readonly { move: MoveKey; by: (typeof everybody)[number]; stage: number; after: number }[],
) {
  let now = testNow
  const as = <T>(key: string, work: Parameters<typeof database.asPerson<T>>[2]) =>
    database.asPerson(people[key]!, now, work)
  const ref = await as('iro-1', (tx, actor) => anEscalation(tx, actor, household.childRef, now))
  await as('iro-1', (tx, actor) => answerPart(tx, actor, { ref, part: 'noticed', now }))
  for (const { move, by, stage, after } of attempts) {
    now = now.add({ hours: 24 * after, minutes: 1 })
    const today = londonDate(now)
    const before = await find(ref, now)
    if (before.state === 'agreed' || before.state === 'checked')
      await as('iro-1', (tx, actor) => answerPart(tx, actor, { ref, part: 'result', now }))
    const went = await as(by, async (tx, actor) => {
      if (!(await tx.maybe(sql`select from pieces where ref = ${ref}`))) return false
      await escalations.makeMove(tx, actor, ref, request(move, today, stage), now)
      return true
    }).catch((problem: unknown) => {
      if (problem instanceof Refused) return false
      throw problem
    })
    const then = await find(ref, now)
    if (!went) {
      assert.deepEqual(then, before, `${move} by ${by} was refused and changes nothing`)
      const { over } = steps[before.state] as { over?: true }
      assert.ok(!(move === 'cafcass' && by === 'iro-1' && !over), 'Cafcass is never refused to whoever raised it')
      continue
    }
    assert.equal(then.officerId, people['iro-1'])
    assert.notEqual(then.managerId, then.officerId)
    if (ends.has(move)) assert.equal(by, 'iro-1', 'only whoever raised it ends it')
    if (move !== 'recall') assert.ok(then.stage >= before.stage, 'no stage is gone back to')
    if (move === 'cafcass') assert.deepEqual([then.state, then.dueOn], [before.state, before.dueOn])
    const clocks = await database.asSystem(now, (tx) => listClocks(tx, then.id))
    for (const { key, startedAt, dueAt, length, state, stoppedAt } of clocks.filter(
      (one) => one.key === 'clk.esc_whole',
    )) {
      assert.equal(length, wholeWay)
      const last = addWorkingDays(londonDate(startedAt), length)
      assert.equal(String(dueAt), String(startOfLondonDay(last.add({ days: 1 }))), `${key} is not moved`)
      if (state === 'met') assert.ok(Temporal.Instant.compare(stoppedAt!, dueAt) < 0)
    }
    assert.ok(clocks.filter(({ key, state }) => key === 'clk.esc_whole' && state === 'running').length <= 1)
  }
  await database.asSystem(now, (tx) => tx.run(sql`update pieces set state = 'closed' where ref = ${ref}`))
}

test('4.11 whoever tries whatever: no stage is gone back to, nobody else ends it, Cafcass is never refused, and no clock is moved', async () => {
  await fc.assert(fc.asyncProperty(fc.array(attempt, { minLength: 8, maxLength: 25 }), live), { numRuns: 25 })
})
