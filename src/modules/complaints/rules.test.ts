import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { judge } from '#platform/workflow.ts'
import { clocks } from './clocks.ts'
import { procedures, type Standing, type State, states } from './complaint.ts'
import { handing } from './handing.ts'
import { type MoveKey, moves } from './states.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const complaint = {
  state: 'received',
  receivedOn: day('2026-11-02'),
  procedure: 'statutory',
  answeredOn: null,
  days: {},
}
const given = { on: day('2026-11-12'), reason: 'They said so.', details: {} }

const standing = (more: object = {}, piece: object = {}): Standing =>
  ({
    ...{
      isOfficer: false,
      isManager: false,
      actions: { total: 0, open: 0 },
      untold: 0,
      sent: null,
      ended: null,
      given,
    },
    ...{ missing: new Proxy({}, { get: () => 0 }), today: day('2026-11-20'), corrects: false },
    ...more,
    piece: { ...complaint, ...piece },
  }) as never
const may = (move: MoveKey, from: State, more: object = {}, piece: object = {}): boolean =>
  judge<never, Standing>(moves[move] as never, from as never, standing(more, { state: from, ...piece })).allowed
const officer = { isOfficer: true }

describe('who moves a complaint', () => {
  it('goes on to each stage where the person asks for it, and no move refuses one', () => {
    for (const [move, from] of [
      ['ask_two', 'stage_1'],
      ['ask_two', 'answered_1'],
      ['ask_three', 'adjudicated'],
      ['ombudsman', 'final'],
    ] as const) {
      assert.ok(may(move, from, officer), `${move} from ${from}`)
      assert.ok(!may(move, from, { isManager: true }), 'whoever answers it does not say how far it goes')
    }
    assert.ok(!Object.values(moves).some(({ label }) => /refuse|reject/i.test(label)))
  })

  it('has two stages by the council’s own procedure: the next is the Ombudsman', () => {
    assert.ok(!may('ask_three', 'adjudicated', officer, { procedure: 'corporate' }))
    assert.ok(may('ombudsman', 'adjudicated', officer, { procedure: 'corporate' }))
  })

  it('is answered at stage 1 by the manager, on no day before it came', () => {
    assert.ok(may('answer', 'stage_1', { isManager: true }))
    assert.ok(!may('answer', 'stage_1', officer))
    assert.ok(!may('answer', 'stage_1', { isManager: true, given: { ...given, on: day('2026-11-01') } }))
  })

  it('is closed by the officer once everything that was set is done and everybody was told', () => {
    assert.ok(may('close', 'learning', officer))
    assert.ok(!may('close', 'learning', { ...officer, actions: { total: 1, open: 1 } }))
    assert.ok(!may('close', 'learning', { ...officer, untold: 1 }))
    assert.ok(!may('close', 'learning', { isManager: true }))
  })

  it('is withdrawn or taken down only with a reason, until it is over', () => {
    for (const move of ['withdraw', 'cancel'] as const) {
      assert.ok(may(move, 'stage_2', officer))
      assert.ok(!may(move, 'stage_2', { ...officer, given: { ...given, reason: '' } }))
      assert.ok(!may(move, 'closed', officer))
    }
  })

  it('is handed on, in either part, while it is open and no longer', () => {
    const open = states.filter((state) => !['closed', 'called_off', 'cancelled'].includes(state))
    for (const part of ['officer', 'manager'] as const) assert.deepEqual(handing.parts[part]?.states, open)
  })
})

describe('the clocks of a complaint', () => {
  const whenOf = (key: string, move: string, piece: object) =>
    clocks.find((one) => one.key === key)!.when!({ ...complaint, ...piece } as never, move as never)
  const started = (on: string) => day(on).toZonedDateTime('Europe/London').toInstant()

  it('count from the day on which it came, whenever the procedure was decided', () => {
    assert.deepEqual(whenOf('clk.cmp_route', 'received', {}), started('2026-11-02'))
    assert.deepEqual(whenOf('clk.cmp_s1', 'route', {}), started('2026-11-02'))
  })

  it('count each stage from the day on which the person asked for it', () => {
    const days = { ask_two: '2026-10-24', ask_three: '2026-11-13' }
    assert.deepEqual(whenOf('clk.cmp_s2', 'ask_two', { days }), started('2026-10-24'))
    assert.deepEqual(whenOf('clk.cmp_s3_panel', 'ask_three', { days }), started('2026-11-13'))
    assert.equal(whenOf('clk.cmp_s3_panel', 'ask_three', {}), null)
  })

  it('are nobody’s law, and end with whatever ends the complaint', () => {
    for (const { key, severity, ends } of clocks) {
      assert.equal(severity, 'practice', key)
      assert.deepEqual(ends, ['away', 'withdraw', 'cancel', 'settle'], key)
    }
    assert.deepEqual(Object.keys(procedures), ['statutory', 'corporate'])
  })
})
