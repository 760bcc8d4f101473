import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { testNow } from '#test/database.ts'
import { type Call, callsOf, type Move, type State, steps } from './calls.testing.ts'
import { type MoveMade, progressOf, saidAlongTheWay, whatCameBack } from './index.ts'

const today = Temporal.PlainDate.from('2026-11-19')
const stream = callsOf(1)

describe('the way of a piece', () => {
  const move = (name: Move, fromState: State, toState: State, words = ''): MoveMade => ({
    ...{ id: 1, move: name, fromState, toState, words, by: 'Ada', at: testNow, details: {} },
  })
  const piece = (state: State) => ({ state }) as Call
  const shown = (state: State, made: readonly MoveMade[]) =>
    progressOf(steps, piece(state), made, today).map(({ text, state: is }) => `${text}: ${is}`)

  test('shows what it went through, where it is, and what no piece leaves out', () => {
    assert.deepEqual(shown('planned', [move('make', 'planned', 'planned')]), [
      'Planned: now',
      'Shared: to come',
      'Agreed: to come',
    ])
    const made = [move('make', 'planned', 'made'), move('share', 'made', 'shared')]
    assert.deepEqual(shown('shared', made), ['Planned: done', 'Made: done', 'Shared: now', 'Agreed: to come'])
    assert.deepEqual(shown('dropped', [move('make', 'planned', 'made')]), ['Planned: to come', 'Made: to come'])
  })

  test('shows no step as gone through that was taken back', () => {
    const made: MoveMade[] = [
      { ...move('make', 'planned', 'made'), id: 1 },
      { ...move('share', 'made', 'shared'), id: 2 },
      { ...move('make', 'shared', 'made'), id: 3, move: 'recall', details: { undoes: 2 } },
    ]
    assert.deepEqual(shown('made', made), ['Planned: done', 'Made: now', 'Shared: to come', 'Agreed: to come'])
    assert.deepEqual(
      shown('planned', [
        ...made,
        { ...move('make', 'made', 'planned'), id: 4, move: 'recall', details: { undoes: 1 } },
      ]),
      ['Planned: now', 'Shared: to come', 'Agreed: to come'],
    )
  })

  test('says what was asked when it came back, as long as it is back', () => {
    const back = [move('share', 'made', 'shared'), move('give_back', 'shared', 'made', 'Say more')]
    assert.match(String(whatCameBack(stream.moves, piece('made'), back, today)), /Say more.*Ada/s)
    assert.equal(String(whatCameBack(stream.moves, piece('shared'), back, today)), '')
    assert.equal(String(whatCameBack(stream.moves, piece('shared'), back.slice(0, 1), today)), '')
  })

  test('says what was said along it, and nothing of moves without words', () => {
    const made = [move('share', 'made', 'shared'), move('give_back', 'shared', 'made', 'Say more')]
    const said = String(saidAlongTheWay(stream.moves, made, today))
    assert.match(said, /Say more.*: give back/s)
    assert.doesNotMatch(said, /: share/)
    assert.match(String(saidAlongTheWay(stream.moves, made, today, { label: () => 'as it was' })), /: as it was/)
  })
})
