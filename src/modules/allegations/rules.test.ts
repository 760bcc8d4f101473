import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { concernForm, ofAllegation, ofStandard } from '#framework/a2-concern-form/index.ts'
import { dueAtOf } from '#modules/evidence/index.ts'
import { judge } from '#platform/workflow.ts'
import { clocks } from './clocks.ts'
import type { Standing } from './concern.ts'
import { type MoveKey, moves } from './states.ts'
import { owedTo } from './told.ts'
import { leftOut } from './writers.ts'

const london = (at: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(at).toZonedDateTime('Europe/London').toInstant()
const inLondon = (at: Temporal.Instant): string => String(at.toZonedDateTimeISO('Europe/London').toPlainDateTime())

describe('who is to be told, and by when', () => {
  const about = { officerId: 1, leadId: 2, children: 2, iroIds: [3, 4] }
  const owed = (more: Partial<Parameters<typeof owedTo>[0]> = {}) =>
    owedTo({ kind: 'allegation', isSealed: false, learnedAt: london('2026-12-24T16:30'), ...about, ...more })

  it('counts working days across Christmas, and hours across both changes of the clock', () => {
    const table: [string, string, string][] = [
      // Learned, the end of the day that is one working day on, and 24 hours on.
      ['2026-12-24T16:30', '2026-12-30T00:00:00', '2026-12-25T16:30:00'],
      ['2027-03-25T16:30', '2027-03-31T00:00:00', '2027-03-26T16:30:00'],
      ['2026-10-24T12:00', '2026-10-27T00:00:00', '2026-10-25T11:00:00'],
      ['2027-03-27T12:00', '2027-03-31T00:00:00', '2027-03-28T13:00:00'],
    ]
    for (const [learned, officer, authority] of table) {
      const rows = owed({ learnedAt: london(learned) })
      const due = (whom: RegExp) => inLondon(rows.find((row) => whom.test(row.whom))!.dueAt)
      assert.equal(due(/Designated Officer/), officer, learned)
      assert.equal(due(/responsible authority/), authority, learned)
    }
  })

  it('tells the leaders on the same day that it is so, and no more', () => {
    const rows = owed().filter(({ whom }) => /Manager|Director/.test(whom))
    assert.deepEqual(
      rows.map(({ whom, dueAt }) => [whom.split(',')[0], inLondon(dueAt)]),
      ['Service Manager', 'Corporate Director', 'Executive Director'].map((whom) => [whom, '2026-12-25T00:00:00']),
    )
  })

  it('owes the reviewing officer of each child a word, and no authority where no child lives there', () => {
    assert.deepEqual(
      owed().flatMap(({ whom, personId }) => (whom.startsWith('Independent') ? [personId] : [])),
      [3, 4],
    )
    assert.ok(!owed({ children: 0, iroIds: [] }).some(({ whom }) => /authority/.test(whom)))
  })

  it('keeps what is sealed from the service manager, and names nobody who may not know', () => {
    const rows = owed({ isSealed: true })
    assert.ok(!rows.some(({ whom }) => /Service Manager|Corporate/.test(whom)))
    assert.deepEqual(
      rows.flatMap(({ personId }) => personId ?? []),
      [1, 2],
    )
  })

  it('tells of a concern about standards of care whoever answers for the service, and nobody outside', () => {
    assert.deepEqual(
      owed({ kind: 'standard_of_care' }).map(({ whom }) => whom),
      ['Service Manager'],
    )
  })
})

describe('the clocks', () => {
  it('are law only where the officer is told within one working day', () => {
    const law = clocks.filter(({ severity }) => severity === 'law')
    assert.deepEqual(
      law.map(({ key, unit, length }) => [key, unit, length]),
      [['clk.alg_lado', 'working days', 1]],
    )
  })

  it('start when it was learned, whenever it was written down, and end with the London day', () => {
    const learnedAt = london('2026-10-23T23:30')
    const piece = { learnedAt, ladoToldAt: null, concludedOn: null } as never
    for (const key of ['clk.alg_safe', 'clk.alg_lado'] as const)
      assert.equal(clocks.find((one) => one.key === key)!.when!(piece, 'allegation'), learnedAt)
    assert.equal(inLondon(dueAtOf(learnedAt, 'days', 0)), '2026-10-24T00:00:00')
    assert.equal(inLondon(dueAtOf(learnedAt, 'working days', 1)), '2026-10-27T00:00:00')
  })
})

describe('what is asked', () => {
  const keys = concernForm.sections.flatMap(({ questions }) => questions.map(({ key }) => key))

  it('is asked once, begins with each child, and of each kind what is its own', () => {
    assert.equal(new Set(keys).size, keys.length)
    assert.equal(concernForm.sections[0]!.perChild, true)
    for (const key of [...ofAllegation, ...ofStandard]) assert.ok(keys.includes(key), key)
    assert.deepEqual(leftOut({ kind: 'allegation', ladoToldAt: null }), ofStandard)
    assert.deepEqual(leftOut({ kind: 'standard_of_care', ladoToldAt: null }), ofAllegation)
  })

  it('keeps what the officer decided with a concern that was an allegation once', () => {
    const left = leftOut({ kind: 'standard_of_care', ladoToldAt: london('2026-11-20T10:00') })
    assert.ok(!left.includes('alg.lado_why'))
    assert.ok(left.includes('alg.outcome'))
  })
})

describe('who moves it', () => {
  const none = { isManager: false, isOfficer: false, isLead: false, asOfficer: false, asLead: false, view: null }
  const standing = (more: object = {}): Standing =>
    ({
      ...{ ...none, actions: { total: 0, open: 0 }, untold: 0, sent: null, ended: null, corrects: false, given: {} },
      ...{ missing: new Proxy({}, { get: () => 0 }), today: Temporal.PlainDate.from('2026-11-20') },
      piece: { kind: 'allegation', state: 'closing', ladoToldAt: london('2026-11-20T10:00') },
      ...more,
    }) as Standing
  const may = (move: MoveKey, from: string, more: object): boolean =>
    judge<never, Standing>(moves[move] as never, from as never, standing(more)).allowed

  it('closes it by somebody who did not hand it over', () => {
    assert.ok(may('close', 'closing', { asOfficer: true }))
    assert.ok(!may('close', 'closing', { asOfficer: true, sent: { mine: true, move: 'hand_on' } }))
    assert.ok(!may('close', 'closing', { isManager: true }))
    assert.ok(!may('settle', 'plan_open', { asLead: true, isManager: true }))
    assert.ok(may('settle', 'plan_open', { asLead: true }))
  })

  it('leaves the threshold and the outcome to the officer, whoever is in a hurry', () => {
    for (const who of [{ isManager: true }, { asLead: true }])
      for (const move of ['take_up', 'below', 'advise', 'conclude'] as const)
        assert.ok(!may(move, move === 'conclude' ? 'in_process' : 'with_lado', { ...who, view: 'met' }), move)
    assert.ok(may('take_up', 'with_lado', { asOfficer: true, view: 'met' }))
    assert.ok(!may('take_up', 'with_lado', { asOfficer: true, view: 'advice' }))
    assert.ok(may('advise', 'with_lado', { asOfficer: true, view: 'advice' }))
    assert.ok(!may('below', 'with_lado', { asOfficer: true, view: 'advice' }))
    assert.ok(!may('below', 'with_lado', { asOfficer: true, view: 'met' }))
  })

  it('hands nothing to the officer who was not told, and takes nothing down alone that was written by mistake', () => {
    assert.ok(may('send', 'recorded', { isManager: true }))
    const untold = { piece: { kind: 'allegation', state: 'recorded', ladoToldAt: null } }
    assert.ok(!may('send', 'recorded', { isManager: true, ...untold }))
    assert.ok(may('void', 'recorded', { asLead: true, given: { reason: 'Another home.' } }))
    assert.ok(!may('void', 'recorded', { asLead: true, isManager: true, given: { reason: 'Another home.' } }))
    assert.ok(!may('void', 'in_process', { asLead: true, given: { reason: 'Another home.' } }))
  })
})
