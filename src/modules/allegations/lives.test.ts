import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { concernForm, type ConcernPart } from '#framework/a2-concern-form/index.ts'
import { type Clock, listClocks, listMoves, listTold } from '#modules/evidence/index.ts'
import { addWorkingDays, londonDate, startOfLondonDay } from '#platform/dates/index.ts'
import { NotAllowed, NotFound, Refused } from '#platform/problems.ts'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { states, type State } from './concern.ts'
import { pieces } from './queries/concerns.ts'
import { type MoveKey, moves } from './states.ts'
import { concerns, type ConcernMove } from './stream.ts'
import {
  aConcern,
  answerConcern,
  type As,
  leadConcern,
  tellEverybody,
  wayOfAllegation,
  wayOfStandard,
} from './testing.ts'

/*
 * Whole lives on the real database, begun across Christmas, Easter and both changes of the hour: people of every kind press and write anything at
 * all, in any order and on any day. After each step what the framework asks is read from the tables.
 */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const keys = { manager: 'tm-1', officer: 'lado-1', lead: 'sm-1' } as const

// Late in the evening, too: before midnight in London is another day than by the clock of the world.
const begins = ['2026-12-24T16:30:00Z', '2026-03-28T23:30:00Z', '2026-04-02T09:00:00Z', '2026-10-24T22:30:00Z']
const parts = [...new Set(concernForm.sections.map(({ part }) => part))] as ConcernPart[]
const who = fc.constantFrom('tm-1', 'tm-1', 'sm-1', 'sm-1', 'lado-1', 'lado-1', 'fsw-1', 'iro-1', 'qa-head', 'tm-2')
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('on' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      who,
      move: fc.constantFrom(...(Object.keys(moves) as MoveKey[])),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('decide' as const), view: fc.constantFrom('advice', 'other', 'met') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('write' as const), who, part: fc.constantFrom(...parts) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      who: fc.constant('sm-1'),
      move: fc.constant('void' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.constantFrom(1, 3, 9, 60) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

test('4.9 4.10 no life of an allegation or a concern breaks what was promised of it', async () => {
  const reached = new Set<State>()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('allegation' as const, 'allegation' as const, 'standard_of_care' as const),
      fc.constantFrom(...begins),
      fc.array(step, { minLength: 14, maxLength: 14 }),
      async (kind, begun, life) => {
        let now = Temporal.Instant.from(begun)
        const learnedAt = now.subtract({ minutes: 20 })
        const ref = await database.asPerson(people['tm-1']!, now, (tx, actor) =>
          aConcern(tx, actor, household.ref, now, { kind, learnedAt }),
        )
        const before: Before = { clocks: new Map(), told: new Map() }
        for (const one of life) {
          now = now.add({ minutes: 1 })
          if (one.kind === 'wait') now = now.add({ hours: 24 * one.days })
          else await take(one, ref, now)
          reached.add(await promisesHold(ref, before, { now, learnedAt }))
        }
      },
    ),
    { numRuns: 30, seed: Number(process.env['HEARTH_TEST_SEED'] ?? 7), endOnFailure: true },
  )
  assert.deepEqual(
    states.filter((state) => !reached.has(state)),
    [],
    'the lives reach every state',
  )
})

/** What takes it on from each state, by those whose turn it is. */
const onward: Readonly<Partial<Record<State, typeof wayOfAllegation>>> = {
  with_lado: wayOfAllegation.slice(1, 2),
  in_process: wayOfAllegation.slice(2, 4),
  concluded: wayOfAllegation.slice(4, 5),
  review: wayOfAllegation.slice(5, 6),
  learning: wayOfAllegation.slice(6, 7),
  closing: wayOfAllegation.slice(7, 8),
  looking: wayOfStandard.slice(1, 2),
  deciding: wayOfStandard.slice(2, 3),
  plan_open: wayOfStandard.slice(3, 4),
}

async function take(one: Exclude<Step, { kind: 'wait' }>, ref: string, now: Temporal.Instant): Promise<void> {
  const as: As = (key, work) => database.asPerson(people[keys[key]]!, now, work)
  const { state, kind } = await database.asSystem(now, (tx) => pieces.find(tx, ref))
  const asked = async (): Promise<unknown> => {
    if (one.kind === 'on') {
      const first = kind === 'allegation' ? wayOfAllegation.slice(0, 1) : wayOfStandard.slice(0, 1)
      const way = state === 'recorded' ? first : onward[state]
      return way && leadConcern(as, { ref, way, now })
    }
    if (one.kind === 'decide') {
      if (state !== 'with_lado') return undefined
      const move = { advice: 'advise', other: 'below', met: 'take_up' }[one.view] as 'advise'
      await as('officer', (tx, actor) =>
        answerConcern(tx, actor, { ref, part: 'threshold', now }, { 'alg.lado_view': one.view }),
      )
      return as('officer', (tx, actor) => concerns.makeMove(tx, actor, ref, { move }, now))
    }
    return database.asPerson(people[one.who]!, now, async (tx, actor) => {
      if (one.kind === 'write') return answerConcern(tx, actor, { ref, part: one.part, now })
      if (one.move === 'close') await tellEverybody(tx, ref, now)
      const request = { move: one.move, on: londonDate(now), words: 'So it is.', details: { review: 'held' } }
      return concerns.makeMove(tx, actor, ref, request as ConcernMove, now)
    })
  }
  await asked().catch((problem: unknown) => {
    const isRefusal = problem instanceof Refused || problem instanceof NotFound || problem instanceof NotAllowed
    if (!isRefusal && !/not-allowed|not yet|refused|"kind"/.test(String(problem))) throw problem
  })
}

type Before = { clocks: Map<number, Clock>; told: Map<number, Awaited<ReturnType<typeof listTold>>[number]> }

const ofKind: Readonly<Record<string, readonly State[]>> = {
  advice: ['closed'],
  standard_of_care: ['recorded', 'looking', 'deciding', 'plan_open', 'closed', 'cancelled'],
  allegation: states.filter((state) => !['looking', 'deciding', 'plan_open'].includes(state)),
}

async function promisesHold(
  ref: string,
  before: Before,
  { now, learnedAt }: { now: Temporal.Instant; learnedAt: Temporal.Instant },
): Promise<State> {
  for (const key of ['qa-head', 'tm-2', 'fro-1'])
    await assert.rejects(
      database.asPerson(people[key]!, now, (tx) => pieces.find(tx, ref)),
      NotFound,
      `${key} finds nothing`,
    )
  return database.asSystem(now, async (tx) => {
    const piece = await pieces.find(tx, ref)
    assert.ok(piece.learnedAt.equals(learnedAt), 'when it was learned stays')
    assert.ok(ofKind[piece.kind]!.includes(piece.state), `${piece.kind} is ${piece.state}`)
    for (const clock of await listClocks(tx, piece.id)) {
      const { id, key, startedAt, dueAt, state, stoppedAt } = clock
      assert.ok(Temporal.Instant.compare(startedAt, dueAt) <= 0, 'no clock goes backwards')
      const was = before.clocks.get(id)
      if (was) assert.ok(was.dueAt.equals(dueAt) && was.startedAt.equals(startedAt), `${key} was moved`)
      if (was?.state === 'late') assert.equal(state, 'late', `${key} was late`)
      if (state === 'met') assert.ok(Temporal.Instant.compare(stoppedAt!, dueAt) <= 0, `${key} was met in time`)
      if (key === 'clk.alg_lado') {
        assert.ok(startedAt.equals(learnedAt))
        assert.ok(
          dueAt.equals(startOfLondonDay(addWorkingDays(londonDate(learnedAt), 1).add({ days: 1 }))),
          'one working day',
        )
      }
      if (key === 'clk.soc_conclude') assert.ok(startedAt.equals(learnedAt), 'also where it was an allegation first')
      before.clocks.set(id, clock)
    }
    for (const row of await listTold(tx, piece.id)) {
      const was = before.told.get(row.id)
      if (was) assert.equal(String(was.dueAt), String(row.dueAt), 'what was owed is owed by the same hour')
      if (row.whom.startsWith('The responsible authority'))
        assert.ok(row.dueAt!.equals(learnedAt.add({ hours: 24 })), 'hours are hours, whatever the clocks do')
      before.told.set(row.id, row)
    }
    const made = await listMoves(tx, piece.id)
    const [closed, handedOn] = (['close', 'hand_on'] as const).map((move) => made.findLast((one) => one.move === move))
    if (piece.state === 'closed' && made.at(-1)?.move === 'close') {
      assert.notEqual(closed!.by, handedOn!.by, 'closed by somebody else')
      assert.ok(
        made.some(({ move }) => move === 'conclude'),
        'nothing ends before it is decided',
      )
    }
    return piece.state
  })
}
