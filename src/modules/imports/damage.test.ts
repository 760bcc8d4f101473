import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { freshDatabase, testNow } from '#test/database.ts'
import { importGiven } from './cli.ts'
import type { GivenFile } from './file.ts'
import { aSmallService, damaged, wholeRegister } from './testing.ts'

const today = Temporal.PlainDate.from('2026-11-19')
const options = { apply: true, today, now: testNow }

test('damaged files never crash an import, and never half write one', async () => {
  const database = await freshDatabase()
  const empty = await wholeRegister(database)
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 5 }).chain((index) => damagedAt(aSmallService(), index)),
      async (files) => {
        const result = await importGiven(database, files, options)
        if (result.applied) await database.asOwner((client) => client.query(emptyRegister))
        else assert.equal(await wholeRegister(database), empty)
        assert.equal(
          result.applied,
          result.files.every(({ errors, questions }) => errors.length + questions.length === 0),
        )
      },
    ),
    { numRuns: 60 },
  )
})

const emptyRegister = `truncate placements, household_links, episodes, carer_reviews, carers, households, children, history restart identity cascade`

function damagedAt(files: GivenFile[], index: number): fc.Arbitrary<GivenFile[]> {
  const file = files[index]
  return file ? damaged(file).map((broken) => files.with(index, broken)) : fc.constant(files)
}
