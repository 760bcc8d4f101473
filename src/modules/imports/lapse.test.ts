import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { freshDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { calledEach } from './called.ts'
import { importGiven, inWords } from './cli.ts'
import { bringInProposed, takeBackBrought } from './commands/by-number.ts'
import type { GivenFile } from './file.ts'
import { lapseOldProposals } from './jobs.ts'
import { aCarer, aFile, aHousehold, anEpisode, column, textFile } from './testing.ts'

const today = Temporal.PlainDate.from('2026-11-19')
const options = { today, now: testNow }
const households = (places: string) => aFile('fostering_households', [aHousehold({ places_approved: places })])
const year = (end: number) =>
  aFile('episodes', [anEpisode({ DECOM: `09/04/${end - 1}`, DEC: `01/02/${end}`, REC: 'X1' })], 'episodes.csv')
const part = (name: string, ...ids: string[]) =>
  aFile(
    'fostering_households',
    ids.map((household_id) => aHousehold({ household_id })),
    `${name}.csv`,
  )
const chosen = async (database: TestDatabase, files: GivenFile[]) =>
  (await importGiven(database, files, { apply: false, ...options })).import!
const states = (database: TestDatabase) =>
  column(database, `select state || coalesce(' for ' || lapsed_for, '') from imports order by id`)

describe('UM-D18: a proposal that nobody decided', () => {
  const cases: Record<string, [earlier: GivenFile[], later: GivenFile[], state: string]> = {
    'lapses when the same files are chosen again': [[households('2')], [households('3')], 'lapsed for 102'],
    'lapses when more are chosen with them': [
      [households('2')],
      [aFile('foster_carers', [aCarer()]), households('3')],
      'lapsed for 102',
    ],
    'stays beside another kind': [[households('2')], [aFile('foster_carers', [aCarer()])], 'proposed'],
    'stays when only a part is chosen again': [
      [households('2'), aFile('foster_carers', [aCarer()])],
      [households('3')],
      'proposed',
    ],
    'stays beside the return of another year': [[year(2025)], [year(2026)], 'proposed'],
    'lapses beside the return of the same year': [[year(2025)], [year(2025)], 'lapsed for 102'],
    'stays beside what could not be read': [[households('2')], [textFile('a,b\n1,2\n')], 'proposed'],
    'stays beside one of its kind of which no row could be read': [[households('2')], [households('many')], 'proposed'],
    'stays beside another part of the same register': [[part('north', 'H1', 'H2')], [part('south', 'H3')], 'proposed'],
    'stays when a few of its rows are chosen under another name': [
      [part('all', 'H1', 'H2', 'H3')],
      [part('one', 'H2')],
      'proposed',
    ],
    'lapses when all of its rows are chosen under another name': [
      [part('north', 'H1', 'H2')],
      [part('all', 'H1', 'H2', 'H3')],
      'lapsed for 102',
    ],
    'lapses when its file is mended by taking a row out': [
      [part('north', 'H1', 'H2')],
      [part('north', 'H2')],
      'lapsed for 102',
    ],
    'stays beside a file of its name that is another part': [
      [part('export', 'H1', 'H2')],
      [part('export', 'H3')],
      'proposed',
    ],
  }
  for (const [what, [earlier, later, state]] of Object.entries(cases))
    test(what, async () => {
      const database = await freshDatabase()
      await chosen(database, earlier)
      await chosen(database, later)
      assert.equal((await states(database))[0], state)
    })

  test('lapses after as many days as are set, and can be brought in no more', async () => {
    const database = await freshDatabase()
    const first = await chosen(database, [households('2')])
    const later = (days: number) => [today.add({ days }), testNow.add({ hours: 24 * days })] as const
    await lapseOldProposals(database, ...later(14))
    assert.deepEqual(await states(database), ['proposed'])
    await lapseOldProposals(database, ...later(15))
    assert.deepEqual(await states(database), ['lapsed'])
    const refused = await bringInProposed(database, first, { skipErrors: false, answers: new Map(), ...options })
    assert.match(refused ?? '', /^This import has lapsed/)
    await lapseOldProposals(database, ...later(16))
    assert.deepEqual(await column(database, `select count(*)::int from trail where kind = 'import lapsed'`), [1])
  })
})

describe('UM-D18: files of which nothing could be read', () => {
  test('are nothing to decide, and the command line says so', async () => {
    const database = await freshDatabase()
    const empty = aFile('fostering_households', [aHousehold({ status: 'MAYBE' })])
    for (const files of [[textFile('a,b\n1,2\n')], [empty], [textFile('')]]) {
      const result = await importGiven(database, files, { apply: false, ...options })
      if (files[0] !== empty) assert.match(inWords(result), /Nothing could be read, so there is nothing to bring in/)
    }
    assert.deepEqual(await states(database), ['unreadable', 'unreadable', 'unreadable'])
    const asked = await importGiven(database, [textFile('a,b\n1,2\n')], { apply: true, ...options })
    assert.match(inWords(asked), /^[\s\S]*Nothing was brought in\./)
  })

  test('with another that can be read are a proposal', async () => {
    const database = await freshDatabase()
    await chosen(database, [textFile('a,b\n1,2\n'), households('2')])
    assert.deepEqual(await states(database), ['proposed'])
  })
})

describe('what was proposed on the command line', () => {
  test('is brought in by its number, and taken back by it', async () => {
    const database = await freshDatabase()
    const result = await importGiven(database, [households('2')], { apply: false, ...options })
    assert.match(inWords(result), /bring it in with: hearth import bring-in 101/)
    const deciding = { skipErrors: false, answers: new Map(), ...options }
    assert.equal(await bringInProposed(database, 101, deciding), null)
    assert.equal(await bringInProposed(database, 101, deciding), 'This import was brought in already.')
    assert.equal(await bringInProposed(database, 999, deciding), 'There is no import with this number.')
    const back = { importId: 101, because: 'The wrong file', now: testNow }
    assert.deepEqual(await takeBackBrought(database, back), {
      refused: false,
      inWords: 'Import 101 was taken back: 1 row went back, 0 rows stayed.',
    })
    assert.equal((await takeBackBrought(database, back)).refused, true)
    assert.deepEqual(await column(database, 'select source_id from households'), [])
  })
})

describe('UM-D17: files of one name', () => {
  test('are told apart by the year of which each tells, then by their place', () => {
    const file = (name: string, yearEnd: string | null = null) => ({ name, yearEnd })
    assert.deepEqual(
      calledEach([
        file('episodes.csv', '2018-03-31'),
        file('episodes.csv', '2019-03-31'),
        file('header.csv'),
        file('header.csv'),
      ]),
      [
        'episodes.csv (to 31 March 2018)',
        'episodes.csv (to 31 March 2019)',
        'header.csv, file 1',
        'header.csv, file 2',
      ],
    )
  })

  test('are kept with their year, which the command line says as well', async () => {
    const database = await freshDatabase()
    const result = await importGiven(database, [year(2025), year(2026)], { apply: false, ...options })
    assert.match(inWords(result), /episodes, year to 31 March 2025, 1 row[\s\S]*year to 31 March 2026/)
    assert.deepEqual(await column(database, 'select year_end::text from import_files order by id'), [
      '2025-03-31',
      '2026-03-31',
    ])
  })
})

describe('UM-D18: two proposals that both stand', () => {
  const carer = (carer_id: string) => aFile('foster_carers', [aCarer({ carer_id, position: '1' })], `${carer_id}.csv`)
  const bringIn = (database: TestDatabase, importId: number) =>
    bringInProposed(database, importId, { skipErrors: false, answers: new Map(), ...options })

  test('B18: of two carers at one position the second is refused, though each file was right alone', async () => {
    const database = await freshDatabase()
    await importGiven(database, [households('2')], { apply: true, ...options })
    const [first, second] = [await chosen(database, [carer('F1')]), await chosen(database, [carer('F2')])]
    assert.equal(await bringIn(database, second), null)
    assert.match(
      (await bringIn(database, first)) ?? '',
      /^Another import was brought in or taken back since these files were read\. Row 2: .*two carers with position 1: F2 and F1/,
    )
    assert.deepEqual(await column(database, 'select source_id from carers'), ['F2'])
  })

  test('B05: of one whose household went back with another import nothing comes in', async () => {
    const database = await freshDatabase()
    const whole = await importGiven(database, [households('2')], { apply: true, ...options })
    const importId = await chosen(database, [carer('F1')])
    await takeBackBrought(database, { importId: whole.import!, because: 'The wrong file', now: testNow })
    assert.match((await bringIn(database, importId)) ?? '', /^Another import was brought in or taken back/)
    assert.deepEqual(await column(database, 'select source_id from carers'), [])
  })

  test('come in one after the other where nothing of one is wrong by the other', async () => {
    const database = await freshDatabase()
    const two = [await chosen(database, [part('north', 'H1')]), await chosen(database, [part('south', 'H2')])]
    for (const one of two) assert.equal(await bringIn(database, one), null)
    assert.deepEqual(await column(database, 'select source_id from households order by 1'), ['H1', 'H2'])
  })
})
