import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { listClocks } from '#modules/evidence/index.ts'
import { aHousehold, aPlacement } from '#modules/register/testing.ts'
import { addWorkingDays, londonDate, startOfLondonDay } from '#platform/dates/index.ts'
import { NotAllowed, NotFound, Refused } from '#platform/problems.ts'
import { asTx } from '#platform/sql/index.ts'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { byLaw, type Kind, states, type State } from './exemption.ts'
import { overJob } from './jobs.ts'
import { pieces } from './queries/exemptions.ts'
import { type MoveKey, moves } from './states.ts'
import { exemptions } from './stream.ts'
import { anExemption, answerPart, tellAll } from './testing.ts'

/*
 * Whole lives on the real database, begun across Christmas, Easter and both changes of the hour: people of every kind press anything at all, in any
 * order and on any day. After each step what the law and the framework ask is read from the tables.
 */

const database = await freshDatabase()
const { people, teams } = await aSmallService(database)
const { id: householdId } = await database.asOwner(async (client) => {
  const tx = asTx(client)
  const home = await aHousehold(tx, { teamId: teams.north, workerId: people['fsw-1']!, placesApproved: 2 })
  for (const startedOn of ['2024-02-01', '2025-02-01', '2025-03-01', '2025-04-01'])
    await aPlacement(tx, { householdId: home.id, startedOn })
  return home
})
const begins = ['2026-12-22T10:00:00Z', '2026-03-27T10:00:00Z', '2026-04-01T09:00:00Z', '2026-10-23T22:30:00Z']
const who = fc.constantFrom('tm-1', 'tm-1', 'sm-1', 'sm-1', 'fsw-1', 'tm-2', 'qa-head', 'hos-1')
const parts = ['asked', 'kept', 'extension', 'close'] as const
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      who,
      move: fc.constantFrom(...(Object.keys(moves) as MoveKey[])),
      how: fc.constantFrom('left', 'within', 'approved'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('write' as const), who, part: fc.constantFrom(...parts) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('end' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('longer' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.constantFrom(1, 3, 9, 60) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
const kinds = fc.constantFrom<Kind[]>('exemption', 'exception', 'temporary')

test('4.9 no life of an exemption, an exception or a temporary approval breaks what was promised of it', async () => {
  const reached = new Set<State>()
  await fc.assert(
    fc.asyncProperty(
      kinds,
      fc.constantFrom(...begins),
      fc.array(step, { minLength: 12, maxLength: 12 }),
      async (kind, begun, life) => {
        let now = Temporal.Instant.from(begun)
        const on = londonDate(now)
        const started = now
        const ref = await database.asPerson(people['tm-1']!, now, async (tx, actor) =>
          anExemption(tx, actor, { householdId, kind, on, now: started }),
        )
        for (const one of life) {
          now = now.add({ minutes: 1 })
          if (one.kind === 'wait') now = now.add({ hours: 24 * one.days })
          else await take(one, ref, now)
          await overJob.handle({ database, today: londonDate(now), now } as Parameters<typeof overJob.handle>[0])
          reached.add(await promisesHold(ref, now))
        }
        // Nothing of the same children may be open twice: it makes room for the next life.
        await database
          .asPerson(people['tm-1']!, now, (tx, actor) =>
            exemptions.makeMove(tx, actor, ref, { move: 'cancel', words: 'Over.' }, now),
          )
          .catch(() => undefined)
      },
    ),
    { numRuns: 45, seed: Number(process.env['HEARTH_TEST_SEED'] ?? 7), endOnFailure: true },
  )
  assert.deepEqual(
    states.filter((state) => !reached.has(state)),
    [],
    'the lives reach every state',
  )
})

async function take(one: Exclude<Step, { kind: 'wait' }>, ref: string, now: Temporal.Instant): Promise<void> {
  const today = londonDate(now)
  const { kind } = await database.asSystem(now, (tx) => pieces.find(tx, ref))
  const endings = {
    exemption: ['end', 'left'],
    exception: ['settle', 'within'],
    temporary: ['decide', 'approved'],
  } as const
  if (one.kind === 'longer') return longer(ref, now)
  const asked = one.kind === 'end' ? { who: 'tm-1', move: endings[kind][0], how: endings[kind][1] } : one
  const done = database.asPerson(people[asked.who ?? 'tm-1']!, now, async (tx, actor) => {
    if (one.kind === 'end') {
      await tellAll(tx, ref, now)
      await answerPart(tx, actor, { ref, part: 'close', today })
    }
    if (one.kind === 'write') return answerPart(tx, actor, { ref, part: one.part, today })
    const { move, how } = asked as { move: MoveKey; how: string }
    return exemptions.makeMove(tx, actor, ref, { move, on: today, words: 'So it is.', details: { how } }, now)
  })
  await done.catch((problem: unknown) => {
    const isRefusal = problem instanceof Refused || problem instanceof NotFound || problem instanceof NotAllowed
    if (!isRefusal && !/not-allowed|not yet|refused|"kind"/.test(String(problem))) throw problem
  })
}

/** Panel, reviewing officer and officer have said so, and the decider allows eight weeks more. */
async function longer(ref: string, now: Temporal.Instant): Promise<void> {
  const today = londonDate(now)
  const { kind, state } = await database.asSystem(now, (tx) => pieces.find(tx, ref))
  if (kind !== 'temporary' || state !== 'running') return
  await database.asPerson(people['tm-1']!, now, (tx, actor) => answerPart(tx, actor, { ref, part: 'extension', today }))
  await database
    .asPerson(people['sm-1']!, now, (tx, actor) => exemptions.makeMove(tx, actor, ref, { move: 'extend' }, now))
    .catch((problem: unknown) => assert.ok(problem instanceof Refused))
}

async function promisesHold(ref: string, now: Temporal.Instant): Promise<State> {
  return database.asSystem(now, async (tx) => {
    const piece = await pieces.find(tx, ref)
    const { kind, state, beganOn, endedOn } = piece
    const clocks = await listClocks(tx, piece.id)
    for (const { key, startedAt, dueAt, state: stands, stoppedAt } of clocks) {
      assert.ok(Temporal.Instant.compare(startedAt, dueAt) <= 0, 'no clock goes backwards')
      if (stands === 'met') assert.ok(Temporal.Instant.compare(stoppedAt!, dueAt) <= 0, `${key} was met in time`)
      const began = londonDate(startedAt)
      if (key === 'clk.exc_six')
        assert.equal(String(dueAt), String(startOfLondonDay(addWorkingDays(began, byLaw.exception).add({ days: 1 }))))
      if (key === 'clk.tmp_16w')
        assert.equal(String(dueAt), String(startOfLondonDay(began.add({ days: byLaw.temporary + 1 }))))
    }
    // None of another kind: three things in law.
    const own = { exemption: 'clk.exm', exception: 'clk.exc', temporary: 'clk.tmp' }[kind]
    assert.deepEqual(
      clocks.filter(({ key }) => !key.startsWith(own)),
      [],
    )
    const isOver = clocks.some(
      ({ key, dueAt, state: stands, stoppedAt }) =>
        key === 'clk.exc_six' && stands !== 'not applicable' && Temporal.Instant.compare(stoppedAt ?? now, dueAt) > 0,
    )
    if (isOver && kind === 'exception') assert.notEqual(state, 'running', 'what is beyond the law says so')
    if (state === 'running' || state === 'extended') assert.ok(beganOn)
    if (beganOn && endedOn && state === 'closed')
      assert.ok(Temporal.PlainDate.compare(beganOn, endedOn) <= 0 || endedOn.equals(piece.fromOn))
    return state
  })
}

test('4.9 the hour that changes makes no day longer or shorter', () => {
  for (const begun of begins) {
    const day = londonDate(Temporal.Instant.from(begun))
    const due = startOfLondonDay(addWorkingDays(day, 6).add({ days: 1 }))
    assert.equal(londonDate(due.subtract({ nanoseconds: 1 })).toString(), addWorkingDays(day, 6).toString())
  }
  assert.equal(String(addWorkingDays(Temporal.PlainDate.from('2026-12-22'), 6)), '2027-01-04', 'over Christmas')
  assert.equal(String(addWorkingDays(Temporal.PlainDate.from('2026-04-01'), 6)), '2026-04-13', 'over Easter')
})
