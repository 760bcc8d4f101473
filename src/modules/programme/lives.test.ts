import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anAction } from '#modules/actions/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { NotAllowed, NotFound, Refused } from '#platform/problems.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { pieces } from './queries/visits.ts'
import { type MoveKey, moves } from './states.ts'
import { programme, type ProgrammeMove } from './stream.ts'
import { aLeaderVisit, answerLeader, tellStaff } from './testing.ts'
import { type State, states } from './visit.ts'

/*
 * Whole lives of leaders' days on the real database: people of every kind press and write anything at all, in any order and on any day.
 * After each step what the framework promises is read from the tables.
 */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const everybody = ['ce-1', 'qa-1', 'sm-1', 'qa-head', 'fsw-1', 'ed-1'] as const
const who = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('ce-1' as const, 'qa-1' as const) },
  { weight: 1, arbitrary: fc.constantFrom(...everybody) },
)
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('next' as const), barrier: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      who,
      move: fc.constantFrom(...(Object.keys(moves) as MoveKey[])),
      reason: fc.constantFrom('', 'So it was agreed.'),
      days: fc.integer({ min: -3, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      who,
      part: fc.constantFrom('seen' as const, 'told' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'excuse' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 12 }) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** What comes next where nothing is in the way. */
const next: Partial<Record<State, [MoveKey, 'seen' | 'told' | null]>> = {
  agreed: ['hold', null],
  held: ['write', 'seen'],
  written: ['promise', null],
  promise_open: ['tell', 'told'],
  told_back: ['close', null],
}

test('4.16 no life of a leader’s day breaks what was promised of it', async () => {
  const reached = new Set<State>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 14, maxLength: 14 }), async (life) => {
      let now = testNow
      const own = { leaderId: people['ce-1']!, companionId: people['sm-1']!, kind: 'watch' } as const
      const ref = await database.asSystem(now, (tx) =>
        aLeaderVisit(tx, { ...own, householdId: household.id, on: londonDate(now).add({ days: 2 }) }),
      )
      for (const one of life) {
        now = now.add({ minutes: 1 })
        if (one.kind === 'wait') now = now.add({ hours: 24 * one.days })
        else await take(one, ref, now)
        reached.add(await promisesHold(ref))
      }
    }),
    { numRuns: 30, seed: Number(process.env['HEARTH_TEST_SEED'] ?? 11), endOnFailure: true },
  )
  assert.deepEqual(
    states.filter((state) => !reached.has(state)),
    [],
    'the lives reach every state',
  )
})

async function take(one: Exclude<Step, { kind: 'wait' }>, ref: string, now: Temporal.Instant): Promise<void> {
  const today = londonDate(now)
  if (one.kind === 'write')
    return tryAs(one.who, now, (tx, actor) => answerLeader(tx, actor, { ref, part: one.part, today }))
  const excuse = { move: 'excuse', words: 'A crisis.', details: { why: 'crisis' } } as const
  if (one.kind === 'excuse') return tryAs('qa-1', now, (tx, actor) => programme.makeMove(tx, actor, ref, excuse, now))
  if (one.kind === 'move')
    return tryAs(one.who, now, (tx, actor) => {
      const request: ProgrammeMove = {
        ...{ move: one.move, on: today.add({ days: one.days }), words: one.reason, details: { why: 'crisis' } },
      }
      return programme.makeMove(tx, actor, ref, request, now)
    })
  const { state, id } = await database.asSystem(now, (tx) => pieces.find(tx, ref))
  const [move, part] = next[state] ?? []
  if (!move) return
  const said = { barrier_is: one.barrier ? 'yes' : 'none' }
  if (part) await tryAs('ce-1', now, (tx, actor) => answerLeader(tx, actor, { ref, part, today }, said))
  if (move === 'promise' && one.barrier)
    await database.asSystem(now, (tx) => anAction(tx, { pieceId: id, ownerId: people['ce-1']!, state: 'not_done' }))
  if (move === 'tell') await tryAs('ce-1', now, (tx) => tellStaff(tx, ref, now))
  await tryAs('ce-1', now, (tx, actor) => programme.makeMove(tx, actor, ref, { move, on: today }, now))
}

/** What is refused changes nothing; anything but a refusal in words is a fault. */
async function tryAs(key: string, now: Temporal.Instant, work: Parameters<typeof database.asPerson>[2]): Promise<void> {
  try {
    await database.asPerson(people[key]!, now, work)
  } catch (problem) {
    const refused = problem instanceof Refused || problem instanceof NotFound || problem instanceof NotAllowed
    if (!refused && !/conflict|saved/.test(String(problem))) throw problem
  }
}

type Made = { move: string; from: State; to: State; by: number }

async function promisesHold(ref: string): Promise<State> {
  return database.asSystem(testNow, async (tx) => {
    const piece = await tx.one<{ id: number; state: State; dueOn: unknown; heldOn: Temporal.PlainDate | null }>(sql`
      select p.id, p.state, p.due_on as "dueOn", v.held_on as "heldOn" from pieces p join leader_visits v on v.id = p.id where p.ref = ${ref}`)
    const made = await tx.many<Made>(sql`
      select move, from_state as from, to_state as to, by_id as by from moves where piece_id = ${piece.id} order by at, id`)
    let at: State = 'agreed'
    for (const { move, from, to, by } of made) {
      assert.equal(from, at, 'each move begins where the last one ended')
      if (move === 'excuse' || move === 'change_day') assert.notEqual(by, people['ce-1'], 'nobody excuses themselves')
      if (['hold', 'write', 'promise', 'tell', 'close'].includes(move))
        assert.equal(by, people['ce-1'], 'the leader leads it')
      at = to
    }
    assert.equal(piece.state, at)
    assert.equal(
      piece.dueOn === null,
      ['closed', 'called_off'].includes(at),
      'what is open has a day, what is over has none',
    )
    assert.equal(piece.heldOn !== null, !['agreed', 'called_off'].includes(at), 'it was held, or it was not')
    const answers = await tx.many<{ by: number; section: string }>(sql`
      select section, saved_by as by from answers where piece_id = ${piece.id}`)
    for (const { by } of answers) assert.equal(by, people['ce-1'], 'the leader writes, and nobody else')
    if (['told_back', 'closed'].includes(at)) {
      const { owed, told } = await tx.one<{
        owed: number
        told: number
      }>(sql`select count(*) filter (where at is null)::int as owed,
        count(*) filter (where at is not null)::int as told from told where piece_id = ${piece.id}`)
      assert.ok(owed === 0 && told > 0, 'staff were told')
      const { promised } = await tx.one<{ promised: boolean }>(sql`select
        exists (select from actions a where a.piece_id = ${piece.id}) or exists (select from answers n where n.piece_id = ${piece.id}
          and n.question = 'ldr.barrier_is' and n.value = '"none"') as promised`)
      assert.ok(promised, 'something is promised, or nothing is in the way')
    }
    const { longest } = await tx.one<{ longest: number }>(
      sql`select (sees_until - sees_from)::int as longest from leader_cases where id = ${piece.id}`,
    )
    assert.ok(longest <= 50, 'nobody lengthens their sight of a case')
    return at
  })
}
