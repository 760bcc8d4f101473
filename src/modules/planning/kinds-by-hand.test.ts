import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { roles, type RoleKey } from '#framework/s4-roles.ts'
import { kindsFor, kindsForHousehold } from './kinds-by-hand.ts'

describe('UA-D24: a kind of audit', () => {
  const table: Partial<Record<RoleKey, readonly string[]>> = {
    fostering_reviewing_officer: ['early_review'],
    team_manager: ['thematic'],
    service_manager: ['thematic', 'senior_leader'],
    head_of_service: ['thematic', 'senior_leader'],
    corporate_director: ['thematic', 'senior_leader'],
    executive_director: ['senior_leader'],
  }
  for (const role of Object.keys(roles) as RoleKey[])
    test(`is offered to the ${role} where it is their part`, () => {
      assert.deepEqual(kindsFor({ roles: [role] }), table[role] ?? [])
    })

  test('is for whoever carries audits out at all', () => {
    for (const role of Object.keys(table) as RoleKey[])
      assert.ok((roles[role].duties as readonly string[]).includes('take_audits'), role)
  })

  test('that is at a review is for a household with an approval, and the others for any', () => {
    const person = { roles: ['fostering_reviewing_officer', 'team_manager'] }
    for (const status of ['approved', 'temp_reg24', 'on_hold'] as const)
      assert.deepEqual(kindsForHousehold(person, { status }), ['early_review', 'thematic'], status)
    for (const status of ['assessment', 'ended'] as const)
      assert.deepEqual(kindsForHousehold(person, { status }), ['thematic'], status)
  })
})
