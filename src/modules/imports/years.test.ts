import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { freshDatabase, testNow } from '#test/database.ts'
import { importGiven } from './cli.ts'
import type { GivenFile } from './file.ts'
import { aChild, aFile, anEpisode, column, placementsIn, wholeRegister } from './testing.ts'

const today = Temporal.PlainDate.from('2026-11-19')
const options = { apply: true, today, now: testNow }
const samples = new URL('../../../../shared/data/', import.meta.url)

describe('returns of several years', () => {
  const open = anEpisode({ DECOM: '09/04/2024' })
  const ended = { ...open, DEC: '01/06/2025', REC: 'X1', REASON_PLACE_CHANGE: 'CARPL' }
  const next = anEpisode({ DECOM: '01/06/2025', RNE: 'P', PLACE: 'U4', PL_POST: 'DT1 2ZZ' })
  const years = [aFile('episodes', [open], '2024.csv'), aFile('episodes', [ended, next], '2025.csv')]

  for (const [name, files] of Object.entries({ 'oldest first': years, 'newest first': years.toReversed() })) {
    test(`are stitched, not doubled, ${name}: together or one after the other`, async () => {
      const placements = [
        { child: '1001', household: null, from: '2024-04-09', to: '2025-06-01', place: 'U6' },
        { child: '1001', household: null, from: '2025-06-01', to: null, place: 'U4' },
      ]
      const together = await freshDatabase()
      await importGiven(together, files, options)
      assert.deepEqual(await placementsIn(together), placements)
      const apart = await freshDatabase()
      for (const file of files) await importGiven(apart, [file], options)
      assert.deepEqual(await placementsIn(apart), placements)
      assert.equal(await wholeRegister(apart), await wholeRegister(together))
    })
  }

  test('an older return never overwrites a newer one: codes change from year to year', async () => {
    const [older, newer] = [
      anEpisode({ DECOM: '13/11/2023', PLACE: 'H5' }),
      anEpisode({ DECOM: '13/11/2023', PLACE: 'K3' }),
    ]
    const files = [
      aFile('episodes', [older], '2023-24.csv'),
      aFile('episodes', [newer, anEpisode({ CHILD: '1002', DECOM: '01/12/2024' })], '2024-25.csv'),
    ]
    for (const inOrder of [files, files.toReversed()]) {
      const database = await freshDatabase()
      for (const file of inOrder) await importGiven(database, [file], options)
      assert.deepEqual(await column(database, `select place from episodes where started_on = '2023-11-13'`), ['K3'])
      const again = await importGiven(database, inOrder, options)
      assert.deepEqual(
        again.files.map(({ changed }) => changed),
        [0, 0],
      )
    }
  })

  test('the header may come after the episodes, and tells who the child is', async () => {
    const database = await freshDatabase()
    await importGiven(database, [aFile('episodes', [open])], options)
    assert.deepEqual(await column(database, 'select born_on from children'), [null])
    const result = await importGiven(database, [aFile('header', [aChild()])], options)
    assert.equal(result.files[0]?.changed, 1)
    assert.deepEqual(await column(database, 'select born_on::text from children'), ['2013-02-14'])
  })
})

test('five years of a real return give the same register in any order, wherever they are at hand', async () => {
  const files = [2017, 2018, 2019, 2020, 2021].flatMap((year) => sample(`ssda903_dorset_demo_5y/${year}/episodes.csv`))
  if (files.length === 0) return
  const [forwards, backwards] = [await freshDatabase(), await freshDatabase()]
  await importGiven(forwards, files, options)
  for (const file of files.toReversed()) await importGiven(backwards, [file], options)
  assert.equal(await wholeRegister(forwards), await wholeRegister(backwards))
  assert.deepEqual(await column(forwards, 'select count(*)::int from episodes'), [2827])
})

test('a whole year of a real return is read, compared and brought in, wherever it is at hand', async () => {
  const files = ['header', 'episodes'].flatMap((name) => sample(`ssda903_fake_fy2017_18/${name}.csv`))
  if (files.length === 0) return
  const database = await freshDatabase()
  const result = await importGiven(database, files, options)
  assert.deepEqual(
    result.files.map(({ kind, rows, new: added }) => [kind, rows, added]),
    [
      ['header', 2675, 2675],
      ['episodes', 5050, 5050],
    ],
  )
  const again = await importGiven(database, files, options)
  assert.deepEqual(
    again.files.map(({ unchanged }) => unchanged),
    [2675, 5050],
  )
})

function sample(path: string): GivenFile[] {
  const url = new URL(path, samples)
  return existsSync(url) ? [{ name: path, bytes: readFileSync(url) }] : []
}
