import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anAudit } from '#modules/audits/testing.ts'
import { Refused } from '#platform/problems.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import type { ClockOf } from './clock.ts'
import { giveMoreTime, turnClocks } from './commands/clocks.ts'
import { acknowledge, mustTell, noteTold } from './commands/told.ts'
import { listClocks } from './queries/clocks.ts'
import { listTold } from './queries/told.ts'
import { isDatedBack, readTelling } from './told.ts'

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const { id } = await database.asSystem(testNow, (tx) =>
  anAudit(tx, { householdId: household.id, auditorId: people['fro-1']! }),
)
const later = (days: number) => testNow.add({ hours: 24 * days })
const as = <T>(key: string, now: Temporal.Instant, work: Parameters<typeof database.asPerson<T>>[2]) =>
  database.asPerson(people[key]!, now, work)

type Move = 'see' | 'write' | 'cancel'
const clocks: readonly ClockOf<{ id: number }, Move>[] = [
  {
    ...{ key: 'clk.written', says: 'Written up', starts: ['see'], stops: ['write'], ends: ['cancel'] },
    ...{ unit: 'working days', length: 2, severity: 'practice', source: '4.4' },
  },
]
const move = (key: Move, now: Temporal.Instant) =>
  as('fro-1', now, (tx) => turnClocks(tx, clocks, { piece: { id }, move: key, label: 'Cancel it' }, now))
const stands = async (now = later(0)) =>
  (await as('fro-1', now, (tx) => listClocks(tx, id))).map(({ state, extends: first }) =>
    first ? `more: ${state}` : state,
  )
const clear = () => database.asOwner((client) => client.query('delete from clocks'))

describe('the clocks of a piece', () => {
  test('start and stop by its moves: in time, late, or not needed any more', async () => {
    await clear()
    await move('see', testNow)
    await move('write', later(1))
    assert.deepEqual(await stands(), ['met'])
    await move('see', testNow)
    await move('write', later(9))
    assert.deepEqual(await stands(), ['met', 'late'])
    await move('see', testNow)
    await move('cancel', later(1))
    await move('see', testNow)
    await move('cancel', later(9))
    assert.deepEqual((await stands()).toSorted(), ['late', 'late', 'met', 'not applicable'])
  })

  test('get more time by a second clock: the first keeps its day, and is late', async () => {
    await clear()
    await move('see', testNow)
    const [first] = await as('fro-1', testNow, (tx) => listClocks(tx, id))
    const more = {
      pieceId: id,
      clockId: first!.id,
      length: 3,
      reason: 'The worker is away',
      agreedBy: 'Head of service',
    }
    for (const wrong of [{ reason: ' ' }, { agreedBy: '' }, { length: 0 }])
      await assert.rejects(
        as('fro-1', later(3), (tx) => giveMoreTime(tx, { ...more, ...wrong }, later(3))),
        Refused,
      )
    await as('fro-1', later(1), (tx) => giveMoreTime(tx, more, later(1)))
    const [same, second] = await as('fro-1', later(1), (tx) => listClocks(tx, id))
    assert.equal(String(same!.dueAt), String(first!.dueAt))
    assert.ok(Temporal.Instant.compare(second!.dueAt, first!.dueAt) > 0)
    await move('write', later(6))
    assert.deepEqual(await stands(), ['late', 'more: met'])
    await assert.rejects(
      as('fro-1', later(7), (tx) => giveMoreTime(tx, more, later(7))),
      /has ended/,
    )
  })

  test('are never set back by the database: a day stays, and what ended stays as it ended', async () => {
    await clear()
    await move('see', testNow)
    await assert.rejects(
      as('qa-1', testNow, (tx) => tx.run(sql`update clocks set due_at = due_at + interval '1 day'`)),
      /permission denied/,
    )
    await move('write', later(9))
    assert.equal(await as('qa-1', later(9), (tx) => tx.run(sql`update clocks set state = 'met'`)), 0)
    assert.deepEqual(await as('ce-1', testNow, (tx) => listClocks(tx, id)), [])
  })
})

describe('who was told', () => {
  const told = {
    whom: 'The fostering social worker',
    at: testNow,
    how: 'spoken',
    level: 'full',
    datedBackBecause: '',
  } as const
  test('stands from when they must be, is written once, and confirmed by them alone', async () => {
    const worker = people['fsw-1']!
    await as('fro-1', testNow, (tx) =>
      mustTell(tx, { pieceId: id, whom: told.whom, personId: worker, dueAt: later(1) }),
    )
    const [row] = await as('fro-1', testNow, (tx) => listTold(tx, id))
    await assert.rejects(
      as('fsw-1', testNow, (tx) => acknowledge(tx, id, row!.id)),
      Refused,
    )
    await as('fro-1', testNow, (tx) => noteTold(tx, id, { ...told, id: row!.id }))
    await assert.rejects(
      as('fro-1', testNow, (tx) => noteTold(tx, id, { ...told, id: row!.id })),
      /written down already/,
    )
    await assert.rejects(
      as('fro-1', testNow, (tx) => acknowledge(tx, id, row!.id)),
      Refused,
    )
    await as('fsw-1', later(1), (tx) => acknowledge(tx, id, row!.id))
    await as('fro-1', testNow, (tx) => noteTold(tx, id, { ...told, whom: 'The placing authority', id: null }))
    const rows = await as('fro-1', later(1), (tx) => listTold(tx, id))
    assert.deepEqual(rows.map(({ whom, acknowledgedAt }) => [whom, acknowledgedAt !== null]).toSorted(), [
      ['The fostering social worker', true],
      ['The placing authority', false],
    ])
    assert.deepEqual(await as('ce-1', testNow, (tx) => listTold(tx, id)), [])
  })

  test('is not dated back by more than two working days without a reason, nor forward', () => {
    const now = Temporal.Instant.from('2026-11-24T10:00Z') // a Tuesday
    assert.equal(isDatedBack(Temporal.Instant.from('2026-11-20T09:00Z'), now), false)
    assert.equal(isDatedBack(Temporal.Instant.from('2026-11-19T09:00Z'), now), true)
    const form = {
      whom: 'The LADO',
      'at-day': '19',
      'at-month': '11',
      'at-year': '2026',
      'at-time': '9.05',
      how: 'phone',
      level: 'headline',
    }
    const read = (more: Record<string, string> = {}) =>
      readTelling((field) => ({ ...form, ...more })[field as 'whom'] ?? '', now)
    const fields = (more: Record<string, string>) => {
      const one = read(more)
      return one.ok ? String(one.value.at) : one.mistakes.map(({ field }) => field)
    }
    assert.deepEqual(fields({}), ['because'])
    assert.equal(fields({ because: 'On leave' }), '2026-11-19T09:05:00Z')
    assert.deepEqual(fields({ 'at-day': '25' }), ['at'])
    assert.deepEqual(fields({ whom: ' ', 'at-day': '31', 'at-time': '25:00', how: '', level: 'x' }), [
      'whom',
      'at',
      'at-time',
      'how',
      'level',
    ])
  })
})
