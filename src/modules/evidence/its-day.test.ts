import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { dayKept, dayOf, momentHeld, mistakeOfDay, sinceHeld } from './its-day.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const of = { planned: 'plannedFor', held: 'seenOn', by: 'see', says: (held: Temporal.PlainDate) => `It was on ${held}` }
const planned = { plannedFor: day('2026-11-20'), seenOn: null }
const seen = { plannedFor: day('2026-11-20'), seenOn: day('2026-11-24') }

describe('the day of a piece', () => {
  test('is the one for which it is planned, and the one on which it was once that is said', () => {
    assert.equal(String(dayOf(of, planned)), '2026-11-20')
    assert.equal(String(dayOf(of, seen)), '2026-11-24')
    assert.equal(sinceHeld(of, planned), undefined)
    assert.equal(sinceHeld(of, seen)?.says, 'It was on 2026-11-24')
  })

  test('is kept with the moves that give it another, and with no other', () => {
    const kept = ['see', 'change_day', 'correct_day', 'close'].map((move) => dayKept(of, seen, move).was)
    assert.deepEqual(kept, [undefined, '2026-11-24', '2026-11-24', undefined])
  })

  test('is when it happened, for the move that says so and the one that puts it right', () => {
    const when = (piece: object) =>
      ['see', 'correct_day', 'change_day', 'share'].map((move) => momentHeld(of, piece, move))
    assert.deepEqual(when(seen).map(String), ['2026-11-24T00:00:00Z', '2026-11-24T00:00:00Z', 'null', 'null'])
    assert.deepEqual(when(planned), [null, null, null, null])
  })

  test('comes before what is answered with a day, and no answer is to come', () => {
    const says = (type: 'date' | 'text', value: string | null) =>
      mistakeOfDay({ type }, value, sinceHeld(of, seen), day('2026-11-26'))?.message
    assert.match(says('date', '2026-11-23') ?? '', /It was on/)
    assert.match(says('date', '2026-11-27') ?? '', /still to come/)
    assert.deepEqual(
      [says('date', '2026-11-24'), says('date', '2026-11-26'), says('date', 'none_recorded'), says('date', null)],
      [undefined, undefined, undefined, undefined],
    )
    assert.equal(says('text', '2026-11-27'), undefined)
    assert.equal(mistakeOfDay({ type: 'date' }, '2026-11-01', undefined, day('2026-11-26')), undefined)
  })
})
