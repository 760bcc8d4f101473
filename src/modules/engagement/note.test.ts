import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Given, longest, mistakesIn, type Note, saidOf, stateOf, themesInWords, tooLong, wishDue } from './note.ts'
import { given } from './testing.ts'

const today = Temporal.PlainDate.from('2026-11-17')
const day = (text: string) => Temporal.PlainDate.from(text)
const fieldsOf = (more: Partial<Given>) => mistakesIn(given(more), today).map(({ field }) => field)

describe('4.12: what stands against keeping a note', () => {
  const table: readonly [string, Partial<Given>, string[]][] = [
    ['nothing, of half a minute', {}, []],
    [
      'nothing, of all that may be said',
      { words: 'It is loud.', share: 'carers', quotable: true, wish: 'Quiet', answers: 'worker' },
      [],
    ],
    ['nothing, of today', { on: today }, []],
    ['nothing, of a year ago', { on: day('2025-11-17') }, []],
    ['a day to come', { on: day('2026-11-18') }, ['on']],
    ['a day long ago', { on: day('2025-11-16') }, ['on']],
    ['a day that is none is said where it is read', { on: undefined }, []],
    ['nothing said of today', { toAct: '' }, ['to-act']],
    ['a child who does not feel safe, and nothing to act on', { themes: { safety: 'wrong' }, toAct: 'no' }, ['to-act']],
    ['nothing, where that is acted on', { themes: { safety: 'wrong' }, toAct: 'yes' }, []],
    ['nor where it is so-so', { themes: { safety: 'so_so', home: 'wrong' }, toAct: 'no' }, []],
    ['nor of how', { way: 'pigeon' }, ['way']],
    ['nor of whether they were alone', { alone: 'perhaps' }, ['alone']],
    ['no theme', { themes: {} }, ['theme-home']],
    ['a theme that there is not', { themes: { weather: 'good' } }, ['theme-home']],
    ['a theme of which nobody knows how it is', { themes: { school: 'fine' } }, ['theme-home']],
    ['what every object has is no theme', { themes: { toString: 'good' } }, ['theme-home']],
    ['words of which nobody knows who may read them', { words: 'It is loud.' }, ['share']],
    ['a wish of which nobody knows that', { wish: 'Quiet', answers: 'officer' }, ['share']],
    ['a wish that nobody answers', { wish: 'Quiet', share: 'carers' }, ['answers']],
    ['an answer without a wish', { answers: 'officer' }, ['wish']],
    ['no words to quote', { quotable: true }, ['quotable']],
    ['words that are a story', { words: 'a'.repeat(longest.words + 1), share: 'carers' }, ['words']],
    ['a wish that is one', { wish: 'a'.repeat(longest.wish + 1), share: 'carers', answers: 'carers' }, ['wish']],
  ]
  for (const [what, more, fields] of table) test(what, () => assert.deepEqual(fieldsOf(more), fields))

  test('a text may be as long as its field takes', () => {
    assert.deepEqual(tooLong('why', 'a'.repeat(longest.why)), [])
    assert.match(tooLong('why', 'a'.repeat(longest.why + 1))[0]!.message, /500 characters/)
  })
})

test('4.12: as few as possible know of it until the child said more', () => {
  assert.equal(saidOf(given()).share, 'iro_and_quality')
  assert.equal(saidOf(given({ share: 'everybody' })).share, 'iro_and_quality')
  assert.equal(saidOf(given({ share: 'ask_first' })).share, 'ask_first')
  assert.equal(saidOf(given({ answers: 'officer' })).answers, '', 'no wish, nobody who answers')
  assert.equal(saidOf(given({ wish: 'Quiet', answers: 'school' })).answers, 'school')
})

test('4.12: a note is done once it is saved, unless a wish waits until the child was told', () => {
  const [wishBy, toldOn, takenDownAt] = [
    day('2026-11-30'),
    day('2026-11-20'),
    Temporal.Instant.from('2026-11-18T09:00Z'),
  ]
  const none = { wishBy: null, toldOn: null, takenDownAt: null }
  const table: readonly [Pick<Note, 'wishBy' | 'toldOn' | 'takenDownAt'>, string][] = [
    [none, 'closed'],
    [{ ...none, wishBy }, 'wish_open'],
    [{ ...none, wishBy, toldOn }, 'closed'],
    [{ ...none, takenDownAt }, 'called_off'],
    [{ wishBy, toldOn: null, takenDownAt }, 'called_off'],
  ]
  for (const [note, state] of table) assert.equal(stateOf(note), state)
})

test('a wish counts working days from the day on which it was said, across Christmas too', () => {
  assert.equal(String(wishDue(day('2026-11-16'), 10)), '2026-11-30')
  assert.equal(String(wishDue(day('2026-12-18'), 10)), '2027-01-06')
})

test('themes in words', () =>
  assert.equal(themesInWords({ school: 'wrong', money: 'so_so' }), 'School (wrong), Money (so-so)'))
