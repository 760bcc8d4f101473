import assert from 'node:assert/strict'
import { test } from 'node:test'
import { madeOne, partedAgain } from '#modules/register/testing.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { importGiven } from './cli.ts'
import { commit } from './commands/commit.ts'
import { propose } from './commands/propose.ts'
import { takeBack } from './commands/take-back.ts'
import { aCarer, aCarerReview, aChild, aFile, aHousehold, anEpisode, bring, column } from './testing.ts'

/* Decision 66: what a file says of a record that leads to another, it says of that one. */

const today = Temporal.PlainDate.from('2026-11-25')

test('a file that names the number of a record that ended writes to the one that stays', async () => {
  const database = await freshDatabase()
  const first = await bring(database, [
    aFile('header', [aChild(), aChild({ CHILD: '1002' })]),
    aFile('episodes', [anEpisode({ CHILD: '1002' })]),
  ])
  const [staysId, endsId] = (await column(database, 'select id from children order by source_id')) as [number, number]
  const two = { staysId, endsId }
  const later = testNow.add({ hours: 1 })
  const proposed = (number: string) =>
    database.asSystem(testNow, async (tx) => {
      const files = [aFile('episodes', [anEpisode({ CHILD: number, DECOM: '01/02/2026', RNE: 'P' })])]
      return (await propose(tx, { files, by: null, today })).importId
    })
  const early = await proposed('1002')
  await database.asSystem(later, (tx) => madeOne(tx, two))

  await assert.rejects(
    database.asSystem(later, (tx) => commit(tx, { importId: early, by: null, today })),
    /two records that were made one/,
  )
  const whole = [aFile('header', [aChild(), aChild({ CHILD: '1002', SEX: 'M' })])]
  const { files } = await importGiven(database, whole, { today, now: later, apply: false })
  assert.deepEqual(
    files.flatMap(({ errors, warnings }) => [...errors, ...warnings]).map(({ message }) => message),
    [
      'Row 2 has the same CHILD and says something else. Keep one of the two.',
      '1002 is taken as the child 1001, as the two records are one.',
    ],
  )
  const ends = [aFile('episodes', [anEpisode({ CHILD: '1002', DEC: '10/09/2025', REC: 'X1' })])]
  await importGiven(database, ends, { today, now: later, apply: true })
  const ended = `select ended_on::text from episodes where child_id = `
  assert.deepEqual(await column(database, ended + staysId), ['2025-09-10'])
  assert.deepEqual(await column(database, ended + endsId), [null])

  const plan = await database.asSystem(later, (tx) =>
    takeBack(tx, { importId: first.import!, by: null, because: 'It was the wrong file' }),
  )
  const said = plan.stays.map(({ key, because }) => `${key}: ${because}`)
  assert.ok(said.includes('1002: It is one record with another: part the two records first.'), String(said))
  assert.equal((await column(database, 'select id from children')).length, 2)

  await database.asSystem(later.add({ hours: 1 }), (tx) => partedAgain(tx, two))
  assert.deepEqual(
    await column(database, `select went_back from merge_lines where place = 'episodes of a child'`),
    [false],
    'the end that a file brought since stays',
  )
})

test('a file that names the number of a household or a carer that ended writes to the one that stays', async () => {
  const database = await freshDatabase()
  const first = await bring(database, [
    aFile('fostering_households', [aHousehold(), aHousehold({ household_id: 'H2' })]),
    aFile('foster_carers', [aCarer(), aCarer({ carer_id: 'F2', household_id: 'H2', position: '2' })]),
  ])
  const later = testNow.add({ hours: 1 })
  const one = async (kind: 'carer' | 'household', table: string) => {
    const [staysId, endsId] = (await column(database, `select id from ${table} order by source_id`)) as [number, number]
    return { kind, staysId, endsId }
  }
  const moved = [aFile('foster_carers', [aCarer({ carer_id: 'F2', household_id: 'H2', position: '2' })])]
  const proposed = await database.asSystem(testNow, async (tx) =>
    propose(tx, { files: [aFile('carer_reviews', [aCarerReview({ household_id: 'H2' })])], by: null, today }),
  )
  const [homes, carers] = [await one('household', 'households'), await one('carer', 'carers')]
  await database.asSystem(later, async (tx) => {
    await madeOne(tx, carers)
    await madeOne(tx, homes)
  })
  await assert.rejects(
    database.asSystem(later, (tx) => commit(tx, { importId: proposed.importId, by: null, today })),
    /The household H1 is in two records|The household H2 is in two records/,
  )
  const { files } = await importGiven(database, moved, { today, now: later, apply: true })
  assert.deepEqual(
    files.flatMap(({ warnings }) => warnings.map(({ message }) => message)),
    [
      'H2 is taken as the household H1, as the two records are one.',
      'F2 is taken as the foster carer F1, as the two records are one.',
    ],
  )
  assert.deepEqual(await column(database, `select source_id || ' ' || position from carers order by source_id`), [
    'F1 2',
    'F2 2',
  ])
  const plan = await database.asSystem(later, (tx) =>
    takeBack(tx, { importId: first.import!, by: null, because: 'It was the wrong file' }),
  )
  const said = plan.stays.map(({ key, because }) => `${key}: ${because}`)
  for (const key of ['H2', 'F2'])
    assert.ok(said.includes(`${key}: It is one record with another: part the two records first.`), String(said))
})
