import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { availabilityOf, type HouseholdStatus } from './household.ts'
import { howItEnded, isUnplanned, placeChangeReasons } from './why-it-ended.ts'

describe('how a stay ended', () => {
  const table: readonly [string, Parameters<typeof howItEnded>[0], string | undefined][] = [
    ['says nothing where the return says nothing', { endedUnplanned: false, reason: null }, undefined],
    ['only that it was unplanned, to whoever may not know more', { endedUnplanned: true, reason: null }, 'Unplanned.'],
    ['why, to whoever may know', { endedUnplanned: true, reason: 'ALLEG' }, 'Unplanned: an allegation.'],
    ['why, where it was planned', { endedUnplanned: false, reason: 'CARPL' }, 'Planned: the care plan.'],
  ]
  for (const [what, stay, says] of table) it(what, () => assert.equal(howItEnded(stay), says))

  it('was unplanned by seven of the reasons of the return', () => {
    assert.deepEqual(Object.keys(placeChangeReasons).filter(isUnplanned), [
      ...['ALLEG', 'STAND', 'APPRR', 'CREQB', 'CREQO', 'CHILD', 'LAREQ'],
    ])
    for (const nothing of [null, undefined, '', 'alleg', 'toString']) assert.equal(isUnplanned(nothing), false)
  })
})

describe('whether places are available', () => {
  const table: readonly [HouseholdStatus, number | null, ReturnType<typeof availabilityOf>][] = [
    ['approved', 0, 'available'],
    ['approved', 1, 'not_available'],
    ['temp_reg24', 2, 'not_available'],
    ['approved', null, undefined],
    ['on_hold', 0, 'on_hold'],
    ['on_hold', null, 'on_hold'],
    ['ended', 1, undefined],
    ['applicant', 0, undefined],
  ]
  for (const [status, placesUnavailable, is] of table)
    it(`${status}, ${placesUnavailable} not available: ${is ?? 'nothing is said'}`, () =>
      assert.equal(availabilityOf({ status, placesUnavailable }), is))
})
