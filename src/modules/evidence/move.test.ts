import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { addWorkingDays } from '#platform/dates/index.ts'
import { NotFound, Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { ended, makeMove, type MoveRequest, type Step, type Stream, type StreamMove } from './index.ts'

/*
 * The road of a move, gone by a stream that is no audit: it has two parts, three moves and states of its own, and nothing here does
 * what the road does. A visit is seen by somebody, noted, handed to the worker, and then put away by Hearth itself.
 */

type State = 'planned' | 'seen' | 'handed_over' | 'away'
type Visit = {
  stateSince: Temporal.Instant
  id: number
  ref: string
  householdId: number
  state: State
  dueOn: Temporal.PlainDate | null
}
type Standing = { isWatcher: boolean; words: string }
type Known = { visit: Visit; standing: Standing }
type Asked = MoveRequest & { move: 'see' | 'note' | 'hand_over' | 'put_away' }
type Part = 'watcher' | 'worker' | 'guest'

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
// As a migration would that brought such a stream.
await database.asOwner((client) =>
  client.query(`insert into streams (key, letter, sight) values ('visit', 'B', 'household')`),
)

const watcher = {
  by: 'the watcher',
  may: (s: Standing) => s.isWatcher,
  clause: '4.4',
  back: { none: 'It is seen once.' },
}
const moves = {
  see: {
    label: 'Record what was seen',
    from: ['planned'],
    to: 'seen',
    ...watcher,
    needs: [{ says: 'Say what you saw.', holds: (s) => s.words !== '' }],
  },
  note: { label: 'Add a note', from: ['seen'], to: 'seen', stays: true, ...watcher, needs: [] },
  hand_over: { label: 'Hand over', from: ['seen'], to: 'handed_over', ...watcher, needs: [] },
  put_away: {
    label: 'Put away',
    from: ['handed_over'],
    to: 'away',
    byHearth: true,
    by: 'Hearth itself',
    may: () => true,
    needs: [],
    clause: '4.4',
    back: { none: 'Hearth makes it.' },
  },
} satisfies Record<Asked['move'], StreamMove<State, Standing>>

const visit = (tx: Tx, which: ReturnType<typeof sql>) =>
  tx.one<Visit>(
    sql`select id, ref, household_id as "householdId", state, state_since as "stateSince", due_on as "dueOn" from pieces where ${which}`,
  )

const step = (name: string): Step<Visit, Part> => ({
  ...{ name, isWith: () => 'the watcher', turn: ['watcher'], waiting: () => 'With the watcher' },
  ...{ due: () => null, dueInWords: '', asks: [] },
})

const visits: Stream<Visit, Known, Asked, Part> = {
  key: 'audit',
  noun: 'visit',
  path: '/visits',
  begins: 'planned',
  steps: {
    planned: step('Planned'),
    seen: step('Seen'),
    handed_over: step('Handed over'),
    away: ended('Away'),
  },
  moved: 'visit moved',
  moves,
  onward: { handed_over: { move: 'put_away' } },
  lock: (tx, ref) => visit(tx, sql`ref = ${ref} for no key update`),
  find: (tx, id) => visit(tx, sql`id = ${id}`),
  facts: async (_tx, actor, one, { words = '' }) => ({
    visit: one,
    standing: { isWatcher: actor.id === people['fro-1'], words },
  }),
  effects: {
    see: (tx, { visit: { id }, standing }) =>
      tx.run(sql`insert into answers (piece_id, section, question, value, saved_by, saved_at)
        values (${id}, 'visit', 'visit.seen', ${JSON.stringify(standing.words)}, actor(), request_now())`),
  },
  keeps: ({ dueOn }, move) => (move === 'hand_over' ? { wasDueOn: dueOn?.toString() } : {}),
  due: async (_tx, _visit, { state, by }, today) =>
    state === 'away' ? null : addWorkingDays(today, by === 'see' ? 5 : 2),
  hearing: {
    who: { watcher: () => people['fro-1']!, worker: () => people['fsw-1']!, guest: () => null },
    instead: { guest: 'sign_off' },
  },
  tells: {
    see: [
      { kind: 'report wanted', to: ['worker', 'watcher'] },
      { kind: 'report due', to: ['guest'], isToDo: true, listOnly: true },
      { kind: 'report overdue', to: ['guest'] },
    ],
    note: [],
    hand_over: [{ kind: 'audit closed', to: ['worker'], into: 'away' }],
    put_away: [{ kind: 'audit closed', to: ['watcher', 'assign_moderators'] }],
  },
  isUrgent: ({ state }) => state === 'away',
}

let count = 0
async function aVisit(): Promise<string> {
  count += 1
  const ref = `V-${count}`
  await database.asOwner((client) =>
    client.query(
      `insert into pieces (stream, ref, household_id, sight, state, state_since, due_on)
        values ('visit', $1, $2, 'household', 'planned', '2026-11-02', '2026-11-20')`,
      [ref, household.id],
    ),
  )
  return ref
}

const make = (key: string, ref: string, request: Asked) =>
  database.asPerson(people[key]!, testNow, (tx, actor) => makeMove(tx, actor, visits, ref, request, testNow))

/** What a visit left behind, in the database and for other people. */
const leftBy = (ref: string) =>
  database.asSystem(testNow, async (tx) => {
    const { id, state, dueOn, version } = await tx.one<Visit & { version: number }>(
      sql`select id, state, due_on as "dueOn", version from pieces where ref = ${ref}`,
    )
    const made = await tx.many<{
      move: string
      from: string
      to: string
      by: number | null
      words: string
      kept: object
    }>(
      sql`select move, from_state as "from", to_state as "to", by_id as by, words, details as kept from moves where piece_id = ${id} order by id`,
    )
    const trail = await tx.many<{ kind: string; by: number | null; data: object }>(
      sql`select kind, actor_id as by, data from trail where piece_id = ${id} order by id`,
    )
    const answers = await tx.many(sql`select value from answers where piece_id = ${id}`)
    return { state, dueOn: dueOn?.toString(), version, made, trail, answers }
  })

const told = () =>
  database.asSystem(testNow, (tx) =>
    tx.many<{ to: number; kind: string; path: string; urgent: boolean }>(
      sql`select to_id as "to", kind, path, urgent from messages order by kind, to_id`,
    ),
  )

describe('a stream with states and moves of its own', () => {
  test('moves, writes, keeps and tells by the one road', async () => {
    const ref = await aVisit()
    await make('fro-1', ref, { move: 'see', words: 'He laughed', details: { alone: true } })
    const watcherId = people['fro-1']!
    const data = { move: 'see', from: 'planned', to: 'seen' }
    assert.deepEqual(await leftBy(ref), {
      state: 'seen',
      dueOn: '2026-11-26',
      version: 2,
      made: [{ move: 'see', from: 'planned', to: 'seen', by: watcherId, words: 'He laughed', kept: { alone: true } }],
      trail: [{ kind: 'visit moved', by: watcherId, data }],
      answers: [{ value: 'He laughed' }],
    })
    assert.deepEqual(await told(), [
      { to: people['sm-1'], kind: 'report due', path: '/visits', urgent: false },
      { to: people['fsw-1'], kind: 'report wanted', path: `/visits/${ref}`, urgent: false },
    ])

    // Another note is kept, and neither its day nor its state begins anew.
    await make('fro-1', ref, { move: 'note', words: 'And sang' })
    const noted = await leftBy(ref)
    assert.deepEqual([noted.state, noted.dueOn, noted.version, noted.made.length], ['seen', '2026-11-26', 2, 2])
  })

  test('is led on by Hearth in the same moment, under no name', async () => {
    const ref = await aVisit()
    await make('fro-1', ref, { move: 'see', words: 'Calm' })
    const after = await make('fro-1', ref, { move: 'hand_over' })
    const { made, trail, ...left } = await leftBy(ref)
    assert.deepEqual([after.state, left.state, left.dueOn], ['away', 'away', undefined])
    assert.deepEqual(
      made.slice(1).map(({ move, by, kept }) => [move, by, kept]),
      [
        ['hand_over', people['fro-1'], { wasDueOn: '2026-11-26' }],
        ['put_away', null, {}],
      ],
    )
    assert.deepEqual(
      trail.map(({ by }) => by),
      [people['fro-1'], people['fro-1'], null],
    )
    const closed = (await told()).filter(({ kind }) => kind === 'audit closed')
    assert.deepEqual(
      closed.map(({ to, urgent }) => [to, urgent]),
      [people['qa-1'], people['qa-head']].toSorted((one, other) => one! - other!).map((id) => [id, true]),
    )
  })

  test('refused, leaves nothing at all', async () => {
    const ref = await aVisit()
    const before = [await leftBy(ref), await told()]
    const refusals: readonly [string, Asked, RegExp][] = [
      ['fro-1', { move: 'see' }, /Say what you saw\./],
      ['fsw-1', { move: 'see', words: 'He laughed' }, /This is done by the watcher\./],
      ['fro-1', { move: 'hand_over' }, /not at the step/],
    ]
    for (const [by, request, because] of refusals)
      await assert.rejects(make(by, ref, request), (error) => error instanceof Refused && because.test(error.message))
    await assert.rejects(make('fsw-3', ref, { move: 'see', words: 'He laughed' }), NotFound)
    assert.deepEqual([await leftBy(ref), await told()], before)
  })

  test('does not compile half-made', () => {
    // @ts-expect-error: a move that says not whom it tells
    const untold: typeof visits.tells = { see: [], note: [], hand_over: [] }
    // @ts-expect-error: a part that nobody is said to have
    const partless: typeof visits.hearing.who = { watcher: () => 1, worker: () => 2 }
    // @ts-expect-error: a state that there is not
    const nowhere: typeof visits.onward = { gone: { move: 'put_away' } }
    assert.ok(untold && partless && nowhere)
  })
})
