import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { readCsv } from '#platform/files/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { importGiven } from './cli.ts'

const households = [
  'household_id,carer_type,status,first_approved_date',
  'RM1,MAINSTREAM,APPROVED,14/02/2019',
  'RM2,NONE,WRONG,31/02/2019',
  ',MAINSTREAM,APPROVED,',
].join('\n')

describe('UM-D16: rows that are refused', async () => {
  const database = await freshDatabase()
  await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const quality = await visits.as('qa-1')
  const { import: importId } = await importGiven(
    database,
    [{ name: 'households.csv', bytes: new TextEncoder().encode(households) }],
    { apply: false, today: Temporal.PlainDate.from('2026-11-19'), now: testNow },
  )
  const page = async () => (await quality.get(`/imports/${importId}`)).text
  const link = () => page().then((text) => /href="(\/imports\/\d+\/files\/\d+\/refused)"/.exec(text)?.[1])

  test('are counted in rows, and taken as a file with what to mend', async () => {
    assert.match(await page(), /1 new, 2 rows with 4 errors/)
    assert.match((await quality.get('/imports')).text, /1 new, 2 rows with 4 errors/)
    const csv = readCsv(new TextEncoder().encode((await quality.get((await link())!)).text))
    assert.ok(csv.ok)
    assert.deepEqual(csv.columns, [
      'household_id',
      'carer_type',
      'status',
      'first_approved_date',
      'row in the file',
      'what to mend',
    ])
    assert.deepEqual(
      csv.rows.map(({ cells }) => cells.slice(0, 5)),
      [
        ['RM2', 'NONE', 'WRONG', '31/02/2019', '3'],
        ['', 'MAINSTREAM', 'APPROVED', '', '4'],
      ],
    )
    assert.match(csv.rows[0]!.cells[5]!, /carer_type: .*status: .*first_approved_date: .*February 2019 has no day 31/)
  })

  test('are nobody’s to take who brings nothing in, and nobody’s once it is decided', async () => {
    const address = (await link())!
    assert.equal((await (await visits.as('fsw-1')).get(address)).status, 403)
    assert.equal((await quality.post(`/imports/${importId}/commitment`, { 'leave-out': 'yes' })).status, 303)
    assert.equal((await quality.get(address)).status, 404)
    assert.equal(await link(), undefined)
  })
})
