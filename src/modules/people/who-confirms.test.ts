import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type RoleKey, roles } from '#framework/s4-roles.ts'
import { dutiesOf } from '#framework/s4-roles.ts'
import { type ChangeKind, givesPower, mayConfirm, mayRefuse, mayWithdraw } from './access-change.ts'

/*
 * SB-6: who may be the second person, as a table. A asks; P is whom it is about.
 */

const [A, P, other] = [1, 2, 3]
const kinds: readonly ChangeKind[] = ['person added', 'role given', 'let in again', 'address changed', 'invited again']
const ownYesFor: readonly ChangeKind[] = ['address changed', 'invited again']

type Who = 'the asker' | 'the person' | { role: RoleKey; covers?: number }

const looker = (who: Who) => {
  if (who === 'the asker') return { id: A, duties: dutiesOf(['administrator']), actsFor: [A] }
  if (who === 'the person') return { id: P, duties: dutiesOf(['administrator']), actsFor: [P] }
  return { id: other, duties: dutiesOf([who.role]), actsFor: [other, ...(who.covers ? [who.covers] : [])] }
}

const change = (kind: ChangeKind) => ({ kind, state: 'waiting' as const, askedBy: A, personId: P })
const seconds: readonly RoleKey[] = ['administrator', 'head_of_quality_assurance']

describe('SB-6: a change of access that waits', () => {
  for (const kind of kinds) {
    test(`(${kind}) gets its yes from ${ownYesFor.includes(kind) ? 'the person themselves, ' : ''}a second administrator or the Head of Quality Assurance`, () => {
      for (const role of Object.keys(roles) as RoleKey[])
        assert.equal(mayConfirm(change(kind), looker({ role })), seconds.includes(role), role)
      assert.equal(mayConfirm(change(kind), looker('the asker')), false, 'never from whoever asked')
      assert.equal(mayConfirm(change(kind), looker('the person')), ownYesFor.includes(kind))
      for (const role of seconds)
        assert.equal(mayConfirm(change(kind), looker({ role, covers: P })), false, 'nor from whoever covers for them')
      assert.equal(mayConfirm({ ...change(kind), personId: A }, looker('the asker')), false, 'nor from both in one')
    })

    test(`(${kind}) is refused by whoever may say yes, and by the person; taken back by whoever asked`, () => {
      for (const role of Object.keys(roles) as RoleKey[])
        assert.equal(mayRefuse(change(kind), looker({ role })), seconds.includes(role), role)
      assert.equal(mayRefuse(change(kind), looker('the person')), true)
      assert.equal(mayRefuse(change(kind), looker('the asker')), false)
      assert.deepEqual(
        (['the asker', 'the person', { role: 'administrator' }] as const).map((who) =>
          mayWithdraw(change(kind), looker(who)),
        ),
        [true, false, false],
      )
    })
  }

  test('is answered once', () => {
    for (const state of ['at once', 'confirmed', 'refused', 'withdrawn', 'closed'] as const) {
      const done = { ...change('address changed'), state }
      for (const who of ['the asker', 'the person', { role: 'administrator' }] as const)
        assert.ok(!mayConfirm(done, looker(who)) && !mayRefuse(done, looker(who)) && !mayWithdraw(done, looker(who)))
    }
  })

  test('is one of somebody who sees cases, or who makes others see them', () => {
    const without = (Object.keys(roles) as RoleKey[]).filter((role) => !givesPower(role))
    assert.deepEqual(without, [
      'chief_executive',
      'decision_maker',
      'panel_chair',
      'panel_adviser',
      'safeguarding_lead',
      'workforce_lead',
    ])
  })
})
