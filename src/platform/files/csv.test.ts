import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { looksLikeFormula, type ReadCsv, readCsv } from './index.ts'

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding)

describe('what is accepted', () => {
  test('a header and rows, each with the line at which it begins', () => {
    assert.deepEqual(read('A,B\n1,2\n3,4\n'), {
      ok: true,
      columns: ['A', 'B'],
      rows: [
        { line: 2, cells: ['1', '2'] },
        { line: 3, cells: ['3', '4'] },
      ],
      faults: [],
      guessed: false,
      above: 0,
    })
  })

  test('a byte order mark, Windows line endings and a last line without an ending', () => {
    assert.deepEqual(rowsOf(read('\uFEFFA,B\r\n1,2\r\n3,4')), [
      [2, '1', '2'],
      [3, '3', '4'],
    ])
    assert.deepEqual(columnsOf(read('\uFEFFA,B\r\n1,2')), ['A', 'B'])
    assert.deepEqual(rowsOf(read('A,B\r1,2\r3,4')), [
      [2, '1', '2'],
      [3, '3', '4'],
    ])
  })

  test('windows-1252, when the bytes are not UTF-8', () => {
    assert.deepEqual(rowsOf(readCsv(bytes('A\nO\x92Neil\nZo\xeb', 'latin1'))), [
      [2, 'O’Neil'],
      [3, 'Zoë'],
    ])
    assert.deepEqual(rowsOf(read('A\nZoë')), [[2, 'Zoë']])
  })

  test('quoted commas and line breaks; the lines after a broken value still count right', () => {
    assert.deepEqual(rowsOf(read('A,B\n"one\ntwo, three",2\n"a ""word""",4')), [
      [2, 'one\ntwo, three', '2'],
      [4, 'a "word"', '4'],
    ])
  })

  test('blank lines, blanks round a value and empty columns at the end', () => {
    assert.deepEqual(rowsOf(read('A,B,,\n\n 1 ,\u00A02\u00A0,,\n,,,\n3,4,,\n')), [
      [3, '1', '2'],
      [5, '3', '4'],
    ])
  })

  test('a header alone', () => {
    assert.deepEqual(rowsOf(read('A,B\n')), [])
  })
})

describe('what is refused, with words that say what to do', () => {
  const workbook = bytes('PK\x03\x04........xl/workbook.xml', 'latin1')
  const ole = bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....', 'latin1')
  const files: Record<string, [Uint8Array, string, RegExp]> = {
    'an empty file': [bytes(''), 'empty', /empty/],
    'a file of blank lines': [bytes('\n\r\n,,\n'), 'empty', /no rows/],
    'a workbook': [workbook, 'workbook', /save the sheet as “CSV/],
    'a zip': [bytes('PK\x03\x04....episodes.csv', 'latin1'), 'zip', /Unpack/],
    'a gzip': [bytes('\x1f\x8b....', 'latin1'), 'zip', /Unpack/],
    'an older workbook': [ole, 'workbook', /older form/],
    'a locked workbook': [Buffer.concat([ole, bytes('EncryptedPackage', 'utf16le')]), 'encrypted_workbook', /password/],
    'a PDF': [bytes('%PDF-1.7'), 'pdf', /PDF/],
    'an XML file': [bytes('\uFEFF<?xml version="1.0"?><CHILD/>'), 'xml', /XML/],
    'Unicode text': [bytes('\uFEFFA\tB', 'utf16le'), 'utf16', /Unicode text/],
    'bytes that are no text': [bytes('A,B\n\x00\x01,2'), 'binary', /not text/],
    semicolons: [bytes('A;B\n1;2'), 'not_commas', /commas/],
    tabs: [bytes('A\tB\n1\t2'), 'not_commas', /commas/],
    'the same column twice': [bytes('A,B,a\n1,2,3'), 'duplicate_column', /Two columns are called a/],
    'a quotation mark that never closes': [bytes('A,B\n1,2\n"3,4\n5,6'), 'unpaired_quote', /line 3/],
    'a quotation mark that closes too soon': [bytes('A,B\n1,2\n"x" y,2\n3,4'), 'unpaired_quote', /line 3/],
  }
  for (const [name, [content, code, words]] of Object.entries(files)) {
    test(name, () => {
      const result = readCsv(content)
      assert.equal(result.ok, false)
      assert.equal(!result.ok && result.code, code)
      assert.match(result.ok ? '' : result.because, words)
    })
  }

  test('a huge file', () => {
    const result = readCsv(bytes('A\n1234567890'), { bytes: 10, columns: 10 })
    assert.equal(!result.ok && result.code, 'too_large')
  })
})

describe('B21, B22, B39: a file whose headings are known', () => {
  const isHeader = (cells: readonly string[]) => cells.includes('CHILD') && cells.includes('DOB')
  const files: Record<string, [string, number]> = {
    'as it should be': ['CHILD,DOB\n1,2', 0],
    'a title above': ['Children looked after return\nCHILD,DOB\n1,2', 1],
    'a title of several cells, a date and a blank line': ['Return,2026,,\n\nRun on,1/1/2026\nCHILD,DOB\n1,2', 2],
    'sep=': ['sep=,\nCHILD,DOB\n1,2', 1],
    'sep= with semicolons': ['\uFEFFsep=;\r\nCHILD;DOB\r\n1;2', 1],
    semicolons: ['CHILD;DOB\n1;2', 0],
    tabs: ['CHILD\tDOB\n1\t2', 0],
  }
  for (const [name, [text, above]] of Object.entries(files))
    test(name, () => {
      const read = readCsv(bytes(text), undefined, isHeader)
      assert.ok(read.ok)
      assert.deepEqual(
        [read.columns, read.rows.map(({ cells }) => cells), read.above],
        [['CHILD', 'DOB'], [['1', '2']], above],
      )
    })

  test('further down than the tenth row nobody looks', () => {
    const read = readCsv(bytes(`${'x\n'.repeat(11)}CHILD,DOB\n1,2`), undefined, isHeader)
    assert.deepEqual(read.ok && read.columns, ['x'])
  })

  test('B32: text of two bytes a letter is named, and curly quotation marks are', () => {
    const wide = readCsv(bytes('CHILD,DOB', 'utf16le'))
    assert.equal(!wide.ok && wide.code, 'utf16')
    const curly = readCsv(bytes('A,B\n“Lane, Ada”,1'))
    assert.match(curly.ok ? curly.faults[0]!.because : '', /curly/)
  })
})

describe('a row that does not fit its header', () => {
  test('is named by its line, and the other rows are read', () => {
    const result = read('A,B\n1,2\n1\n1,2,3\n3,4')
    assert.deepEqual(result.ok && result.faults.map((fault) => [fault.line, fault.code]), [
      [3, 'too_few_cells'],
      [4, 'too_many_cells'],
    ])
    assert.deepEqual(rowsOf(result), [
      [2, '1', '2'],
      [5, '3', '4'],
    ])
  })
})

test('a formula is told from a number', () => {
  for (const value of ['=1+1', '=cmd|calc', '+SUM(A1)', '-2+3+cmd', '@SUM(1)']) {
    assert.equal(looksLikeFormula(value), true, value)
  }
  for (const value of ['-1', '+44 1305 251000', '-0.5%', '-', 'A=B', '', '- ']) {
    assert.equal(looksLikeFormula(value.trim()), false, value)
  }
})

test('whatever was written as quoted text is read back', () => {
  const value = fc.string().map((text) => text.replace(/[\0\r]/g, '').trim())
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { minLength: 1 }), (rows) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
      const text = ['A,B', ...rows.map((row) => row.map(quoted).join(','))].join('\r\n')
      const given = rows.filter((row) => row.some((cell) => cell !== ''))
      assert.deepEqual(
        rowsOf(read(text)).map((row) => row.slice(1)),
        given,
      )
    }),
  )
})

test('no bytes make it throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (content) => typeof readCsv(content).ok === 'boolean'))
  const jumble = fc.array(fc.constantFrom('"', ',', '\n', '\r', 'A', '=', ' ', '\uFEFF'), { maxLength: 60 })
  fc.assert(fc.property(jumble, (pieces) => typeof read(pieces.join('')).ok === 'boolean'))
})

function read(text: string): ReadCsv {
  return readCsv(bytes(text))
}

function columnsOf(result: ReadCsv): readonly string[] {
  return result.ok ? result.columns : []
}

function rowsOf(result: ReadCsv): (string | number)[][] {
  return result.ok ? result.rows.map((row) => [row.line, ...row.cells]) : []
}
