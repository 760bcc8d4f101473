import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ObservationPart } from '#framework/a2-observation-form/index.ts'
import { anAction } from '#modules/actions/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { NotAllowed, NotFound, Refused } from '#platform/problems.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { type State, states } from './observation.ts'
import { pieces } from './queries/observations.ts'
import { type MoveKey, moves } from './states.ts'
import { type ObservationMove, observations } from './stream.ts'
import { answerPart, anObservation, noteTalk } from './testing.ts'

/*
 * Whole lives of observations on the real database: people of every kind press and write anything at all, in any order and on any day.
 * After each step what the framework and the class promise is read from the tables.
 */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const everybody = ['sm-1', 'fsw-1', 'tm-1', 'fsw-2', 'qa-1', 'qa-head', 'fro-1'] as const
const parts: readonly ObservationPart[] = ['preparation', 'observed', 'answer', 'record']

const who = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('sm-1' as const, 'fsw-1' as const) },
  { weight: 1, arbitrary: fc.constantFrom(...everybody) },
)
const reason = fc.constantFrom('', 'So it was agreed.')
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('next' as const), acts: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      who,
      move: fc.constantFrom(...keysOf(moves)),
      reason,
      pick: fc.nat(5),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      who,
      part: fc.constantFrom(...parts),
      no: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 12 }) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** What comes next where nothing is in the way. */
const next: Partial<Record<State, [MoveKey, ObservationPart | null, 'sm-1' | 'fsw-1']>> = {
  planned: ['prepare', 'preparation', 'fsw-1'],
  prepared: ['see', null, 'sm-1'],
  seen: ['share', 'observed', 'sm-1'],
  written: ['answer', 'answer', 'fsw-1'],
  answered: ['close', 'record', 'sm-1'],
  actions_open: ['close', 'record', 'sm-1'],
}

test('4.4 7.6 no life of an observation breaks what was promised of it', async () => {
  const reached = new Set<State>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 18, maxLength: 18 }), async (life) => {
      let now = testNow
      const ref = await database.asSystem(now, (tx) =>
        anObservation(tx, {
          ...{ householdId: household.id, observerId: people['sm-1']!, workerId: people['fsw-1']! },
          on: londonDate(now).add({ days: 7 }),
        }),
      )
      for (const one of life) {
        now = now.add({ minutes: 1 })
        if (one.kind === 'wait') now = now.add({ hours: 24 * one.days })
        else await take(one, ref, now)
        reached.add(await promisesHold(ref))
      }
    }),
    { numRuns: 40, seed: Number(process.env['HEARTH_TEST_SEED'] ?? 7), endOnFailure: true },
  )
  assert.deepEqual(
    states.filter((state) => !reached.has(state)),
    [],
    'the lives reach every state',
  )
})

async function take(one: Exclude<Step, { kind: 'wait' }>, ref: string, now: Temporal.Instant): Promise<void> {
  const today = londonDate(now)
  if (one.kind === 'next') {
    const { state, id } = await database.asSystem(now, (tx) => pieces.find(tx, ref))
    const [move, part, key] = next[state] ?? []
    if (!move || !key) return
    if (part) await tryAs(key, now, (tx, actor) => answerPart(tx, actor, { ref, part, today }))
    if (move === 'share') await tryAs(key, now, (tx) => noteTalk(tx, ref, now))
    if (one.acts && state === 'answered') {
      await database.asSystem(now, (tx) => anAction(tx, { pieceId: id, ownerId: people['fsw-1']!, state: 'not_done' }))
      return tryAs(key, now, (tx, actor) => observations.makeMove(tx, actor, ref, { move: 'agree' }, now))
    }
    return tryAs(key, now, (tx, actor) =>
      observations.makeMove(tx, actor, ref, { move, on: today, words: 'All was well.' }, now),
    )
  }
  await tryAs(one.who, now, async (tx, actor) => {
    if (one.kind === 'write') {
      const said = one.no ? { consent_carer: 'no', worker_agrees: 'no', record_check: 'no' } : {}
      return answerPart(tx, actor, { ref, part: one.part, today }, said)
    }
    const details = Object.fromEntries(
      moves[one.move].asks.flatMap((ask) => {
        if (typeof ask !== 'object') return []
        const options = Object.keys(ask.options)
        return [[ask.field, options[one.pick % options.length]]]
      }),
    )
    const request: ObservationMove = { move: one.move, on: today, words: one.reason, details }
    return observations.makeMove(tx, actor, ref, request, now)
  })
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

type Answer = { section: string; by: number; at: Temporal.Instant; value: unknown }
type Made = { move: MoveKey; from: State; to: State; by: number; at: Temporal.Instant; details: Record<string, string> }

async function promisesHold(ref: string): Promise<State> {
  return database.asSystem(testNow, async (tx) => {
    const piece = await tx.one<{ id: number; state: State; dueOn: unknown; seenOn: unknown }>(sql`
      select p.id, p.state, p.due_on as "dueOn", o.seen_on as "seenOn" from pieces p join observations o on o.id = p.id where p.ref = ${ref}`)
    const made = await tx.many<Made>(sql`
      select move, from_state as from, to_state as to, by_id as by, at, details from moves where piece_id = ${piece.id} order by at, id`)
    const answers = await tx.many<Answer>(sql`
      select section, saved_by as by, saved_at as at, value from answers where piece_id = ${piece.id}`)
    const { open } = await tx.one<{ open: number }>(sql`
      select count(*)::int as open from actions where piece_id = ${piece.id} and state not in ('verified', 'not_done', 'superseded')`)
    const [observer, worker] = [people['sm-1'], people['fsw-1']]
    let at: State = 'planned'
    for (const { from, to } of made) {
      assert.equal(from, at, 'each move begins where the last one ended')
      at = to
    }
    assert.equal(piece.state, at)
    const isOver = ['closed', 'called_off', 'cancelled'].includes(at)
    assert.equal(piece.dueOn === null, isOver, 'what is open has a day, what is over has none')
    const ofSection = (...sections: string[]) => answers.filter(({ section }) => sections.includes(section))
    const seen = ofSection('visit', 'child', 'judged', 'learned')
    for (const { by } of [...seen, ...ofSection('record')])
      assert.equal(by, observer, 'the observer writes what was seen')
    for (const { by } of ofSection('answer')) assert.equal(by, worker, 'the worker answers in person')
    const when = (move: MoveKey) => made.find((one) => one.move === move)?.at
    for (const [move, written] of [
      ['share', seen],
      ['answer', ofSection('answer')],
    ] as const)
      for (const one of when(move) ? written : [])
        assert.ok(Temporal.Instant.compare(one.at, when(move)!) <= 0, `nothing is changed after it was sent (${move})`)
    if (at === 'closed') {
      assert.ok(ofSection('record').length > 0 && open === 0, 'closed with the record read and every action settled')
      assert.ok(
        when('share') && (when('answer') || when('go_on')),
        'closed once it was shared, and answered or waited for',
      )
    }
    if (at === 'called_off' || at === 'cancelled') assert.equal(piece.seenOn, null, 'what did not happen was not seen')
    for (const { move, details } of made)
      if (move === 'change_day') assert.ok(details['asker'] && details['was'], 'who asked for another day is kept')
    await nobodyElseSees(ref)
    return at
  })
}

async function nobodyElseSees(ref: string): Promise<void> {
  for (const key of ['fsw-2', 'qa-1', 'fro-1'] as const) {
    const found = await database.asPerson(people[key]!, testNow, (tx) =>
      tx.many(sql`select id from pieces where ref = ${ref}`),
    )
    assert.deepEqual(found, [], `${key} sees no observation of somebody else`)
  }
}

function keysOf<T extends object>(of: T): (keyof T & string)[] {
  return Object.keys(of) as (keyof T & string)[]
}
