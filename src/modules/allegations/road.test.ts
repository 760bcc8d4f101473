import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { listClocks, listTold } from '#modules/evidence/index.ts'
import { NotFound } from '#platform/problems.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService, staffKeys } from '#test/service.ts'
import { pieces } from './queries/concerns.ts'
import { concerns, type ConcernMove } from './stream.ts'
import { aConcern, answerConcern, type As, leadConcern, wayOfAllegation, wayOfStandard } from './testing.ts'

/* Clauses 4.9 and 4.10: written down, told, decided, answered and closed, by those who know of it; nothing for anybody else. */

const database = await freshDatabase()
const { people, household, neighbours } = await aSmallService(database)
const keys = { manager: 'tm-1', officer: 'lado-1', lead: 'sm-1' } as const
const as: As = (who, work) => database.asPerson(people[keys[who]]!, testNow, work)
const begin = (home = household.ref, given = {}) =>
  database.asPerson(people['tm-1']!, testNow, (tx, actor) => aConcern(tx, actor, home, testNow, given))
const whoSee = async (ref: string): Promise<string[]> => {
  const seen: string[] = []
  for (const key of staffKeys) {
    const found = await database
      .asPerson(people[key]!, testNow, (tx) => pieces.find(tx, ref))
      .then(() => true)
      .catch((problem: unknown) => {
        if (problem instanceof NotFound) return false
        throw problem
      })
    if (found) seen.push(key)
  }
  return seen.toSorted()
}

describe('an allegation', () => {
  test('4.9 is known to its list, the officer and the service manager, and to nobody else', async () => {
    const ref = await begin()
    assert.deepEqual(await whoSee(ref), ['fsw-1', 'iro-1', 'lado-1', 'sm-1', 'tm-1'])
    const without = await begin(household.ref, { workerIsPart: true })
    assert.deepEqual(await whoSee(without), ['iro-1', 'lado-1', 'sm-1', 'tm-1'])
  })

  test('4.10 that is sealed is hidden from the service manager too', async () => {
    const ref = await begin(household.ref, { isSealed: true })
    assert.deepEqual(await whoSee(ref), ['ed-1', 'lado-1', 'tm-1'])
    const told = await database.asPerson(people['tm-1']!, testNow, async (tx) =>
      listTold(tx, (await pieces.find(tx, ref)).id),
    )
    assert.ok(!told.some(({ whom }) => /Service Manager|Corporate/.test(whom)))
  })

  test('4.9 owes a word to each who must know, by their own time', async () => {
    const ref = await begin()
    const told = await database.asPerson(people['tm-1']!, testNow, async (tx) =>
      listTold(tx, (await pieces.find(tx, ref)).id),
    )
    const owed = told.map(
      ({ whom, dueAt }) => `${whom.split(', that')[0]}, ${dueAt!.toZonedDateTimeISO('Europe/London').toPlainDate()}`,
    )
    assert.deepEqual(owed.toSorted(), [
      'Corporate Director, 2026-11-20',
      'Executive Director, 2026-11-20',
      'Independent Reviewing Officer, 2026-11-21',
      'Local Authority Designated Officer, 2026-11-21',
      'Service Manager, 2026-11-20',
      'The responsible authority of each child, and the area authority if it is another, 2026-11-20',
    ])
  })

  test('may be about a home of another team, which whoever writes it down does not see', async () => {
    const ref = await begin(neighbours.ref)
    const { home, childIds } = await database.asPerson(people['lado-1']!, testNow, (tx) => pieces.find(tx, ref))
    assert.equal(home, neighbours.ref)
    assert.equal(childIds.length, 1)
    const seen = await database.asPerson(people['lado-1']!, testNow, (tx) =>
      tx.many(sql`select id from children where id = any (${[...childIds]})`),
    )
    assert.equal(seen.length, 1, 'the officer reads of whom each answer is')
  })

  test('below the threshold becomes a concern without being typed again, counted from when it was learned', async () => {
    const ref = await begin()
    await leadConcern(as, { ref, way: wayOfAllegation, now: testNow }, 1)
    const view = { 'alg.lado_view': 'other' }
    await as('officer', (tx, actor) => answerConcern(tx, actor, { ref, part: 'threshold', now: testNow }, view))
    const below = { move: 'below' } as const
    await as('officer', (tx, actor) => concerns.makeMove(tx, actor, ref, below, testNow))
    await database.asPerson(people['sm-1']!, testNow, async (tx) => {
      const { id, state, kind, learnedAt } = await pieces.find(tx, ref)
      assert.deepEqual([state, kind], ['looking', 'standard_of_care'])
      const clock = (await listClocks(tx, id)).find(({ key }) => key === 'clk.soc_conclude')!
      assert.ok(clock.startedAt.equals(learnedAt))
    })
    await as('officer', (tx, actor) => concerns.makeMove(tx, actor, ref, { move: 'recall' }, testNow))
    const { kind } = await database.asPerson(people['sm-1']!, testNow, (tx) => pieces.find(tx, ref))
    assert.equal(kind, 'allegation', 'taken back, it is what it was')
  })

  test('goes its whole way, and is closed by somebody who did not hand it over', async () => {
    const ref = await begin()
    await leadConcern(as, { ref, way: wayOfAllegation, now: testNow })
    await database.asPerson(people['sm-1']!, testNow, async (tx) => {
      const piece = await pieces.find(tx, ref)
      assert.equal(piece.state, 'closed')
      const clocks = await listClocks(tx, piece.id)
      assert.deepEqual(
        new Set(clocks.map(({ state }) => state)),
        new Set(['met']),
        JSON.stringify(clocks.map(({ key, state }) => [key, state])),
      )
      assert.equal(clocks.length, 10)
    })
  })
})

test('is handed back while it is not safe to close, and its day of the outcome is put right with both kept', async () => {
  const ref = await begin()
  await leadConcern(as, { ref, way: wayOfAllegation, now: testNow }, wayOfAllegation.length - 1)
  const press = (who: 'officer' | 'lead', request: ConcernMove) =>
    as(who, (tx, actor) => concerns.makeMove(tx, actor, ref, request, testNow))
  const on = Temporal.PlainDate.from('2026-11-19')
  await press('officer', { move: 'correct_day', on, words: 'It was typed wrongly.' })
  await press('officer', { move: 'hand_back', words: 'A child has not been told.' })
  const { state } = await database.asPerson(people['lado-1']!, testNow, (tx) => pieces.find(tx, ref))
  assert.equal(state, 'learning')
})

test('what was written down by mistake is said so by somebody else, and is opened again where that was wrong', async () => {
  const ref = await begin()
  const now = testNow
  const request = { move: 'void', words: 'It was another home.' } as const
  await assert.rejects(
    as('manager', (tx, actor) => concerns.makeMove(tx, actor, ref, request, now)),
    /done by whoever answers for the service/,
  )
  await as('lead', (tx, actor) => concerns.makeMove(tx, actor, ref, request, now))
  await as('lead', (tx, actor) => concerns.makeMove(tx, actor, ref, { move: 'reopen', words: 'It was this one.' }, now))
  const { state } = await database.asPerson(people['sm-1']!, testNow, (tx) => pieces.find(tx, ref))
  assert.equal(state, 'recorded')
})

test('a standards-of-care concern goes its own way, and nothing is decided without the carers’ account', async () => {
  const ref = await begin(household.ref, { kind: 'standard_of_care' })
  await leadConcern(as, { ref, way: wayOfStandard, now: testNow })
  const { state } = await as('lead', (tx) => pieces.find(tx, ref)).then((piece) => piece as { state: string })
  assert.equal(state, 'closed')
})
