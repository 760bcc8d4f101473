import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  choosesReaders,
  coversForIro,
  holdsVoice,
  isAnswered,
  isOpenToAll,
  isWider,
  kinds,
  mayAskMore,
  mayGather,
  type Share,
  type VoiceKind,
  type VoiceState,
} from './voice.ts'

const actor = (given: { id?: number; actsFor?: number[]; duties?: string[] } = {}) => {
  const id = given.id ?? 1
  return { id, actsFor: given.actsFor ?? [id], duties: new Set(given.duties) }
}
const agreedAt = Temporal.Instant.from('2026-11-01T10:00:00Z')

describe('who gathers a voice (clauses 4.6, 7.4)', () => {
  const iro = ['gather_child_voices']
  const officer = ['gather_carer_voices']
  const cases: [
    what: string,
    kind: VoiceKind,
    who: ReturnType<typeof actor>,
    gathererId: number | null,
    mayRead: boolean,
    may: boolean,
  ][] = [
    ['the IRO their child’s', 'child', actor({ duties: iro }), 1, true, true],
    ['no IRO another’s child', 'child', actor({ duties: iro }), 2, true, false],
    ['nobody whose duty has ended', 'child', actor(), 1, true, false],
    [
      'nobody by cover: a child is handed over by name',
      'child',
      actor({ duties: iro, actsFor: [1, 2] }),
      2,
      true,
      false,
    ],
    ['no reviewing officer a child’s', 'child', actor({ duties: officer }), 2, true, false],
    ['the worker their own', 'worker', actor(), 1, true, true],
    ['whoever covers for the worker', 'worker', actor({ actsFor: [1, 2] }), 2, true, true],
    ['no reviewing officer a worker’s', 'worker', actor({ duties: officer }), 2, true, false],
    ['nobody a worker’s that is nobody’s', 'worker', actor({ duties: officer }), null, true, false],
    ...kinds
      .filter((kind) => kind !== 'child' && kind !== 'worker')
      .flatMap(
        (kind) =>
          [
            [`a reviewing officer the ${kind}’s`, kind, actor({ duties: officer }), null, false, true],
            [`no IRO the ${kind}’s`, kind, actor({ duties: iro }), 1, true, false],
          ] satisfies [string, VoiceKind, ReturnType<typeof actor>, number | null, boolean, boolean][],
      ),
    ['Quality Assurance any that they may read', 'child', actor({ duties: ['hold_voices'] }), 2, true, true],
    ['and none that they may not', 'child', actor({ duties: ['hold_voices'] }), 2, false, false],
  ]
  for (const [what, kind, who, gathererId, mayRead, may] of cases) {
    it(`${may ? 'yes' : 'no'}: ${what}`, () => assert.equal(mayGather({ kind, gathererId, mayRead }, who), may))
  }

  it('Quality Assurance holds what it may read; nobody else holds anything', () => {
    assert.equal(holdsVoice({ mayRead: true }, actor({ duties: ['hold_voices'] })), true)
    assert.equal(holdsVoice({ mayRead: false }, actor({ duties: ['hold_voices'] })), false)
    assert.equal(holdsVoice({ mayRead: true }, actor({ duties: officer })), false)
  })

  it('whoever covers for an IRO is known to, and the IRO is nobody’s cover', () => {
    const covers = actor({ actsFor: [1, 2] })
    assert.equal(coversForIro({ kind: 'child', gathererId: 2 }, covers), true)
    assert.equal(coversForIro({ kind: 'child', gathererId: 1 }, covers), false)
    assert.equal(coversForIro({ kind: 'child', gathererId: 3 }, covers), false)
    assert.equal(coversForIro({ kind: 'child', gathererId: null }, covers), false)
    assert.equal(coversForIro({ kind: 'carer', gathererId: 2 }, covers), false)
  })

  it('more people are asked by reviewing officers alone', () => {
    assert.equal(mayAskMore(actor({ duties: officer })), true)
    assert.equal(mayAskMore(actor({ duties: iro })), false)
  })
})

describe('who reads the words', () => {
  const open: [VoiceKind, Share, boolean, boolean][] = [
    ['child', 'carers', false, true],
    ['child', 'iro_and_quality', false, false],
    ['child', 'iro_and_quality', true, false],
    ['child', 'ask_first', false, false],
    ['child', 'ask_first', true, true],
    ['household_member', 'iro_and_quality', false, false],
    ['household_member', 'carers', false, true],
    ['carer', 'iro_and_quality', false, true],
    ['parent', 'ask_first', false, true],
    ['partner', 'iro_and_quality', false, true],
    ['worker', 'carers', true, false],
  ]
  for (const [kind, share, agreed, is] of open) {
    it(`${kind}, ${share}${agreed ? ', agreed' : ''}: ${is ? '' : 'not '}open to all who see the audit`, () => {
      assert.equal(isOpenToAll({ kind, share, shareAgreedAt: agreed ? agreedAt : null }), is)
    })
  }

  it('whoever lives in the home chooses', () => {
    assert.deepEqual(
      kinds.filter((kind) => choosesReaders({ kind })),
      ['child', 'household_member'],
    )
  })

  const wider: [to: Share, from: Share, agreed: boolean, is: boolean][] = [
    ['carers', 'iro_and_quality', false, true],
    ['ask_first', 'iro_and_quality', false, true],
    ['iro_and_quality', 'iro_and_quality', false, false],
    ['carers', 'ask_first', false, true],
    ['carers', 'ask_first', true, false],
    ['ask_first', 'ask_first', false, false],
    ['iro_and_quality', 'ask_first', true, false],
    ['carers', 'carers', false, false],
    ['carers', 'iro_and_quality', true, true],
    ['ask_first', 'carers', false, false],
  ]
  for (const [to, from, agreed, is] of wider) {
    it(`${to} ${is ? 'lets more people read' : 'lets no more people read'} than ${from}${agreed ? ', agreed' : ''}`, () => {
      assert.equal(isWider(to, { share: from, shareAgreedAt: agreed ? agreedAt : null }), is)
    })
  }

  it('is answered once the words are in, or it is known why not', () => {
    const states: VoiceState[] = ['to_ask', 'asked', 'started', 'given', 'not_given']
    assert.deepEqual(
      states.filter((state) => isAnswered({ state })),
      ['given', 'not_given'],
    )
  })
})
