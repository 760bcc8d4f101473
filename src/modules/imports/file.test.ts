import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type GivenFile, readFile } from './file.ts'
import {
  aCarer,
  aCarerReview,
  aChild,
  aFile,
  aHousehold,
  aLink,
  anEpisode,
  damaged,
  textFile,
} from './files.testing.ts'

const samples = new URL('../../../../shared/data/', import.meta.url)

describe('rows are read into the words of the register', () => {
  test('a child', () => {
    assert.deepEqual(fieldsOf(aFile('header', [aChild({ SEX: '1', UPN: 'D051910639385' })])), [
      { source_id: '1001', sex: 'M', born_on: '2013-02-14', ethnicity: 'WBRI' },
    ])
  })

  test('an episode', () => {
    const [fields] = fieldsOf(aFile('episodes', [anEpisode({ DEC: '2025-06-01', REC: 'x1', PL_POST: 'dt28bb' })]))
    assert.equal(fields?.['started_on'], '2025-04-09')
    assert.equal(fields?.['ended_on'], '2025-06-01')
    assert.equal(fields?.['reason_ended'], 'X1')
    assert.equal(fields?.['placement_postcode'], 'DT2 8BB')
    assert.equal(fields?.['reason_place_change'], null)
  })

  test('our own files: codes in small letters, yes and no, numbers', () => {
    const [review] = fieldsOf(aFile('carer_reviews', [aCarerReview({ to_panel: 'y', outcome: 'CHANGE_TERMS' })]))
    assert.deepEqual([review?.['to_panel'], review?.['outcome'], review?.['kind']], [true, 'change_terms', 'annual'])
    const [household] = fieldsOf(aFile('fostering_households', [aHousehold({ places_approved: '3.0' })]))
    assert.deepEqual([household?.['places_approved'], household?.['carer_type']], [3, 'mainstream'])
  })

  test('a column that the file does not have says nothing; a blank one says that there is nothing', () => {
    const file = textFile('household_id,carer_type,status,terms\nH1,FFA,APPROVED,\n')
    assert.deepEqual(fieldsOf(file), [{ source_id: 'H1', carer_type: 'ffa', status: 'approved', terms: null }])
  })
})

describe('what is wrong with a row is named by row, column and code', () => {
  const cases: Record<string, { file: GivenFile; gives: string }> = {
    'a blank key': { file: aFile('episodes', [anEpisode(), anEpisode({ CHILD: '' })]), gives: '3 CHILD missing_key' },
    'a blank that is needed': { file: aFile('header', [aChild({ DOB: '' })]), gives: '2 DOB missing_value' },
    'a day that does not exist': {
      file: aFile('episodes', [anEpisode({ DECOM: '31/02/2025' })]),
      gives: '2 DECOM not_a_date',
    },
    'the month first': { file: aFile('header', [aChild({ DOB: '02/14/2013' })]), gives: '2 DOB month_first' },
    'an unknown code': { file: aFile('episodes', [anEpisode({ PLACE: 'U9' })]), gives: '2 PLACE unknown_code' },
    'a formula': {
      file: aFile('foster_carers', [aCarer({ display_name: '=HYPERLINK("x")' })]),
      gives: '2 display_name formula',
    },
    'a reference that is none': {
      file: aFile('household_link', [aLink({ child_id: 'a+b' })]),
      gives: '2 child_id not_a_reference',
    },
    'a number that is none': {
      file: aFile('fostering_households', [aHousehold({ places_approved: 'two' })]),
      gives: '2 places_approved not_a_number',
    },
    'a third carer in a household': {
      file: aFile('foster_carers', [aCarer({ position: '3' })]),
      gives: '2 position not_a_number',
    },
    'neither yes nor no': {
      file: aFile('carer_reviews', [aCarerReview({ to_panel: 'perhaps' })]),
      gives: '2 to_panel not_yes_or_no',
    },
    'two rows that share a key and differ': {
      file: aFile('episodes', [anEpisode(), anEpisode({ PLACE: 'U4' })]),
      gives: '3 CHILD duplicate_key',
    },
    'several faults of one row': {
      file: aFile('episodes', [anEpisode({ CHILD: '', PLACE: '?' })]),
      gives: '2 CHILD missing_key, 2 PLACE unknown_code',
    },
    'a month that comes first, in a row that does not fit the header': {
      file: textFile('CHILD,SEX,DOB,ETHNIC\n1,F,02/05/2013,WBRI\n2,F,02/14/2013,WBRI,x\n'),
      gives: '3 DOB month_first',
    },
    'a row that is too short': {
      file: textFile('child_id,start_date,household_id\n1001,2025-04-09\n'),
      gives: '2  too_few_cells',
    },
  }
  for (const [name, { file, gives }] of Object.entries(cases)) {
    test(name, () => assert.equal(codes(readFile(file).errors), gives))
  }

  test('the line is the one a person sees, even after a value with a line break', () => {
    const file = aFile('foster_carers', [aCarer({ display_name: 'Wendy\nFieldgate' }), aCarer({ carer_id: '' })])
    assert.equal(codes(readFile(file).errors), '4 carer_id missing_key')
  })

  test('the other rows still hold', () => {
    const read = readFile(aFile('episodes', [anEpisode(), anEpisode({ CHILD: '' }), anEpisode({ CHILD: '2' })]))
    assert.deepEqual([read.count, read.rows.map((row) => row.row)], [3, [2, 4]])
  })
})

describe('what is worth a look keeps nothing out and is said once', () => {
  const cases: Record<string, { file: GivenFile; gives: string }> = {
    'a reason for ending without an end': {
      file: aFile('episodes', [anEpisode({ REC: 'X1' }), anEpisode({ CHILD: '2', REC: 'X1' })]),
      gives: '2 REC reason_without_end ×2',
    },
    'a code of another year': {
      file: aFile('episodes', [anEpisode({ PLACE: 'H5' })]),
      gives: '2 PLACE code_of_another_year ×1',
    },
    'a broken postcode': {
      file: aFile('episodes', [anEpisode({ PL_POST: '2TR' })]),
      gives: '2 PL_POST not_a_postcode ×1',
    },
    'the same row twice': { file: aFile('episodes', [anEpisode(), anEpisode()]), gives: '3  repeated_row ×1' },
    'a formula in a column that is not read': {
      file: aFile('header', [aChild({ NOTES: '=A1' })]),
      gives: '1  columns_not_read ×1, 2 NOTES formula ×1',
    },
    'a column whose name is spelled otherwise': {
      file: textFile('household_id,carer_type,status,first_approved_on\nH1,FFA,APPROVED,2021-03-01\n'),
      gives: '1  columns_not_read ×1',
    },
    'nothing, of what a regional copy has besides': {
      file: textFile('household_id,carer_type,status,LA,Year\nH1,FFA,APPROVED,838,2026\n'),
      gives: '',
    },
  }
  for (const [name, { file, gives }] of Object.entries(cases)) {
    test(name, () => {
      const read = readFile(file)
      assert.deepEqual(read.errors, [])
      assert.equal(read.warnings.map((one) => `${codes([one])} ×${one.rows}`).join(', '), gives)
    })
  }
})

test('a file that is no table, or no kind that we know, has one error and no rows', () => {
  for (const text of ['', 'PK\x03\x04', 'a;b\n1;2', 'name,colour\nx,y', 'CHILD,DECOM,RNE\n1,2,3']) {
    const read = readFile(textFile(text))
    assert.deepEqual([read.kind, read.count, read.rows.length, read.errors.length], [undefined, 0, 0, 1])
  }
})

test('a file with thousands of errors is not trusted at all', () => {
  const rows = Array.from({ length: 6000 }, (_, index) =>
    anEpisode({ CHILD: String(index), PLACE: index === 0 ? 'U6' : '?' }),
  )
  const read = readFile(aFile('episodes', rows))
  assert.deepEqual([read.rows.length, read.errors.length, read.errors.at(-1)?.code], [0, 5001, 'too_many_errors'])
})

test('a damaged file never makes it throw: it gives rows, or words', () => {
  const file = fc.constantFrom(
    aFile('header', [aChild(), aChild({ CHILD: '1002', SEX: 'M' })]),
    aFile('episodes', [anEpisode(), anEpisode({ CHILD: '1002' })]),
    aFile('fostering_households', [aHousehold()]),
    aFile('household_link', [aLink()]),
  )
  fc.assert(
    fc.property(file.chain(damaged), (given) => {
      const read = readFile(given)
      assert.ok(read.kind || read.errors.length === 1)
      assert.ok(read.rows.length <= read.count)
      for (const { message } of [...read.errors, ...read.warnings]) assert.match(message, /^\S.*[.]$/s)
    }),
    { numRuns: 500 },
  )
})

test('the sample returns are read whole, wherever they are at hand', () => {
  const rows = {
    'ssda903_fake_fy2017_18/header.csv': 2675,
    'ssda903_fake_fy2017_18/episodes.csv': 5050,
    'ssda903_dorset_demo_5y/2017/episodes.csv': 1460,
  }
  for (const [path, count] of Object.entries(rows)) {
    const url = new URL(path, samples)
    if (!existsSync(url)) continue
    const read = readFile({ name: path, bytes: readFileSync(url) })
    assert.deepEqual([read.count, read.rows.length, read.errors], [count, count, []], path)
  }
})

function fieldsOf(file: GivenFile) {
  const read = readFile(file)
  assert.deepEqual(read.errors, [])
  return read.rows.map((row) => ({ ...row.fields }))
}

function codes(findings: readonly { row: number | null; column: string | null; code: string }[]): string {
  return findings.map(({ row, column, code }) => `${row} ${column ?? ''} ${code}`).join(', ')
}
