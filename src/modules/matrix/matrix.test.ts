import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Amount, amountOf, type Basis, type Cell, lacksOf, silentOf, type SourceKey } from './matrix.ts'

const on = Temporal.PlainDate.from('2026-11-26')
const day = (text: string) => Temporal.PlainDate.from(text)

const cell = (given: { source?: SourceKey; count: number; newest?: string; bases?: readonly Basis[] }): Cell => ({
  ...{ source: given.source ?? 'audits', question: 'cyp1', count: given.count },
  ...{ newest: day(given.newest ?? '2026-11-01'), bases: given.bases ?? ['records'] },
  ...{ strength: given.count, mixed: 0, worry: 0, neutral: 0 },
})

describe('how much a source says of a question (3.5)', () => {
  const table: readonly [Amount, Parameters<typeof cell>[0] | undefined][] = [
    ['nothing', undefined],
    ['nothing', { count: 0 }],
    ['thin', { count: 1 }],
    ['some', { count: 2 }],
    ['some', { count: 4 }],
    ['enough', { count: 5 }],
    ['enough', { count: 1, bases: ['counted'] }],
    ['some', { count: 2, newest: '2026-05-26' }],
    ['thin', { count: 9, newest: '2026-05-25' }],
    ['thin', { count: 9, newest: '2026-05-25', bases: ['counted'] }],
  ]
  for (const [amount, given] of table)
    test(`is ${amount} of ${JSON.stringify(given ?? null)}`, () =>
      assert.equal(amountOf(given && cell(given), on), amount))
})

describe('what a question lacks until it is known (3.6)', () => {
  const of = (source: SourceKey, ...bases: Basis[]) => cell({ source, count: 3, bases })
  const table: readonly [string, readonly Cell[], readonly string[]][] = [
    ['nothing was said', [], ['three sources that say enough', 'a second way of knowing', 'something seen or told']],
    [
      'three sources in two ways, one of them told',
      [of('audits', 'records'), of('voices', 'child'), of('panel', 'records')],
      [],
    ],
    ['one of them seen', [of('audits', 'records'), of('practice_observations', 'seen'), of('panel', 'records')], []],
    [
      'three that read records',
      [of('audits', 'records'), of('panel', 'records'), of('complaints', 'records')],
      ['a second way of knowing', 'something seen or told'],
    ],
    [
      'two ways, and nobody was asked',
      [of('audits', 'records'), of('performance_data', 'counted'), of('panel', 'records')],
      ['something seen or told'],
    ],
    [
      'three voices and nothing else',
      [of('voices', 'child'), of('partners', 'child'), of('panel', 'child')],
      ['a second way of knowing'],
    ],
    ['two sources', [of('audits', 'records'), of('voices', 'child')], ['one more source']],
    ['one source in two ways', [of('voices', 'child', 'carer')], ['two more sources']],
    [
      'one that is thin does not count',
      [of('audits', 'records'), of('voices', 'child'), cell({ source: 'panel', count: 1 })],
      ['one more source'],
    ],
  ]
  for (const [what, cells, lacks] of table) test(what, () => assert.deepEqual(lacksOf(cells, on), lacks))
})

describe('a source is silent (3.5)', () => {
  const silent = (source: SourceKey, newest: string | null) =>
    silentOf([{ source, newest: newest === null ? null : day(newest) }], on).length === 1
  test('that Hearth keeps and that never said anything', () => assert.ok(silent('voices', null)))
  test('that said nothing for more than six months', () => assert.ok(silent('audits', '2026-05-25')))
  test('not one that spoke six months ago to the day', () => assert.ok(!silent('audits', '2026-05-26')))
})
