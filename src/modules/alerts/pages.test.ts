import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { anAudit } from '../audits/testing.ts'
import { beginUnfinished } from './commands/unfinished.ts'

describe('The form of a safety alert', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
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

  test('raised from the household’s page, a yes that waits in its audit does not go out a second time', async () => {
    const audit = await database.asSystem(testNow, (tx) =>
      anAudit(tx, { householdId: household.id, state: 'in_audit' }),
    )
    const waits = async () =>
      (await database.asOwner((client) => client.query('select from unfinished_alerts where ended_at is null'))).rows
        .length
    await database.asPerson(people['fro-1']!, testNow, (tx) =>
      beginUnfinished(tx, { householdId: household.id, pieceId: audit.id, question: 'safe.immediate' }),
    )
    assert.equal(await waits(), 1)
    await officer.post('/alerts', { household: household.ref, what: 'He does not feel safe' })
    assert.equal(await waits(), 0)
  })

  test('4.9 raised by mistake: whoever raised it reads who ends it; and once it has ended, how another is raised', async () => {
    const raised = await officer.post('/alerts', { household: household.ref, what: 'It was another household' })
    assert.equal(raised.status, 303)
    const path = raised.location!
    assert.match((await officer.get(path)).text, /If it was raised by mistake, say so here and ring whoever decides/)
    const leader = await visits.as('sm-1')
    const [, seen] = /name="seen" value="(\d+)"/.exec((await leader.get(`${path}/decision`)).text) ?? []
    assert.match((await leader.get(`${path}/decision`)).text, /It was raised by mistake/)
    assert.equal((await leader.post(`${path}/mistake`, { seen: String(seen), why: 'I asked them' })).status, 303)
    const over = await officer.get(path)
    assert.match(over.text, /Raised by mistake[\s\S]*href="\/alerts\/new\?household=H-\d+">Raise another alert/)
  })
})
