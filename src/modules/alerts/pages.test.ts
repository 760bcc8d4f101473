import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'

describe('The form of a safety alert', async () => {
  const database = await freshDatabase()
  const { household } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const officer = await visits.as('fro-1')

  test('AX-20: sent without words, it comes again with what was filled in and its error at the field', async () => {
    const given = {
      household: household.ref,
      what: ' ',
      about: 'A. Smith',
      acting: 'yes',
      'acting-words': 'The police',
    }
    const again = await officer.post('/alerts', given)
    assert.equal(again.status, 422)
    assert.match(again.text, /<title>Error: /)
    assert.match(again.text, /<a href="#what">/)
    assert.match(again.text, /<textarea[^>]*id="what"[^>]*aria-describedby="[^"]*what-error/)
    assert.match(again.text, /value="A\. Smith"/)
    assert.match(again.text, /value="The police"/)
    assert.equal((await database.asOwner((client) => client.query('select from alerts'))).rows.length, 0)
  })
})
