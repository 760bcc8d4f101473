import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { freshDatabase } from '#test/database.ts'
import type { GivenFile } from './file.ts'
import { aCarer, aCarerReview, aChild, aFile, aHousehold, aLink, anEpisode, bring, column, said } from './testing.ts'

describe('B01: a mistyped date decides nothing about a return', () => {
  const open = anEpisode({ CHILD: 'A1', DECOM: '01/05/2025' })
  const moved = anEpisode({
    CHILD: 'A2',
    DECOM: '02/06/2025',
    DEC: '01/02/2026',
    REC: 'X1',
    REASON_PLACE_CHANGE: 'CARPL',
  })
  const wrong = { ...moved, DEC: '01/02/2053' }

  test('an end 27 years too late is an error, and the other child is brought in with the year of the others', async () => {
    const database = await freshDatabase()
    const files = [aFile('episodes', [open, wrong])]
    assert.deepEqual((await said(database, files)).errors, ['3 DEC after_today'])
    assert.equal((await bring(database, files)).applied, false)
    assert.equal((await bring(database, files, { skipErrors: true })).applied, true)
    assert.deepEqual(await column(database, 'select as_of::text from episodes'), ['2026-03-31'])
  })

  test('the corrected file is taken, also for the child who had nothing wrong', async () => {
    const database = await freshDatabase()
    await bring(database, [aFile('episodes', [open, wrong])], { skipErrors: true })
    const result = await bring(database, [aFile('episodes', [{ ...open, PLACE: 'U4' }, moved])])
    const [file] = result.files
    assert.deepEqual([file?.new, file?.changed, file?.left], [1, 1, 0])
    assert.deepEqual(await column(database, 'select place from episodes order by started_on'), ['U4', 'U6'])
  })

  test('a register that was frozen by such a date before takes the corrected file', async () => {
    const database = await freshDatabase()
    await bring(database, [aFile('episodes', [open, moved])])
    await database.asOwner((client) =>
      client.query(`update episodes set as_of = '2053-03-31', ended_on = '2053-02-01'`),
    )
    const result = await bring(database, [aFile('episodes', [open, moved])])
    assert.equal(result.files[0]?.changed, 2)
    assert.deepEqual(await column(database, 'select distinct as_of::text from episodes'), ['2026-03-31'])
  })

  test('a date of the past that alone makes the file a later year’s is asked about; left out, the others decide', async () => {
    const database = await freshDatabase()
    const rows = ['01/05/2024', '02/06/2024', '01/07/2024'].map((DECOM, at) => anEpisode({ CHILD: `C${at}`, DECOM }))
    const files = [aFile('episodes', [...rows, anEpisode({ CHILD: 'C9', DECOM: '01/07/2026' })])]
    const asked = 'decides_year C9 2026-07-01 2026-07-01'
    assert.deepEqual((await said(database, files)).questions, [asked])
    assert.equal((await bring(database, files)).applied, false)
    const result = await bring(database, files, { answers: new Map([[asked, 'no']]) })
    assert.deepEqual([result.applied, result.files[0]?.new, result.files[0]?.left], [true, 3, 1])
    assert.deepEqual(await column(database, 'select distinct as_of::text from episodes'), ['2025-03-31'])
    await bring(database, files, { answers: new Map([[asked, 'yes']]) })
    assert.deepEqual(await column(database, 'select distinct as_of::text from episodes'), ['2027-03-31'])
  })

  test('what a later year knows better is left, counted as left and said with its number', async () => {
    const database = await freshDatabase()
    await bring(database, [aFile('episodes', [open, moved])])
    const before = [1, 2, 3].map((number) =>
      anEpisode({ CHILD: `B${number}`, DECOM: '03/04/2024', DEC: '01/02/2025', REC: 'X1' }),
    )
    const older = [...before, { ...open, DECOM: '01/05/2025', PLACE: 'H5' }]
    const result = await bring(database, [aFile('episodes', older)])
    const [file] = result.files
    assert.deepEqual([file?.new, file?.unchanged, file?.left], [3, 0, 1])
    assert.ok(file?.warnings.some(({ code, rows }) => code === 'older_return' && rows === 1))
    assert.deepEqual(await column(database, `select tally ->> 'left' from import_files order by id desc limit 1`), [
      '1',
    ])
  })
})

describe('B04: a column with one value that can only be month-first is not trusted at all', () => {
  for (const value of ['02/14/2013', '2/14/13', '02-14-2013', '02/14/2013 00:00', '02 / 14 / 2013', 'Thu 02/14/2013']) {
    test(`${value}: one error for the column, and nothing of the file is brought in whatever is ticked`, async () => {
      const database = await freshDatabase()
      const children = ['02/05/2013', value, '04/03/2012', '12/01/2011'].map((DOB, at) =>
        aChild({ CHILD: `M${at}`, DOB }),
      )
      const files = [aFile('header', children), aFile('fostering_households', [aHousehold()])]
      assert.deepEqual((await said(database, files)).errors, ['3 DOB month_first'])
      assert.equal((await bring(database, files, { skipErrors: true })).applied, true)
      assert.deepEqual(await column(database, 'select source_id from children'), [])
      assert.deepEqual(await column(database, 'select source_id from households'), ['H1'])
    })
  }

  test('a column with the day first is read as it always was', async () => {
    const database = await freshDatabase()
    await bring(database, [aFile('header', [aChild({ DOB: '02/05/2013' }), aChild({ CHILD: '2', DOB: '14/02/2013' })])])
    assert.deepEqual(await column(database, 'select born_on::text from children order by id'), [
      '2013-05-02',
      '2013-02-14',
    ])
  })
})

describe('B15 UM-D14: dates that nobody can mean', () => {
  const cases: Record<string, { files: GivenFile[]; gives: string[] }> = {
    'a child born after today': {
      files: [aFile('header', [aChild({ DOB: '14/02/2033' })])],
      gives: ['2 DOB after_today'],
    },
    'a child of 95': { files: [aFile('header', [aChild({ DOB: '14/02/1931' })])], gives: ['2 DOB child_over_25'] },
    'a review held seven years before it was due': {
      files: [
        aFile('fostering_households', [aHousehold()]),
        aFile('carer_reviews', [aCarerReview({ held_date: '01/12/2019' })]),
      ],
      gives: ['2 held_date year_before_due'],
    },
    'a carer born in 2070': {
      files: [
        aFile('fostering_households', [aHousehold()]),
        aFile('foster_carers', [aCarer({ date_of_birth: '12/03/2070' })]),
      ],
      gives: ['2 date_of_birth carer_under_18', '2 approved_from approved_as_child'],
    },
    'a carer of seven': {
      files: [
        aFile('fostering_households', [aHousehold()]),
        aFile('foster_carers', [aCarer({ date_of_birth: '2019-06-01', approved_from: '' })]),
      ],
      gives: ['2 date_of_birth carer_under_18'],
    },
    'a review held in 2062': {
      files: [
        aFile('fostering_households', [aHousehold()]),
        aFile('carer_reviews', [aCarerReview({ held_date: '10/12/2062' })]),
      ],
      gives: ['2 held_date after_today'],
    },
    'an episode from 2052': {
      files: [aFile('episodes', [anEpisode({ DECOM: '09/04/2052' })])],
      gives: ['2 DECOM after_today'],
    },
    'a stay from 2052': {
      files: [
        aFile('fostering_households', [aHousehold()]),
        aFile('header', [aChild()]),
        aFile('household_link', [aLink({ start_date: '2052-04-09' })]),
      ],
      gives: ['2 start_date after_today'],
    },
  }
  for (const [name, { files, gives }] of Object.entries(cases)) {
    test(`${name} is an error`, async () => assert.deepEqual((await said(await freshDatabase(), files)).errors, gives))
  }

  test('a return of years ago brings in people who are adults by now, with the episodes that say so', async () => {
    const database = await freshDatabase()
    const header = aFile('header', [aChild({ DOB: '01/06/1999' })])
    const episodes = aFile('episodes', [anEpisode({ DECOM: '02/05/2016', PLACE: 'U4' })])
    assert.deepEqual((await said(database, [header])).errors, ['2 DOB child_over_25'])
    assert.deepEqual((await said(database, [header, episodes])).errors, [])
    const ofAnother = aFile('episodes', [anEpisode({ CHILD: '2', DECOM: '02/05/2016', PLACE: 'U4' })])
    assert.deepEqual((await said(database, [header, ofAnother])).errors, [])
  })

  test('an odd date is asked about, and its row comes in or stays out as was answered', async () => {
    const files = [
      aFile('fostering_households', [aHousehold()]),
      aFile('foster_carers', [aCarer({ date_of_birth: '1930-06-01' })]),
    ]
    const id = 'carer_over_95 F1 date_of_birth 1930-06-01'
    for (const [answer, brought] of [
      ['yes', ['F1']],
      ['no', []],
    ] as const) {
      const database = await freshDatabase()
      assert.deepEqual((await said(database, files)).questions, [id])
      const unanswered = await bring(database, files, { skipErrors: true })
      assert.match(unanswered.refused ?? '', /Something is asked about these files/)
      assert.deepEqual(await column(database, 'select source_id from households'), [])
      const result = await bring(database, files, { answers: new Map([[id, answer]]) })
      assert.equal(result.applied, true)
      assert.deepEqual(await column(database, 'select source_id from carers'), brought)
    }
  })
})

test('B11: an open episode of somebody who is 18 or over is noted at its row', async () => {
  const database = await freshDatabase()
  const files = (DOB: string, cells = {}) => [aFile('header', [aChild({ DOB })]), aFile('episodes', [anEpisode(cells)])]
  assert.deepEqual((await said(database, files('25/11/2008'))).notes, ['2 open_at_18'])
  assert.deepEqual((await said(database, files('26/11/2008'))).notes, [])
  assert.deepEqual((await said(database, files('25/11/2008', { DEC: '01/02/2026', REC: 'X1' }))).notes, [])
})

describe('B17: what exports write for nothing is no name', () => {
  const carers = (...names: string[]) => [
    aFile('fostering_households', [aHousehold()]),
    aFile(
      'foster_carers',
      names.map((display_name, at) => aCarer({ carer_id: `F${at}`, position: `${at + 1}`, display_name })),
    ),
  ]

  for (const text of [
    'null',
    'NULL',
    'Null',
    'NaN',
    'nan',
    'None',
    'NONE',
    'n/a',
    'N/A',
    'NaT',
    'null null',
    ' nan ',
    '<NA>',
    ...['n / a', 'N/A.', 'Null, Null', 'null/null', '{null}', 'nu\u200Bll', '\u2212', '…'],
  ]) {
    test(`${text} is blank`, async () => {
      const database = await freshDatabase()
      assert.equal((await bring(database, carers(text))).applied, true)
      assert.deepEqual(await column(database, `select coalesce(display_name, '') || initials from carers`), [''])
    })
  }

  for (const text of [
    '#REF!',
    '#value!',
    '#N/A',
    '#NAME?',
    '#DIV/0!',
    '#Ref! Smith',
    '########',
    '#ref',
    '# REF !',
    '# N / A',
  ]) {
    test(`${text} is an error`, async () => {
      assert.deepEqual((await said(await freshDatabase(), carers(text))).errors, ['2 display_name spreadsheet_error'])
    })
  }

  for (const text of ['unknown', 'TBC', 'N/K', '0', 'Aoife null', 'NULL Quill']) {
    test(`whether ${text} is a name is asked`, async () => {
      assert.deepEqual((await said(await freshDatabase(), carers(text))).questions, [`no_name ${text}`])
    })
  }

  test('names that only begin like nothing are names', async () => {
    const database = await freshDatabase()
    await bring(database, carers('Jennifer Null', 'Nancy Nilsson'))
    assert.deepEqual(await column(database, 'select initials from carers order by position'), ['JN', 'NN'])
  })

  test('two carers in one household keep the names that are known when a file writes null for one', async () => {
    const database = await freshDatabase()
    await bring(database, carers('Aoife Quill', 'Tom Fieldgate'))
    await bring(database, carers('Aoife Quill', 'null'))
    assert.deepEqual(await column(database, 'select initials from carers order by position'), ['AQ', 'TF'])
  })
})

describe('B16: broken accents are doubted at their row', () => {
  const carer = (display_name: string) => aFile('foster_carers', [aCarer({ display_name })])
  const id = 'broken_accents SiobhÃ¡n Quill'

  test('and nothing is brought in until somebody says whether they are right', async () => {
    const database = await freshDatabase()
    const files = [aFile('fostering_households', [aHousehold()]), carer('SiobhÃ¡n Quill')]
    assert.deepEqual((await said(database, files)).questions, [id])
    assert.equal((await bring(database, files)).applied, false)
    await bring(database, files, { answers: new Map([[id, 'no']]) })
    assert.deepEqual(await column(database, 'select display_name from carers'), [])
  })

  test('a file joined from two encodings is read line by line', async () => {
    const database = await freshDatabase()
    const head = Buffer.from(
      'carer_id,household_id,position,date_of_birth,display_name\r\nF1,H1,1,1970-06-01,Siobhán\r\n',
    )
    const tail = Buffer.from('F2,H1,2,1971-06-01,Zoë\r\n', 'latin1')
    const joined = { name: 'carers.csv', bytes: Buffer.concat([head, tail]) }
    await bring(database, [aFile('fostering_households', [aHousehold()]), joined])
    assert.deepEqual(await column(database, 'select display_name from carers order by position'), ['Siobhán', 'Zoë'])
  })

  test('accents of a Macintosh are doubted', async () => {
    const bytes = Buffer.concat([
      Buffer.from('carer_id,household_id,position,date_of_birth,display_name\rF1,H1,1,1970-06-01,Zo'),
      Buffer.of(0x91),
      Buffer.from(' Quill\r'),
    ])
    const { questions } = await said(await freshDatabase(), [
      aFile('fostering_households', [aHousehold()]),
      { name: 'carers.csv', bytes },
    ])
    assert.equal(questions.length, 1)
  })
})
