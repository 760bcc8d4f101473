import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { freshDatabase, testNow } from '#test/database.ts'
import { exitCodeOf, importFiles, inWords, readAnswersGiven } from './cli.ts'
import type { GivenFile } from './file.ts'
import { aFile, aHousehold, column, textFile } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearth-cli-'))
after(() => rmSync(folder, { recursive: true }))

const database = await freshDatabase()
const when = { today: Temporal.PlainDate.from('2026-11-19'), now: testNow }
const good = onDisk(aFile('fostering_households', [aHousehold()]))
const bad = onDisk(aFile('fostering_households', [aHousehold(), aHousehold({ household_id: '' })], 'bad.csv'))

describe('hearth import', () => {
  test('proposes and changes nothing unless it is told to apply', async () => {
    const result = await importFiles(database, [good], { apply: false, ...when })
    assert.equal(exitCodeOf(result), 0)
    assert.match(inWords(result), /fostering_households, 1 row: 1 new.*Nothing is changed yet\. Look at import 101/s)
    assert.deepEqual(await households(), [])
  })

  test('refuses to apply a file with errors, names the row and exits with 1', async () => {
    const result = await importFiles(database, [bad], { apply: true, ...when })
    assert.equal(exitCodeOf(result), 1)
    assert.deepEqual(result.files[0]?.errors, [
      {
        row: 3,
        column: 'household_id',
        code: 'missing_key',
        message: 'This is blank, so the row cannot be told from others. Give it, or take the row out.',
      },
    ])
    assert.match(
      inWords(result),
      /row 3, household_id: This is blank.*Nothing was brought in\..*--skip-errors leaves them out/s,
    )
    assert.deepEqual(await households(), [])
  })

  test('UM-D18: says of a proposal with errors or questions how that one is brought in', async () => {
    const said = async (file: string) => inWords(await importFiles(database, [file], { apply: false, ...when }))
    assert.match(await said(bad), /leave those rows out with: hearth import bring-in \d+ --skip-errors/)
    const allBad = onDisk(aFile('fostering_households', [aHousehold({ status: 'MAYBE' })], 'all-bad.csv'))
    assert.match(await said(allBad), /some rows have errors\. Mend the files and name them again\.$/)
    const asked = onDisk(aFile('fostering_households', [aHousehold({ household_id: 'H 1' })], 'asked.csv'))
    assert.match(await said(asked), /answer what is asked with: hearth import bring-in \d+ --answer/)
  })

  test('leaves the rows with errors out when it is told to', async () => {
    const result = await importFiles(database, [bad], { apply: true, skipErrors: true, ...when })
    assert.deepEqual([exitCodeOf(result), result.applied], [0, true])
    assert.deepEqual(await households(), ['H1'])
  })

  test('says the same in JSON', async () => {
    const result = await importFiles(database, [good], { apply: true, ...when })
    const [file] = JSON.parse(JSON.stringify(result)).files
    assert.deepEqual(file, {
      file: good,
      kind: 'fostering_households',
      year: null,
      rows: 1,
      new: 0,
      changed: 0,
      unchanged: 1,
      left: 0,
      questions: [],
      errors: [],
      warnings: [],
    })
  })

  test('B03: lists what is asked with how to answer it, and refuses to apply until it is answered', async () => {
    const twin = onDisk(aFile('fostering_households', [aHousehold({ household_id: 'h1' })], 'twin.csv'))
    const unanswered = await importFiles(database, [twin], { apply: true, skipErrors: true, ...when })
    assert.deepEqual([exitCodeOf(unanswered), unanswered.applied], [1, false])
    assert.match(
      inWords(unanswered),
      /Question, row 2, household_id: Is h1 the household H1\?.*--answer "same household h1 H1=yes"/,
    )
    assert.match(inWords(unanswered), /Nothing was brought in\. Something is asked about these files/)
    assert.equal(exitCodeOf(await importFiles(database, [twin], { apply: false, ...when })), 1)
    const answers = readAnswersGiven(['same household h1 H1=yes'])
    assert.equal(readAnswersGiven(['same household h1 H1']), undefined)
    assert.equal((await importFiles(database, [twin], { apply: true, answers: answers!, ...when })).applied, true)
    assert.deepEqual(await households(), ['H1'])
  })

  test('says so when a file is not there, is a folder, is no table or is huge', async () => {
    const huge = onDisk(textFile('x'.repeat(5_000_001), 'huge.csv'))
    const workbook = onDisk(textFile('PK\x03\x04 xl/', 'carers.xlsx'))
    for (const [path, code] of [
      [join(folder, 'none.csv'), 'not_a_file'],
      [folder, 'not_a_file'],
      [workbook, 'workbook'],
      [huge, 'too_large'],
    ] as const) {
      const result = await importFiles(database, [good, path], { apply: true, ...when })
      assert.equal(exitCodeOf(result), 1)
      assert.equal(result.files.flatMap(({ errors }) => errors)[0]?.code, code)
      assert.match(inWords(result), /Nothing was brought in\./)
    }
  })
})

function onDisk({ name, bytes }: GivenFile): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

function households(): Promise<unknown[]> {
  return column(database, 'select source_id from households')
}
