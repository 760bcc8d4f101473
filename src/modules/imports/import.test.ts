import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { freshDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { importGiven } from './cli.ts'
import type { GivenFile } from './file.ts'
import {
  aCarer,
  aCarerReview,
  aChild,
  aFile,
  aHousehold,
  aLink,
  anEpisode,
  aSmallService,
  damaged,
  textFile,
} from './testing.ts'

const today = Temporal.PlainDate.from('2026-11-19')
const options = { apply: true, today, now: testNow }
const samples = new URL('../../../../shared/data/', import.meta.url)

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
    assert.deepEqual(await register(database, 'placements'), [
      { child: '1001', household: 'H1', started_on: '2025-04-09', ended_on: null, place: 'U6' },
    ])
    assert.deepEqual(await column(database, 'select initials from carers'), ['WF'])
  })

  test('again change nothing', async () => {
    const database = await freshDatabase()
    await importGiven(database, aSmallService(), options)
    const before = await everything(database)
    const again = await importGiven(database, aSmallService().toReversed(), options)
    assert.deepEqual(
      again.files.map(({ new: added, changed, unchanged }) => [added, changed, unchanged]),
      again.files.map(() => [0, 0, 1]),
    )
    assert.equal(again.applied, true)
    assert.equal(await everything(database), before)
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
    assert.deepEqual(await register(database, 'placements'), [
      { child: '1001', household: null, started_on: '2025-04-09', ended_on: null, place: 'U6' },
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
    assert.equal(result.files[0]?.unchanged, 1)
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
    const before = await everything(database)
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
    assert.equal(await everything(database), before)
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

describe('returns of several years', () => {
  const open = anEpisode({ DECOM: '09/04/2024' })
  const ended = { ...open, DEC: '01/06/2025', REC: 'X1', REASON_PLACE_CHANGE: 'CARPL' }
  const next = anEpisode({ DECOM: '01/06/2025', RNE: 'P', PLACE: 'U4', PL_POST: 'DT1 2ZZ' })
  const years = [aFile('episodes', [open], '2024.csv'), aFile('episodes', [ended, next], '2025.csv')]

  for (const [name, files] of Object.entries({ 'oldest first': years, 'newest first': years.toReversed() })) {
    test(`are stitched, not doubled, ${name}: together or one after the other`, async () => {
      const placements = [
        { child: '1001', household: null, started_on: '2024-04-09', ended_on: '2025-06-01', place: 'U6' },
        { child: '1001', household: null, started_on: '2025-06-01', ended_on: null, place: 'U4' },
      ]
      const together = await freshDatabase()
      await importGiven(together, files, options)
      assert.deepEqual(await register(together, 'placements'), placements)
      const apart = await freshDatabase()
      for (const file of files) await importGiven(apart, [file], options)
      assert.deepEqual(await register(apart, 'placements'), placements)
      assert.equal(await everything(apart), await everything(together))
    })
  }

  test('the header may come after the episodes, and tells who the child is', async () => {
    const database = await freshDatabase()
    await importGiven(database, [aFile('episodes', [open])], options)
    assert.deepEqual(await column(database, 'select born_on from children'), [null])
    const result = await importGiven(database, [aFile('header', [aChild()])], options)
    assert.equal(result.files[0]?.changed, 1)
    assert.deepEqual(await column(database, 'select born_on::text from children'), ['2013-02-14'])
  })
})

test('damaged files never crash an import, and never half write one', async () => {
  const database = await freshDatabase()
  const empty = await everything(database)
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 5 }).chain((index) => damagedAt(aSmallService(), index)),
      async (files) => {
        const result = await importGiven(database, files, options)
        if (result.applied) await database.asOwner((client) => client.query(emptyRegister))
        else assert.equal(await everything(database), empty)
        assert.equal(
          result.applied,
          result.files.every(({ errors }) => errors.length === 0),
        )
      },
    ),
    { numRuns: 60 },
  )
})

test('five years of a real return give the same register in any order, wherever they are at hand', async () => {
  const files = [2017, 2018, 2019, 2020, 2021].flatMap((year) => sample(`ssda903_dorset_demo_5y/${year}/episodes.csv`))
  if (files.length === 0) return
  const [forwards, backwards] = [await freshDatabase(), await freshDatabase()]
  await importGiven(forwards, files, options)
  for (const file of files.toReversed()) await importGiven(backwards, [file], options)
  assert.equal(await everything(forwards), await everything(backwards))
  assert.deepEqual(await column(forwards, 'select count(*)::int from episodes'), [2827])
})

test('a whole year of a real return is read, compared and brought in within two seconds, wherever it is at hand', async () => {
  const files = ['header', 'episodes'].flatMap((name) => sample(`ssda903_fake_fy2017_18/${name}.csv`))
  if (files.length === 0) return
  const database = await freshDatabase()
  const started = performance.now()
  const result = await importGiven(database, files, options)
  const took = performance.now() - started
  assert.deepEqual(
    result.files.map(({ kind, rows, new: added }) => [kind, rows, added]),
    [
      ['header', 2675, 2675],
      ['episodes', 5050, 5050],
    ],
  )
  assert.ok(took < 4000, `${Math.round(took)} ms`) // twice the aim, for machines that do other things as well
  const again = await importGiven(database, files, options)
  assert.deepEqual(
    again.files.map(({ unchanged }) => unchanged),
    [2675, 5050],
  )
})

const emptyRegister = `truncate placements, household_links, episodes, carer_reviews, carers, households, children, history restart identity cascade`

function damagedAt(files: GivenFile[], index: number): fc.Arbitrary<GivenFile[]> {
  const file = files[index]
  return file ? damaged(file).map((broken) => files.with(index, broken)) : fc.constant(files)
}

function sample(path: string): GivenFile[] {
  const url = new URL(path, samples)
  return existsSync(url) ? [{ name: path, bytes: readFileSync(url) }] : []
}

function column(database: TestDatabase, text: string): Promise<unknown[]> {
  return database.asOwner(async (client) =>
    (await client.query({ text, rowMode: 'array' })).rows.map(([value]) => value),
  )
}

function register(database: TestDatabase, _table: 'placements'): Promise<unknown[]> {
  return database.asOwner(
    async (client) =>
      (
        await client.query(`select c.source_id as child, h.source_id as household, p.started_on::text, p.ended_on::text, p.place
          from placements p join children c on c.id = p.child_id left join households h on h.id = p.household_id order by 1, 3`)
      ).rows,
  )
}

/** Every register row by what other systems know, whatever its own number. */
async function everything(database: TestDatabase): Promise<string> {
  const own = `- 'id' - 'ref' - 'child_id' - 'household_id' - 'saved_at'`
  const child = `(select source_id from children where id = t.child_id)`
  const household = `(select source_id from households where id = t.household_id)`
  const queries = [
    `select to_jsonb(t) ${own} from households t`,
    `select to_jsonb(t) ${own} || jsonb_build_object('household', ${household}) from carers t`,
    `select to_jsonb(t) ${own} || jsonb_build_object('household', ${household}) from carer_reviews t`,
    `select to_jsonb(t) ${own} from children t`,
    `select to_jsonb(t) ${own} || jsonb_build_object('child', ${child}) from episodes t`,
    `select to_jsonb(t) ${own} || jsonb_build_object('child', ${child}, 'household', ${household}) from household_links t`,
    `select to_jsonb(t) ${own} || jsonb_build_object('child', ${child}, 'household', ${household}) from placements t`,
  ]
  return JSON.stringify(
    await column(database, `select x::text from (${queries.join(' union all ')}) all_rows (x) order by 1`),
  )
}
