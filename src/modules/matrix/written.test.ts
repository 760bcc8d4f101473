import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Heard, neverHeard, quarterOf, sourceKeys } from './matrix.ts'
import { waiting } from './work.ts'
import { cleaned, lacksToStand, type Written, writtenSources } from './written.ts'

const today = Temporal.PlainDate.from('2026-11-26')
const day = (text: string) => Temporal.PlainDate.from(text)

const whole: Written = {
  ...{ source: 'panel', questions: ['wfc1'], says: 'Assessments come late.', direction: 'worry', about: 'service' },
  ...{
    basis: 'records',
    strength: 'single',
    from: day('2026-01-01'),
    to: day('2026-11-26'),
    impact: '',
    counted: null,
  },
  ...{ outOf: null, themes: ['panel'], doing: '' },
}

describe('what an item must state before it counts (3.5)', () => {
  const table: readonly [string, Partial<Written>, readonly string[]][] = [
    ['one that states everything', {}, []],
    ['no source', { source: '' }, ['source']],
    ['a source that Hearth hears itself', { source: 'audits' }, ['source']],
    ['no question', { questions: [] }, ['questions']],
    ['no sentence', { says: '' }, ['says']],
    ['no direction', { direction: '' }, ['direction']],
    ['nobody whom it is about', { about: '' }, ['about']],
    ['no basis', { basis: '' }, ['basis']],
    ['no strength', { strength: '' }, ['strength']],
    ['no beginning', { from: null }, ['since-day']],
    ['no end', { to: null }, ['to-day']],
    ['an end before the beginning', { from: day('2026-02-02'), to: day('2026-02-01') }, ['to-day']],
    ['one day', { from: day('2026-02-02'), to: day('2026-02-02') }, []],
    ['a time to come', { to: day('2026-11-27') }, ['to-day']],
    ['counted without a number', { basis: 'counted', outOf: 4 }, ['counted']],
    ['counted, and not out of how many', { basis: 'counted', counted: 4 }, ['counted']],
    ['more than all', { basis: 'counted', counted: 5, outOf: 4 }, ['counted']],
    ['all of all', { basis: 'counted', counted: 4, outOf: 4 }, []],
    ['nothing of what it means for children', { impact: null }, ['impact']],
    ['no theme', { themes: [] }, ['themes']],
    ['a plain fact without either', { direction: 'neutral', impact: null, themes: [] }, []],
    ['a worry found several times, and nothing done', { strength: 'several' }, ['doing']],
    ['a worry found several times, and what is done', { strength: 'several', doing: 'A study group.' }, []],
    ['a strength found several times', { direction: 'strength', strength: 'several' }, []],
  ]
  for (const [what, given, fields] of table)
    test(what, () =>
      assert.deepEqual(
        lacksToStand({ ...whole, ...given }, today).map(({ field }) => field),
        fields,
      ),
    )

  test('what nobody offers is nothing', () => {
    const odd = {
      source: 'gossip',
      questions: ['cyp9', 'wfc1'],
      basis: 'heard',
      themes: ['x', 'panel'],
      counted: 3,
      outOf: 4,
    }
    const { source, questions, basis, themes, counted, outOf } = cleaned({ ...whole, ...odd })
    assert.deepEqual(
      { source, questions, basis, themes, counted, outOf },
      { source: '', questions: ['wfc1'], basis: '', themes: ['panel'], counted: null, outOf: null },
    )
  })

  test('is written of the eleven sources that Hearth does not hear itself', () => {
    assert.equal(writtenSources.length, 11)
    assert.equal(sourceKeys.length, 17)
  })
})

describe('a silent source stands in My work (3.5)', () => {
  const silent: Heard[] = [{ source: 'panel', newest: day('2026-05-01') }]
  const said = (againOn: string) => [
    {
      source: 'panel' as const,
      words: 'x',
      againOn: day(againOn),
      by: 'x',
      at: Temporal.Instant.from('2026-11-01T10:00:00Z'),
    },
  ]
  test('until somebody says what will be done', () => assert.equal(waiting(silent, [], today).length, 1))
  test('not before the day to look again', () => assert.equal(waiting(silent, said('2026-11-27'), today).length, 0))
  test('on that day it does', () => assert.equal(waiting(silent, said('2026-11-26'), today).length, 1))
  test('what was said of another source leaves it there', () =>
    assert.equal(waiting([{ source: 'voices', newest: null }], said('2027-01-01'), today).length, 1))
  test('one that was never heard and is kept outside Hearth is listed apart', () => {
    const heard: Heard[] = [...silent, { source: 'lado', newest: null }, { source: 'voices', newest: null }]
    assert.deepEqual(neverHeard(heard), ['lado'])
  })
})

describe('a quarter (3.6)', () => {
  for (const [of, quarter] of [
    ['2026-01-01', '2026-01-01'],
    ['2026-03-31', '2026-01-01'],
    ['2026-11-26', '2026-10-01'],
    ['2026-12-31', '2026-10-01'],
  ] as const)
    test(`of ${of} begins on ${quarter}`, () => assert.equal(String(quarterOf(day(of))), quarter))
})
