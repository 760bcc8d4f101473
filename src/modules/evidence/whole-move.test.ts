import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Form, Question } from '#framework/forms/types.ts'
import { by, choice, chosen, complete, dayGiven, need, reasonGiven, tellsOf, type WholeMove } from './index.ts'
import { asIfTyped, isMendedElsewhere, type MoveForm, offeredMoves, readMove, saidOfChoices } from './move-form.ts'
import { isSparedReader } from './spared.ts'
import { type Given, givenIn } from './whole-move.ts'
import { hasReached } from './writers.ts'

/* A move that is written as one record, for a stream that no room has: a call is planned and made by its caller, or put off. */

const today = Temporal.PlainDate.from('2026-11-26')
type State = 'planned' | 'made' | 'dropped'
type Standing = { isCaller: boolean; isGuest: boolean; missing: { notes: number }; isLate: boolean; given: Given }
const whose = { mother: 'The mother', father: 'The father' }
const asker = choice('asker', 'Who asked for it?', 'Put off', whose, (who, { was }) => `${who}; it was ${String(was)}`)

const moves = {
  make: {
    ...{
      label: 'Say that it was made',
      clause: '4.4',
      back: { none: 'Once.' },
      from: ['planned'],
      to: 'made',
      ...by('caller', 'guest'),
    },
    ...{ noun: 'making', happens: 'It counts.', asks: ['reason', 'date', asker], tells: [] },
    needs: [
      complete('notes', 'Write the notes first.'),
      reasonGiven('Say why.'),
      dayGiven('Give the day.'),
      chosen('asker', 'Say who asked.'),
    ],
  },
  drop: {
    ...{ label: 'Drop it', clause: '4.4', back: { none: 'Once.' }, from: ['planned'], to: 'dropped', ...by('caller') },
    ...{ noun: 'end', happens: 'It stops.', asks: [], quiet: true, urged: ({ isLate }) => isLate },
    ...{ needs: [need('Never.', () => true)], tells: [{ kind: 'audit closed', to: ['caller'] }] },
  },
} as const satisfies Record<string, WholeMove<State, Standing, 'caller'>>

const standing: Standing = { isCaller: true, isGuest: false, missing: { notes: 0 }, isLate: false, given: {} }
const offered = (facts: Partial<Standing>, given: (move: keyof typeof moves) => Given = () => ({})) =>
  offeredMoves<State, Standing, keyof typeof moves>({ moves }, moves, 'planned', (move) => ({
    ...{ ...standing, ...facts, given: given(move) },
  }))

describe('a move that is one record', () => {
  it('is made by those who are named, and says so', () => {
    assert.equal(moves.make.by, 'the caller or the guest')
    assert.deepEqual(
      offered({ isCaller: false, isGuest: true }).map(({ move }) => move),
      ['make'],
    )
    assert.deepEqual(offered({ isCaller: false }), [])
    assert.deepEqual(tellsOf(moves), { make: [], drop: [{ kind: 'audit closed', to: ['caller'] }] })
  })

  it('needs what its page asks for, and is offered as if that were typed', () => {
    assert.equal(offered({})[0]?.because, 'Say why. Give the day. Say who asked.')
    const asTyped = (move: keyof typeof moves) => givenIn(asIfTyped(moves[move], move, today))
    assert.deepEqual(offered({}, asTyped)[0], { move: 'make', allowed: true })
    assert.deepEqual(offered({ missing: { notes: 1 } }, asTyped)[0], {
      ...{ move: 'make', allowed: false, because: 'Write the notes first.' },
    })
    const own: MoveForm<'grade'> = { noun: 'grade', happens: '', asks: ['reason', 'grade'] }
    assert.deepEqual(
      [moves.make, moves.drop, own, { ...own, mendedElsewhere: true as const }].map((form) => isMendedElsewhere(form)),
      [true, true, false, true],
    )
  })

  it('is what should be pressed now when that is urged', () => {
    assert.deepEqual(offered({})[1], { move: 'drop', allowed: true })
    assert.deepEqual(offered({ isLate: true })[1], { move: 'drop', allowed: true, urged: true })
  })

  it('reads one of several, and keeps it', () => {
    const form: MoveForm = { noun: 'making', happens: '', asks: [asker] }
    const read = (body: Record<string, string>) =>
      readMove({ form, asks: {}, more: undefined, against: { today } }, 'make', body)
    assert.deepEqual(read({ asker: 'aunt' }), {
      mistakes: [{ field: 'asker', message: 'Choose one: Who asked for it?' }],
    })
    assert.deepEqual(read({ asker: 'father' }), { request: { move: 'make', details: { asker: 'father' } } })
    assert.deepEqual(saidOfChoices(form, { details: { asker: 'father', was: 'Monday' } }, today), [
      ['Put off', 'The father; it was Monday'],
    ])
    assert.deepEqual(saidOfChoices({ ...form, asks: ['reason'] }, { details: {} }, today), [])
  })
})

describe('a part of a form', () => {
  it('is written from the first state of its writers on, and later until then', () => {
    const parts = { notes: { states: ['made'], by: ['caller'] } } as const
    const way = ['planned', 'made', 'dropped']
    assert.deepEqual(
      (['planned', 'made', 'dropped'] as const).map((state) =>
        hasReached<string, 'notes'>({ parts }, way, state, 'notes'),
      ),
      [false, true, true],
    )
  })

  it('leaves out for whoever reads what was not asked, and a child’s own words that are not there', () => {
    const question = (key: string, type: Question['type'], more: Partial<Question> = {}): Question => ({
      ...{ key, version: 1, text: key, type },
      ...more,
    })
    const questions = [
      question('alone', 'yes_no'),
      question('why', 'text', { onlyWhen: { question: 'alone', in: ['no'] } }),
      question('said', 'quote'),
      question('noted', 'text'),
    ]
    const form = { title: '', sections: [{ key: 'child', part: 'notes', questions }] } as unknown as Form
    const left = (childId: number | null, answers: Record<string, string>) => {
      const given = new Map(Object.entries(answers).map(([key, value]) => [key, { value }]))
      return questions.filter((one) => isSparedReader({ form, answers: given }, one, childId)).map(({ key }) => key)
    }
    assert.deepEqual(left(7, { 'alone/7': 'yes' }), ['why', 'said'])
    assert.deepEqual(left(7, { 'alone/7': 'no', 'said/7': 'Yes.' }), [])
    assert.deepEqual(left(null, { alone: 'yes' }), ['why'], 'what a carer did not say is shown as not said')
  })
})
