import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { countOf, escalates, type Given, isAsked, longest, mistakesIn, pathOf, windowOf } from './midway.ts'
import { given } from './testing.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const against = { today: day('2026-11-17'), dueOn: day('2026-11-16') }
const fieldsOf = (more: Partial<Given>) => mistakesIn(given(more), against).map(({ field }) => field)
const notHeld = { held: 'no', on: undefined }

describe('4.11: what stands against keeping a midway review', () => {
  const table: readonly [string, Partial<Given>, string[]][] = [
    ['nothing, of one that was held', {}, []],
    ['nothing, of one today', { on: day('2026-11-17') }, []],
    ['nothing, where nothing was decided', { decisions: [] }, []],
    ['nothing, half a year before its day', { on: day('2026-05-16') }, []],
    ['not whether it was held', { held: '' }, ['held']],
    ['a day to come', { on: day('2026-11-18') }, ['on']],
    ['a day before the review before it', { on: day('2026-05-15') }, ['on']],
    ['not how', { how: 'email' }, ['how']],
    ['a decision without how far it is', { decisions: [{ words: 'A bed', stands: '' }] }, ['stands-1']],
    ['how far nothing is', { decisions: [{ words: '', stands: 'done' }] }, ['decision-1']],
    [
      'a decision that is a story',
      { decisions: [{ words: 'a'.repeat(longest.decision + 1), stands: 'done' }] },
      ['decision-1'],
    ],
    ['not how the child was heard', { contact: '' }, ['contact']],
    ['nor the carer', { carer: '' }, ['carer']],
    ['nor how the home feels', { home: '' }, ['home']],
    ['a strained home without what makes it so', { home: 'strained' }, ['home-why']],
    ['one at risk without that and without a meeting', { home: 'at_risk' }, ['home-why', 'meeting']],
    ['nothing, of one at risk with both', { home: 'at_risk', homeWhy: 'Nights.', meetingOn: day('2026-12-01') }, []],
    ['more than its field takes', { homeWhy: 'a'.repeat(longest.why + 1) }, ['home-why']],
    ['not what comes next', { next: '' }, ['next']],
    ['what every object has is no choice', { next: 'toString', how: 'constructor' }, ['how', 'next']],
    ['not held, without why', notHeld, ['not-held']],
    ['not held, with why', { ...notHeld, notHeld: 'officer_away' }, []],
    ['not held, for another reason', { ...notHeld, notHeld: 'other' }, ['not-held-words']],
    ['not held, for one that is said', { ...notHeld, notHeld: 'other', notHeldWords: 'Snow.' }, []],
    [
      'not held, for a story',
      { ...notHeld, notHeld: 'other', notHeldWords: 'a'.repeat(longest.words + 1) },
      ['not-held-words'],
    ],
  ]
  for (const [what, more, fields] of table) test(what, () => assert.deepEqual(fieldsOf(more), fields))
})

describe('4.11: the days of a midway review', () => {
  test('are ten working days before and after, and it is asked for ten more; Christmas is none of them', () => {
    const { from, to, askedUntil } = windowOf(day('2026-12-21'), 10)
    assert.deepEqual([from, to, askedUntil].map(String), ['2026-12-07', '2027-01-07', '2027-01-21'])
  })
  test('it is asked for from the first of them on, and no longer than that', () => {
    const asked = (today: string) => isAsked(day('2026-11-16'), day(today), 10)
    assert.deepEqual(['2026-11-01', '2026-11-02', '2026-12-14', '2026-12-15'].map(asked), [false, true, true, false])
  })
  test('held in time, held at all, from records alone: of all that were due', () => {
    const one = (heldOn: string | null, how = 'worker') => ({
      dueOn: day('2026-11-16'),
      heldOn: heldOn === null ? null : day(heldOn),
      how,
    })
    const all = [one('2026-11-02'), one('2026-11-30', 'records'), one('2026-12-01'), one('2026-11-01'), one(null, '')]
    assert.deepEqual(countOf(all, 10), { due: 5, inTime: 2, held: 4, fromRecords: 1 })
    assert.deepEqual(countOf([], 10), { due: 0, inTime: 0, held: 0, fromRecords: 0 })
  })
})

test('4.11 what comes next may be an escalation, of this child', () => {
  assert.deepEqual(['nothing', 'remind', 'informal', 'formal', 'earlier_review'].map(escalates), [
    false,
    false,
    true,
    true,
    false,
  ])
  assert.equal(pathOf({ child: 'C-12', dueOn: day('2026-11-16') }), '/midways/C-12/2026-11-16')
})
