import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { freshDatabase } from '#test/database.ts'
import { plainly } from './same-reference.ts'
import { aCarer, aChild, aFile, aHousehold, aLink, anEpisode, bring, column, said, textFile } from './testing.ts'

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

  test('with a birth date of another year, or day and month turned, is asked about: one may have been mistyped', async () => {
    const database = await freshDatabase()
    await bring(database, [aFile('header', [aChild({ CHILD: '00149', DOB: '03/02/2013' })])])
    for (const DOB of ['03/02/2012', '02/03/2013'])
      assert.deepEqual((await said(database, [aFile('header', [aChild({ CHILD: '149', DOB })])])).questions, [id])
  })

  test('with other signs between letters and number is asked about, and a dash is taken for a hyphen', async () => {
    const database = await aKnownChild('CF-00175')
    for (const CHILD of ['CF00175', 'cf175', 'CF_175', 'CF/175'])
      assert.deepEqual((await said(database, [aFile('header', [aChild({ CHILD })])])).questions, [
        `same child ${CHILD} CF-00175`,
      ])
    assert.deepEqual((await said(database, [aFile('header', [aChild({ CHILD: 'CF–00175' })])])).questions, [
      'blanks_in_reference CF–00175',
    ])
  })

  test('B15: another birth date of a child who is known is asked about: a mistyped year would make an adult of a child', async () => {
    const database = await aKnownChild()
    const file = [aFile('header', [aChild({ CHILD: '00149', DOB: '14/02/2003' })])]
    const asked = 'other_birth_date 00149 2003-02-14'
    assert.deepEqual((await said(database, file)).questions, [asked])
    assert.equal((await bring(database, file, { skipErrors: true })).applied, false)
    const born = () => column(database, 'select born_on::text from children')
    await bring(database, file, { answers: new Map([[asked, 'no']]) })
    assert.deepEqual(await born(), ['2013-02-14'])
    await bring(database, file, { answers: new Map([[asked, 'yes']]) })
    assert.deepEqual(await born(), ['2003-02-14'])
  })

  test('“147.0” is asked about where nobody is known by 147 either', async () => {
    const database = await freshDatabase()
    const file = [aFile('header', [aChild({ CHILD: '147.0' })])]
    const asked = 'same child 147.0 147'
    assert.deepEqual((await said(database, file)).questions, [asked])
    await bring(database, file, { answers: new Map([[asked, 'yes']]) })
    assert.deepEqual(await column(database, 'select source_id from children'), ['147'])
  })

  test('with blanks in it is asked about, and taken without them', async () => {
    const database = await aKnownChild()
    for (const [written, answer, ethnicity] of [
      ['00 149', 'no', 'WBRI'],
      ['00\u200B149', 'yes', 'MWBC'],
    ] as const) {
      const file = [aFile('header', [aChild({ CHILD: written, ETHNIC: 'MWBC' })])]
      const asked = `blanks_in_reference ${written}`
      assert.deepEqual((await said(database, file)).questions, [asked])
      assert.equal((await bring(database, file, { skipErrors: true })).applied, false)
      await bring(database, file, { answers: new Map([[asked, answer]]) })
      assert.deepEqual(await column(database, `select source_id || ' ' || ethnicity from children`), [
        `00149 ${ethnicity}`,
      ])
    }
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
