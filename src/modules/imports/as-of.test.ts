import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asOf } from './as-of.ts'
import { readFile } from './file.ts'
import { type Cells, aChild, aFile, anEpisode } from './files.testing.ts'

test('UM-D17: a return tells of the financial year that holds its latest date', () => {
  const cases: [Cells, string][] = [
    [{ DECOM: '31/03/2018' }, '2018-03-31'],
    [{ DECOM: '01/04/2018' }, '2019-03-31'],
    [{ DECOM: '02/04/2018' }, '2019-03-31'],
    [{ DECOM: '09/04/2017', DEC: '01/04/2018', REC: 'X1' }, '2018-03-31'],
    [{ DECOM: '09/04/2017', DEC: '31/12/2018', REC: 'X1' }, '2019-03-31'],
  ]
  for (const [cells, end] of cases) assert.equal(yearOf('episodes', [anEpisode(cells)]), end)
})

test('B01: a file tells of the year in which most of its rows were under way, not of its latest date', () => {
  const ended = (CHILD: string, DEC: string) => anEpisode({ CHILD, DECOM: '01/05/2020', DEC, REC: 'X1' })
  const open = (CHILD: string, DECOM: string) => anEpisode({ CHILD, DECOM })
  const cases: [string, Cells[], string][] = [
    [
      'one end typed two years late',
      [ended('1', '01/06/2022'), ended('2', '01/07/2022'), ended('3', '01/08/2024')],
      '2023-03-31',
    ],
    [
      'one start typed two years late',
      [ended('1', '01/06/2022'), ended('2', '01/07/2022'), open('3', '01/08/2024')],
      '2023-03-31',
    ],
    [
      'children who stayed for years and one who came',
      [open('1', '01/06/2018'), open('2', '01/07/2019'), open('3', '01/08/2022')],
      '2023-03-31',
    ],
    ['two that say two years', [open('1', '13/11/2023'), open('2', '01/12/2024')], '2025-03-31'],
    [
      'a history of many years',
      ['2012', '2014', '2016', '2018', '2020', '2022', '2022'].map((year, at) =>
        anEpisode({ CHILD: String(at), DECOM: `01/06/${year}`, DEC: `01/09/${year}`, REC: 'X1' }),
      ),
      '2023-03-31',
    ],
  ]
  for (const [name, rows, end] of cases) assert.equal(yearOf('episodes', rows), end, name)
})

test('other files tell of no year', () => {
  assert.equal(yearOf('header', [aChild()]), undefined)
  assert.equal(yearOf('episodes', []), undefined)
})

function yearOf(kind: 'episodes' | 'header', rows: Cells[]): string | undefined {
  const read = readFile(aFile(kind, rows))
  return read.kind && asOf(read.kind, read.rows)
}
