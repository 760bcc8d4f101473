import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asOf, isOlder, loneDecider, yearThatHolds } from './as-of.ts'
import { type Fields, kindNamed } from './kinds/index.ts'

const episodes = kindNamed('episodes')
const row = (started_on: string, ended_on: string | null = null, at = 0) => {
  return { row: at, key: `${started_on} ${ended_on} ${at}`, fields: { started_on, ended_on } as Fields }
}
const day = (text: string) => Temporal.PlainDate.from(text)

describe('the financial year of a file', () => {
  const years: [date: string, year: number][] = [
    ['2026-03-31', 2026],
    ['2026-04-01', 2026],
    ['2026-04-02', 2027],
    ['2026-12-31', 2027],
    ['2027-01-01', 2027],
  ]
  for (const [date, year] of years) it(`${date} lies in ${year}`, () => assert.equal(yearThatHolds(day(date)), year))

  const files: [what: string, rows: ReturnType<typeof row>[], end: string | undefined][] = [
    ['none', [], undefined],
    ['one that ended', [row('2019-05-01', '2021-06-01')], '2022-03-31'],
    ['one that is open', [row('2019-05-01')], '2020-03-31'],
    [
      'the latest year in which more than half were under way',
      [row('2019-05-01'), row('2020-05-01'), row('2016-05-01', '2016-06-01')],
      '2021-03-31',
    ],
    [
      'half is not most: then the latest that two of its rows name',
      [
        row('2012-05-01', '2012-06-01'),
        row('2012-07-01', '2012-08-01'),
        row('2014-05-01', '2014-06-01'),
        row('2015-05-01', '2015-06-01'),
      ],
      '2013-03-31',
    ],
    [
      'where no two name one, the latest',
      [row('2012-05-01', '2012-06-01'), row('2014-05-01', '2014-06-01')],
      '2015-03-31',
    ],
  ]
  for (const [what, rows, end] of files) it(`${what}: ${end}`, () => assert.equal(asOf(episodes, rows), end))

  it('is told by kinds that have one alone', () =>
    assert.equal(asOf(kindNamed('header'), [row('2019-05-01')]), undefined))
})

describe('one row that alone would decide it', () => {
  const ended = (date: string, at: number) => row('2020-05-01', date, at)
  const lone = row('2020-05-01', '2024-08-01', 9)
  const cases: [what: string, rows: ReturnType<typeof row>[], decides: string | undefined][] = [
    [
      'two that agree on an earlier year, and one start that is later',
      [row('2020-05-01', '2022-06-01', 1), row('2020-05-01', '2022-07-01', 2), row('2024-08-01', null, 9)],
      undefined,
    ],
    [
      'a later start among open ones',
      [row('2022-06-01', null, 1), row('2022-07-01', null, 2), row('2024-08-01', null, 9)],
      '2024-08-01 2025 2023',
    ],
    [
      'two later starts decide together',
      [row('2022-06-01', null, 1), row('2022-07-01', null, 2), row('2024-08-01', null, 8), row('2024-09-01', null, 9)],
      undefined,
    ],
    [
      'of the others no two agree',
      [row('2021-06-01', null, 1), row('2022-07-01', null, 2), row('2024-08-01', null, 9)],
      undefined,
    ],
    ['one beside it', [row('2022-06-01', null, 1), row('2024-08-01', null, 9)], undefined],
    ['nobody beside it', [lone], undefined],
    ['all of one year', [ended('2022-06-01', 1), ended('2022-07-01', 2), ended('2022-08-01', 3)], undefined],
  ]
  for (const [what, rows, decides] of cases) {
    it(`${what}: ${decides ?? 'none'}`, () => {
      const found = loneDecider(episodes, rows)
      assert.equal(found && `${found.date} ${found.year} ${found.others}`, decides)
      if (found) assert.equal(found.row.row, 9)
    })
  }

  it('is none where a kind tells of no year', () => assert.equal(loneDecider(kindNamed('header'), [lone]), undefined))
})

describe('older news than the register has', () => {
  const today = day('2026-11-25')
  const cases: [file: string | undefined, known: string | null, older: boolean][] = [
    ['2024-03-31', '2025-03-31', true],
    ['2025-03-31', '2025-03-31', false],
    ['2026-03-31', '2025-03-31', false],
    ['2024-03-31', '2027-03-31', true],
    ['2024-03-31', '2028-03-31', false],
    ['2024-03-31', null, false],
    [undefined, '2025-03-31', false],
  ]
  for (const [file, known, older] of cases) {
    it(`a file of ${file} beside what is known of ${known}: ${older}`, () => {
      assert.equal(isOlder(file, { as_of: known }, today), older)
    })
  }
})
