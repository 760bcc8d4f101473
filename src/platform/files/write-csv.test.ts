import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCsv } from './csv.ts'
import { writeCsv } from './write-csv.ts'

const read = (text: string) => {
  const csv = readCsv(new TextEncoder().encode(text))
  assert.ok(csv.ok)
  return [csv.columns, ...csv.rows.map(({ cells }) => cells)]
}

test('A file that is taken out opens in a spreadsheet as it is: UTF-8 that says so, days as days, and what was written comes back', () => {
  const text = writeCsv(
    ['Who', 'When', 'How many', 'Nothing'],
    [['Siobhán “O”, "K"', Temporal.PlainDate.from('2026-11-26'), 3, null]],
  )
  assert.ok(text.startsWith('\uFEFF'))
  assert.match(text, /\r\n$/)
  assert.match(text, /,2026-11-26,3,\r\n/)
  assert.deepEqual(read(text), [
    ['Who', 'When', 'How many', 'Nothing'],
    ['Siobhán “O”, "K"', '2026-11-26', '3', ''],
  ])
})

test('Nothing that a spreadsheet would run is in it; numbers and telephone numbers stay what they are', () => {
  const cells = ['=1+1', '@SUM(A1)', '+A1', '-A1', ' =1+1', '\t=1+1', '＝1+1', '=cmd|"/c calc"!A0', '"=1+1"']
  const [, row] = read(
    writeCsv(
      cells.map(String.bind(null)).map((_, at) => `c${at}`),
      [cells],
    ),
  )
  for (const cell of row!) assert.doesNotMatch(cell, /^\s*[=@+\-＝]/, cell)
  const [, plain] = read(writeCsv(['a', 'b', 'c'], [['+44 161 496 0000', '-5', '–']]))
  assert.deepEqual(plain, ['+44 161 496 0000', '-5', '–'])
})
