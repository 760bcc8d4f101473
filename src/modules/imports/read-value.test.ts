import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isBlank, isSpreadsheetError } from './blanks.ts'
import type { Column } from './kinds/index.ts'
import { readValue } from './read-value.ts'

type Kept = Exclude<Column, { type: 'not_kept' }>
type Case = [text: string, gives: unknown]

const columns = {
  id: { type: 'id', field: 'x' },
  text: { type: 'text', field: 'x' },
  name: { type: 'text', field: 'x', name: true },
  date: { type: 'date', date: 'child_born', field: 'x' },
  integer: { type: 'integer', between: [2, 12], field: 'x' },
  yes_no: { type: 'yes_no', field: 'x' },
  postcode: { type: 'postcode', field: 'x' },
  code: { type: 'code', codes: ['A1', 'B2'], synonyms: { OLD: 'B2' }, field: 'x' },
  ours: { type: 'code', codes: ['OPEN'], stored: 'small_letters', field: 'x' },
  many: { type: 'code', codes: Array.from({ length: 14 }, (_, at) => `C${at + 1}`), field: 'x' },
  thirteen: { type: 'code', codes: Array.from({ length: 13 }, (_, at) => `C${at + 1}`), field: 'x' },
  key: { type: 'id', need: 'key', field: 'x' },
  required: { type: 'date', date: 'child_born', need: 'required', field: 'x' },
} as const satisfies Record<string, Kept>

/** What a cell becomes: its value, or the code of what is wrong, is doubted, or is asked. */
function said(column: Kept, text: string, guessed = false): unknown {
  const read = readValue(column, text, guessed)
  if (!read.ok) return `refused: ${read.code}`
  const more = [read.doubt && `doubts ${read.doubt.code}`, read.asks && `asks ${read.asks.code}`].filter(Boolean)
  return more.length > 0 ? `${String(read.value)}, ${more.join()}` : read.value
}

const cases: Record<keyof typeof columns, Case[]> = {
  id: [
    ['="00148"', '00148'],
    ["'00148", '00148'],
    ['-----', null],
    ['=====', 'refused: a_line'],
    ['=A1', 'refused: formula'],
    ['A/1_b.c-2', 'A/1_b.c-2'],
    ['x'.repeat(36), 'x'.repeat(36)],
    ['x'.repeat(37), 'refused: not_a_reference'],
    ['a+b', 'refused: not_a_reference'],
    ['a\u200Bb', 'ab, asks blanks_in_reference'],
    ['CF 01  49', 'CF0149, asks blanks_in_reference'],
    ['CF–01\u221249', 'CF-01-49, asks blanks_in_reference'],
    ['a + b', 'refused: not_a_reference'],
    ['', null],
    ['n/a', null],
  ],
  text: [
    ['Ends when the panel meets', 'Ends when the panel meets'],
    ['x'.repeat(2000), 'x'.repeat(2000)],
    ['x'.repeat(2001), 'refused: too_long'],
    ['unknown', 'unknown'],
    ['=1+1', 'refused: formula'],
    ['#REF!', 'refused: spreadsheet_error'],
  ],
  name: [
    ['Ann Other', 'Ann Other'],
    ['Unknown', 'Unknown, asks no_name'],
    ['Zoë', 'Zoë'],
    ['Zoï¿½', 'Zoï¿½, asks broken_accents'],
    ['x'.repeat(2001), 'refused: too_long'],
  ],
  date: [
    ['14/02/2013', '2013-02-14'],
    ['2013-02-14', '2013-02-14'],
    ['31/02/2013', 'refused: not_a_date'],
    ['soon', 'refused: not_a_date'],
  ],
  integer: [
    ['2', 2],
    ['12', 12],
    ['3.00', 3],
    ['1', 'refused: not_a_number'],
    ['13', 'refused: not_a_number'],
    ['3.5', 'refused: not_a_number'],
    ['3.', 'refused: not_a_number'],
    ['x3', 'refused: not_a_number'],
    ['3x', 'refused: not_a_number'],
    ['1e1', 'refused: not_a_number'],
  ],
  yes_no: [
    ...['y', 'YES', 'true', '1'].map((text): Case => [text, true]),
    ...['n', 'No', 'FALSE', '0'].map((text): Case => [text, false]),
    ['perhaps', 'refused: not_yes_or_no'],
  ],
  postcode: [
    ['dt1 1aa', 'DT1 1AA'],
    ['DT28BB', 'DT2 8BB'],
    ['W1A 1', 'W1A 1'],
    ['EC1A1BB', 'EC1A 1BB'],
    ['dt1', 'DT1'],
    ['w1a', 'W1A'],
    ['DT', 'null, doubts not_a_postcode'],
    ['DT1 1A', 'null, doubts not_a_postcode'],
    ['XDT11 1AA', 'null, doubts not_a_postcode'],
    ['DT1 1AAX', 'null, doubts not_a_postcode'],
    ['1DT', 'null, doubts not_a_postcode'],
    ['DT1AA', 'null, doubts not_a_postcode'],
  ],
  code: [
    ['A1\u200B', 'A1'],
    ['\u00A0b2 ', 'B2'],
    ['a1', 'A1'],
    ['old', 'B2'],
    ['Z9', 'refused: unknown_code'],
  ],
  ours: [
    ['Open', 'open'],
    ['shut', 'refused: unknown_code'],
  ],
  many: [['C14', 'C14']],
  thirteen: [['C13', 'C13']],
  key: [
    ['1', '1'],
    ['', 'refused: missing_key'],
    ['NULL', 'refused: missing_key'],
  ],
  required: [
    ['2013-02-14', '2013-02-14'],
    ['  ', 'refused: missing_value'],
  ],
}

describe('B24: a cell is read as its column wants it, without signs that nobody sees', () => {
  for (const [name, rows] of Object.entries(cases)) {
    it(name, () => {
      for (const [text, gives] of rows) assert.equal(said(columns[name as keyof typeof columns], text), gives, text)
    })
  }

  it('says what is wrong with a cell in words that quote no more than forty characters of it', () => {
    const words = (column: Kept, text: string) => {
      const read = readValue(column, text)
      return read.ok ? (read.asks ?? read.doubt)?.because : read.because
    }
    assert.match(words(columns.yes_no, 'x'.repeat(41))!, /^“x{40}…” is neither Y nor N\.$/)
    assert.match(words(columns.yes_no, 'x'.repeat(40))!, /^“x{40}” is neither/)
    assert.match(words(columns.text, 'x'.repeat(2001))!, /2001 characters long; at most 2000/)
    assert.match(words(columns.integer, '13')!, /from 2 to 12\.$/)
    assert.match(words(columns.many, 'X')!, /column: C1, C2, .*C12 and 2 more\.$/)
    assert.match(words(columns.thirteen, 'X')!, /C12, C13\.$/)
    assert.match(words(columns.id, 'a b')!, /^Is ab meant by “a b”\?/)
    assert.match(words(columns.name, 'Zo\uFFFD')!, /^Is “Zo\uFFFD” right\?/)
    for (const lost of ['Zo\uFFFD', 'Zoï¿½']) assert.doesNotMatch(words(columns.name, lost)!, /Perhaps/)
    assert.match(words(columns.name, 'ZoÃ«')!, /Perhaps “Zoë” was meant\./)
    assert.match(words(columns.date, '31/02/2013')!, /^“31\/02\/2013” is not a date\. .+\.$/)
  })

  it('asks of letters that a guess made, and not of the same where the file says what it is', () => {
    assert.equal(said(columns.name, 'Zoë', true), said(columns.name, 'Zoë'))
  })
})

describe('a cell that says nothing', () => {
  const nothing = [
    '',
    ' ',
    '\u200B',
    'null',
    'NULL',
    'n/a',
    'N / A',
    '(none)',
    '- -',
    'null null',
    'Null, null',
    'n.a.',
    'na/na',
  ]
  const something = ['0', 'Null Smith', 'none of these', 'a', '#', 'nana', 'n/a/b', '?']
  for (const text of nothing) it(`“${text}” is blank`, () => assert.equal(isBlank(text), true))
  for (const text of something) it(`“${text}” is not`, () => assert.equal(isBlank(text), false))

  const errors = [
    '#N/A',
    '#DIV/0!',
    '# n / d',
    '#REF!',
    '#NAME?',
    'x #VALUE! y',
    '#ref',
    '####',
    'Err:502',
    '#GETTING_DATA',
  ]
  const fine = ['#', '#1', 'number #2', '#reference', 'Err:50', 'Err:5020', 'My Err:502', 'a ##']
  for (const text of errors)
    it(`“${text}” is a spreadsheet’s error`, () => assert.equal(isSpreadsheetError(text), true))
  for (const text of fine) it(`“${text}” is none`, () => assert.equal(isSpreadsheetError(text), false))
})

describe('a name that is none', () => {
  const none = ['unknown', 'Not Known', 'N/K', 'TBC', 'tba', '0.0', 'John NULL', 'Null Smith-NaN', 'Ann undefined']
  const names = ['Ann Null', 'NULL SMITH', 'nan smith', 'Unknown Smith', 'Nando', 'McNull', '0.5', 'tbcx']
  for (const text of none) {
    it(`“${text}” is asked about`, () => assert.match(String(said(columns.name, text)), /asks no_name$/))
  }
  for (const text of names) it(`“${text}” is taken`, () => assert.equal(said(columns.name, text), text))
})
