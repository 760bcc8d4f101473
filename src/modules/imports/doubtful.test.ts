import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { freshDatabase, testNow } from '#test/database.ts'
import { importGiven } from './cli.ts'
import type { GivenFile } from './file.ts'
import { type Answers, plainly } from './same-reference.ts'
import { aCarer, aCarerReview, aChild, aFile, aHousehold, aLink, anEpisode, column, textFile } from './testing.ts'

const today = Temporal.PlainDate.from('2026-11-25')
const options = { apply: true, today, now: testNow }
type Database = Awaited<ReturnType<typeof freshDatabase>>

const bring = (database: Database, files: GivenFile[], more: { skipErrors?: boolean; answers?: Answers } = {}) =>
  importGiven(database, files, { ...options, ...more })

/** "2 DOB after_today" for each error of a file, and the ids of its questions. */
async function said(database: Database, files: GivenFile[]) {
  const result = await importGiven(database, files, { ...options, apply: false })
  return {
    errors: result.files.flatMap(({ errors }) => errors.map(({ row, column, code }) => `${row} ${column} ${code}`)),
    questions: result.files.flatMap(({ questions }) => questions.map(({ id }) => id)),
    notes: result.files.flatMap(({ warnings }) => warnings.map(({ row, code }) => `${row} ${code}`)),
  }
}

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
  for (const value of ['02/14/2013', '2/14/13', '02-14-2013', '02/14/2013 00:00']) {
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
  })

  test('an odd date is asked about, and its row comes in or stays out as was answered', async () => {
    const files = [
      aFile('fostering_households', [aHousehold()]),
      aFile('foster_carers', [aCarer({ date_of_birth: '1936-06-01' })]),
    ]
    const id = 'carer_over_85 F1 date_of_birth 1936-06-01'
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
  ]) {
    test(`${text} is blank`, async () => {
      const database = await freshDatabase()
      assert.equal((await bring(database, carers(text))).applied, true)
      assert.deepEqual(await column(database, `select coalesce(display_name, '') || initials from carers`), [''])
    })
  }

  for (const text of ['#REF!', '#value!', '#N/A', '#NAME?', '#DIV/0!', '#Ref! Smith', '########']) {
    test(`${text} is an error`, async () => {
      assert.deepEqual((await said(await freshDatabase(), carers(text))).errors, ['2 display_name spreadsheet_error'])
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

describe('B03: a reference that may be another writing of one that is known', () => {
  test('differs by zeros, “.0”, capitals and blanks only', () => {
    for (const [one, other] of [
      ['149', '00149'],
      ['147.0', '147'],
      ['abc1', 'ABC1'],
      ['00149.00', '149'],
      ['CF0149', 'cf149'],
      ['C F149', 'CF149'],
    ] as const) {
      assert.equal(plainly(one), plainly(other))
    }
    for (const [one, other] of [
      ['149', '1490'],
      ['0', '00149'],
      ['100', '1'],
      ['1.5', '15'],
    ] as const) {
      assert.notEqual(plainly(one), plainly(other))
    }
  })

  async function aKnownChild(reference = '00149') {
    const database = await freshDatabase()
    await bring(database, [
      aFile('fostering_households', [aHousehold()]),
      aFile('header', [aChild({ CHILD: reference })]),
      aFile('episodes', [anEpisode({ CHILD: reference })]),
    ])
    return database
  }
  const id = 'same child 149 00149'
  const files = () => [
    aFile('header', [aChild({ CHILD: '149', ETHNIC: 'MWBC' })]),
    aFile('episodes', [anEpisode({ CHILD: '149', PLACE: 'U4' })]),
    aFile('household_link', [aLink({ child_id: '149' })]),
  ]

  test('is asked about once, and nothing is brought in before it is answered', async () => {
    const database = await aKnownChild()
    assert.deepEqual((await said(database, files())).questions, [id])
    assert.equal((await bring(database, files(), { skipErrors: true })).applied, false)
    assert.deepEqual(await column(database, 'select source_id from children'), ['00149'])
  })

  test('yes: every row of every file is taken as the known child’s', async () => {
    const database = await aKnownChild()
    const result = await bring(database, files(), { answers: new Map([[id, 'yes']]) })
    assert.equal(result.applied, true)
    assert.deepEqual(await column(database, `select source_id || ' ' || ethnicity from children`), ['00149 MWBC'])
    assert.deepEqual(await column(database, 'select place from episodes'), ['U4'])
    assert.deepEqual(await column(database, 'select count(*)::int from household_links'), [1])
    const again = await bring(database, files())
    assert.deepEqual(
      again.files.map(({ new: added, changed, questions }) => [added, changed, questions.length]),
      again.files.map(() => [0, 0, 0]),
      'what was said once is remembered',
    )
  })

  test('no: it is another child, and is not asked again', async () => {
    const database = await aKnownChild()
    await bring(database, files(), { answers: new Map([[id, 'no']]) })
    assert.deepEqual(await column(database, 'select source_id from children order by id'), ['00149', '149'])
    assert.deepEqual((await said(database, files())).questions, [])
  })

  test('of another birth date it is another child without a question; without a birth date it is asked', async () => {
    const database = await aKnownChild()
    assert.deepEqual(
      (await said(database, [aFile('header', [aChild({ CHILD: '149', DOB: '15/02/2013' })])])).questions,
      [],
    )
    assert.deepEqual((await said(database, [aFile('episodes', [anEpisode({ CHILD: '149' })])])).questions, [id])
  })

  test('two writings in one file are asked about too, and so are households and carers', async () => {
    const twins = aFile('header', [
      aChild({ CHILD: 'abc1' }),
      aChild({ CHILD: 'ABC1' }),
      aChild({ CHILD: '147.0' }),
      aChild({ CHILD: '147' }),
    ])
    assert.deepEqual((await said(await freshDatabase(), [twins])).questions, [
      'same child ABC1 abc1',
      'same child 147.0 147',
    ])
    const database = await aKnownChild()
    await bring(database, [aFile('foster_carers', [aCarer({ carer_id: 'F01' })])])
    const both = [
      aFile('fostering_households', [aHousehold({ household_id: 'h1' })]),
      aFile('foster_carers', [aCarer({ carer_id: 'F1', household_id: 'h1' })]),
    ]
    const asked = ['same household h1 H1', 'same foster-carer F1 F01']
    assert.deepEqual((await said(database, both)).questions, asked)
    await bring(database, both, { answers: new Map(asked.map((one) => [one, 'yes'])) })
    assert.deepEqual(
      await column(database, 'select source_id from households union all select source_id from carers'),
      ['H1', 'F01'],
    )
  })

  test('two rows that are one by the answer and differ are an error: both cannot be true', async () => {
    const database = await freshDatabase()
    const twins = [aFile('header', [aChild({ CHILD: '00149' }), aChild({ CHILD: '149', SEX: 'M' })])]
    const result = await bring(database, twins, { answers: new Map([[id, 'yes']]) })
    assert.deepEqual(
      result.files[0]?.errors.map(({ code }) => code),
      ['duplicate_key'],
    )
  })

  test('a file of which nothing is odd asks nothing', async () => {
    const file = textFile('CHILD,SEX,DOB,ETHNIC\n00149,F,14/02/2013,WBRI\n')
    assert.deepEqual(await said(await freshDatabase(), [file]), { errors: [], questions: [], notes: [] })
  })
})
