import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { freshDatabase, testNow } from '#test/database.ts'
import { importGiven } from './cli.ts'
import { commit } from './commands/commit.ts'
import { propose } from './commands/propose.ts'
import {
  aCarer,
  aCarerReview,
  aFile,
  aHousehold,
  aLink,
  anEpisode,
  aSmallService,
  column,
  placementsIn,
  textFile,
  wholeRegister,
} from './testing.ts'

const today = Temporal.PlainDate.from('2026-11-19')
const options = { apply: true, today, now: testNow }

describe('files that are brought in together', () => {
  test('may come in any order, and refer to each other', async () => {
    const database = await freshDatabase()
    const result = await importGiven(database, aSmallService(), options)
    assert.equal(result.applied, true)
    assert.deepEqual(
      result.files.map(({ kind, rows, new: added, errors }) => [kind, rows, added, errors.length]),
      [
        ['household_link', 1, 1, 0],
        ['episodes', 1, 1, 0],
        ['carer_reviews', 1, 1, 0],
        ['header', 1, 1, 0],
        ['foster_carers', 1, 1, 0],
        ['fostering_households', 1, 1, 0],
      ],
    )
    assert.deepEqual(await placementsIn(database), [
      { child: '1001', household: 'H1', from: '2025-04-09', to: null, place: 'U6' },
    ])
    assert.deepEqual(await column(database, 'select initials from carers'), ['WF'])
  })

  test('again change nothing', async () => {
    const database = await freshDatabase()
    await importGiven(database, aSmallService(), options)
    const before = await wholeRegister(database)
    const again = await importGiven(database, aSmallService().toReversed(), options)
    assert.deepEqual(
      again.files.map(({ new: added, changed, unchanged }) => [added, changed, unchanged]),
      again.files.map(() => [0, 0, 1]),
    )
    assert.equal(again.applied, true)
    assert.equal(await wholeRegister(database), before)
    assert.deepEqual(await column(database, 'select count(*)::int from history'), [0])
  })
})

describe('a row that says something else', () => {
  test('is changed, and the earlier version stays in the history', async () => {
    const database = await freshDatabase()
    await importGiven(database, aSmallService(), options)
    const result = await importGiven(
      database,
      [aFile('fostering_households', [aHousehold({ places_approved: '3' })])],
      options,
    )
    assert.equal(result.files[0]?.changed, 1)
    assert.deepEqual(await column(database, 'select places_approved from households'), [3])
    assert.deepEqual(await column(database, `select (was ->> 'places_approved')::int from history`), [2])
  })

  test('leaves alone what its file has no column for', async () => {
    const database = await freshDatabase()
    await importGiven(
      database,
      [aFile('fostering_households', [aHousehold({ terms: 'Two children, 0 to 11' })])],
      options,
    )
    await importGiven(database, [textFile('household_id,carer_type,status\nH1,FFA,APPROVED\n')], options)
    assert.deepEqual(await column(database, `select carer_type || ': ' || terms from households`), [
      'ffa: Two children, 0 to 11',
    ])
  })

  test('may end what it names, which is never deleted', async () => {
    const database = await freshDatabase()
    await importGiven(database, aSmallService(), options)
    const ended = { record_status: 'DELETED' }
    await importGiven(
      database,
      [aFile('carer_reviews', [aCarerReview(ended)]), aFile('household_link', [aLink(ended)])],
      options,
    )
    assert.deepEqual(await column(database, 'select ended_on::text from carer_reviews'), ['2026-11-19'])
    assert.deepEqual(await placementsIn(database), [
      { child: '1001', household: null, from: '2025-04-09', to: null, place: 'U6' },
    ])
    const household = [aFile('fostering_households', [aHousehold(ended)])]
    await importGiven(database, household, options)
    assert.deepEqual(await column(database, `select status || ' ' || ended_on from households`), ['ended 2026-11-19'])
    assert.equal((await importGiven(database, household, options)).files[0]?.unchanged, 1)
  })

  test('and brings older news does not undo what is known: a review that was held stays held', async () => {
    const database = await freshDatabase()
    const [household, held] = [
      aFile('fostering_households', [aHousehold()]),
      aFile('carer_reviews', [aCarerReview({ held_date: '2026-11-02' })]),
    ]
    await importGiven(database, [household, held], options)
    const result = await importGiven(database, [aFile('carer_reviews', [aCarerReview()])], options)
    assert.equal(result.files[0]?.left, 1)
    assert.match(
      result.files[0]?.warnings[0]?.message ?? '',
      /^Kept: the file is blank where Hearth has 2 November 2026\./,
    )
    assert.deepEqual(await column(database, 'select held_on::text from carer_reviews'), ['2026-11-02'])
  })
})

describe('people and teams', () => {
  test('are matched by the other system’s reference and by name, else left out with a warning', async () => {
    const database = await freshDatabase()
    await database.asOwner((client) =>
      client.query(
        `insert into teams (name) values ('North'); insert into people (name, email, source_id) values ('A', 'a@hearth.example', 'W1')`,
      ),
    )
    const result = await importGiven(
      database,
      [
        aFile('fostering_households', [
          aHousehold({ team: 'north', supervising_worker_id: 'W1' }),
          aHousehold({ household_id: 'H2', team: 'Moon', supervising_worker_id: 'W9' }),
        ]),
      ],
      options,
    )
    assert.deepEqual(
      result.files[0]?.warnings.map(({ row, column, code }) => [row, column, code]),
      [
        [3, 'supervising_worker_id', 'unknown_person'],
        [3, 'team', 'unknown_team'],
      ],
    )
    assert.deepEqual(
      await column(
        database,
        `select concat(t.name, ' ', p.name) from households h left join teams t on t.id = h.team_id
        left join people p on p.id = h.supervising_worker_id order by h.source_id`,
      ),
      ['North A', ' '],
    )
  })
})

describe('rows with errors', () => {
  const bad = () => [
    aFile('fostering_households', [aHousehold(), aHousehold({ household_id: 'H2', status: 'MAYBE' })]),
    aFile('foster_carers', [aCarer(), aCarer({ carer_id: 'F2', household_id: 'H2' })]),
  ]

  test('keep the whole import out', async () => {
    const database = await freshDatabase()
    const before = await wholeRegister(database)
    const result = await importGiven(database, bad(), options)
    assert.equal(result.applied, false)
    assert.match(result.refused ?? '', /Some rows have errors/)
    assert.deepEqual(
      result.files.flatMap(({ errors }) => errors.map(({ row, column, code }) => [row, column, code])),
      [
        [3, 'status', 'unknown_code'],
        [3, 'household_id', 'unknown_household'],
      ],
    )
    assert.equal(await wholeRegister(database), before)
  })

  test('are left out, and the others brought in, only when somebody says so', async () => {
    const database = await freshDatabase()
    const result = await importGiven(database, bad(), { ...options, skipErrors: true })
    assert.equal(result.applied, true)
    assert.deepEqual(await column(database, 'select source_id from households'), ['H1'])
    assert.deepEqual(await column(database, 'select source_id from carers'), ['F1'])
  })

  test('a link needs a child whose header has come', async () => {
    const database = await freshDatabase()
    const files = [
      aFile('fostering_households', [aHousehold()]),
      aFile('episodes', [anEpisode()]),
      aFile('household_link', [aLink()]),
    ]
    const result = await importGiven(database, files, options)
    assert.deepEqual(
      result.files[2]?.errors.map(({ code }) => code),
      ['unknown_child'],
    )
    assert.deepEqual(
      result.files[1]?.warnings.map(({ code }) => code),
      ['child_not_in_header'],
    )
  })
})

describe('between reading and deciding', () => {
  const files = [aFile('fostering_households', [aHousehold({ places_approved: '3' })])]

  test('a register that has changed is not overwritten', async () => {
    const database = await freshDatabase()
    await importGiven(database, [aFile('fostering_households', [aHousehold()])], options)
    const { importId } = await database.asSystem(testNow, (tx) => propose(tx, { files, by: null, today }))
    await database.asOwner((client) => client.query('update households set places_approved = 1'))
    await assert.rejects(
      database.asSystem(testNow, (tx) => commit(tx, { importId, by: null, today })),
      /The register has changed since these files were read: the household H1 is not as it was/,
    )
    assert.deepEqual(await column(database, 'select places_approved from households'), [1])
    assert.deepEqual(await column(database, `select state from imports where id = ${importId}`), ['proposed'])
  })

  test('of two people who decide at once, one does and the other is told', async () => {
    const database = await freshDatabase()
    const { importId } = await database.asSystem(testNow, (tx) => propose(tx, { files, by: null, today }))
    const decide = () => database.asSystem(testNow, (tx) => commit(tx, { importId, by: null, today }))
    const results = await Promise.allSettled([decide(), decide()])
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    assert.deepEqual(await column(database, 'select source_id from households'), ['H1'])
  })

  test('two imports that overlap cannot both go by the register as it was', async () => {
    const database = await freshDatabase()
    const proposals = []
    for (const places of ['1', '2']) {
      const given = [aFile('fostering_households', [aHousehold({ places_approved: places })])]
      proposals.push(await database.asSystem(testNow, (tx) => propose(tx, { files: given, by: null, today })))
    }
    const results = await Promise.allSettled(
      proposals.map(({ importId }) => database.asSystem(testNow, (tx) => commit(tx, { importId, by: null, today }))),
    )
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  })
})
