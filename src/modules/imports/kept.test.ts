import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService as aService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { inWords } from './cli.ts'
import { propose } from './commands/propose.ts'
import { aCarerReview, aFile, aHousehold, bring, column } from './testing.ts'

const held = { held_date: '2026-11-20', outcome: 'CONTINUE' }
const reviews = (more: Record<string, string>) =>
  aFile(
    'carer_reviews',
    ['R1', 'R2', 'R3'].map((review_id) => aCarerReview({ review_id, ...more })),
  )
const heldOn = `select source_id || ' ' || coalesce(held_on::text, '-') || ' ' || coalesce(outcome, '-') from carer_reviews order by 1`

describe('B12: a file that is blank where Hearth knows something', () => {
  test('changes nothing of it, and says so with what is kept', async () => {
    const database = await freshDatabase()
    await bring(database, [aFile('fostering_households', [aHousehold()]), reviews(held)])
    const result = await bring(database, [reviews({})])
    assert.deepEqual([result.files[0]?.changed, result.files[0]?.unchanged, result.files[0]?.left], [0, 0, 3])
    assert.match(
      inWords(result),
      /Note, row 2, held_date: Kept: the file is blank where Hearth has 20 November 2026\..*"kept_blank carer_reviews R1=yes".*"kept_blank carer_reviews=yes"/,
    )
    assert.deepEqual(
      await column(database, heldOn),
      ['R1', 'R2', 'R3'].map((one) => `${one} 2026-11-20 continue`),
    )
  })

  for (const [what, id, expected] of [
    ['one row', 'kept_blank carer_reviews R2', ['R1 2026-11-20 continue', 'R2 - -', 'R3 2026-11-20 continue']],
    ['every row of its kind', 'kept_blank carer_reviews', ['R1 - -', 'R2 - -', 'R3 - -']],
  ] as const)
    test(`counts for ${what} when somebody says so`, async () => {
      const database = await freshDatabase()
      await bring(database, [aFile('fostering_households', [aHousehold()]), reviews(held)])
      await bring(database, [reviews({})], { answers: new Map([[id, 'yes']]) })
      assert.deepEqual(await column(database, heldOn), expected)
    })

  test('is said of a row that changes otherwise as well', async () => {
    const database = await freshDatabase()
    await bring(database, [aFile('fostering_households', [aHousehold()]), reviews(held)])
    const result = await bring(database, [reviews({ due_date: '2026-12-11' })])
    assert.deepEqual([result.files[0]?.changed, result.files[0]?.warnings.length], [3, 3])
    assert.equal((await column(database, heldOn))[0], 'R1 2026-11-20 continue')
  })
})

describe('B12: a blank that counts, because nothing keeps what Hearth has', () => {
  test('is said once for its column, with how many rows', async () => {
    const database = await freshDatabase()
    await bring(database, [aFile('fostering_households', [aHousehold()]), reviews(held)])
    const result = await bring(database, [reviews({ ...held, outcome: '' })])
    assert.match(
      inWords(result),
      /Note, row 2, outcome: Becomes blank: the file is blank where Hearth has something\..* \(3 rows\)/,
    )
  })

  for (const [what, cells] of [
    ['a column that is not in the file', { held_date: '2026-11-20' }],
    ['an end that is no more', { ...held, record_status: 'ACTIVE' }],
  ] as const)
    test(`is not said of ${what}`, async () => {
      const database = await freshDatabase()
      await bring(database, [
        aFile('fostering_households', [aHousehold()]),
        reviews({ ...held, record_status: 'DELETED' }),
      ])
      const row = { review_id: 'R1', household_id: 'H1', review_type: 'ANNUAL', due_date: '2026-12-10', ...cells }
      const result = await bring(database, [aFile('carer_reviews', [row])])
      assert.doesNotMatch(inWords(result), /Becomes blank/)
    })
})

describe('B12: in the browser', async () => {
  const database = await freshDatabase()
  const { people } = await aService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  await bring(database, [aFile('fostering_households', [aHousehold()]), reviews(held)])
  const by = people['qa-1']!
  const today = Temporal.PlainDate.from('2026-11-25')
  const { importId } = await database.asPerson(by, testNow, (tx) => propose(tx, { files: [reviews({})], by, today }))
  const quality = await visits.as('qa-1')

  test('what is kept is listed, and nothing is to be brought in', async () => {
    const { text } = await quality.get(`/imports/${importId}`)
    assert.match(text, /Foster carer review R1, held_date/)
    assert.match(text, /Kept: the file is blank where Hearth has 20 November 2026\./)
    assert.doesNotMatch(text, /Bring in these changes/)
  })

  test('nobody chosen is said, and one that is chosen changes', async () => {
    const none = await quality.post(`/imports/${importId}/blanks`)
    assert.deepEqual([none.status, /Choose the rows of which the blank means/.test(none.text)], [422, true])
    const [first] = await column(database, `select id from import_changes where outcome = 'kept' order by id limit 1`)
    await quality.post(`/imports/${importId}/blanks`, { blank: String(first) })
    const { text } = await quality.get(`/imports/${importId}`)
    assert.match(text, /held_date<\/b> 20 November 2026[\s\S]*blank/)
    assert.match(text, /Foster carer review R2, held_date/)
    await quality.post(`/imports/${importId}/commitment`)
    assert.deepEqual((await column(database, heldOn)).slice(0, 2), ['R1 - -', 'R2 2026-11-20 continue'])
    const after = await quality.get(`/imports/${importId}`)
    assert.match(after.text, /What Hearth knows is kept where the file is blank/)
  })
})
