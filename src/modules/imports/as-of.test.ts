import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asOf } from './as-of.ts'
import { readFile } from './file.ts'
import { type Cells, aChild, aFile, anEpisode } from './testing.ts'

test('a return tells of the financial year that holds its latest date', () => {
  const cases: [Cells, string][] = [
    [{ DECOM: '31/03/2018' }, '2018-03-31'],
    [{ DECOM: '01/04/2018' }, '2018-03-31'],
    [{ DECOM: '02/04/2018' }, '2019-03-31'],
    [{ DECOM: '09/04/2017', DEC: '01/04/2018', REC: 'X1' }, '2018-03-31'],
    [{ DECOM: '09/04/2017', DEC: '31/12/2018', REC: 'X1' }, '2019-03-31'],
  ]
  for (const [cells, end] of cases) assert.equal(yearOf('episodes', [anEpisode(cells)]), end)
})

test('other files tell of no year', () => {
  assert.equal(yearOf('header', [aChild()]), undefined)
  assert.equal(yearOf('episodes', []), undefined)
})

function yearOf(kind: 'episodes' | 'header', rows: Cells[]): string | undefined {
  const read = readFile(aFile(kind, rows))
  return read.kind && asOf(read.kind, read.rows)
}
