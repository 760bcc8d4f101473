// What a page has read it does not read again (RV-10): each statement costs a round trip, and stands for a page's weight. A page
// that asks the same twice is found out whatever it asks.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { aVoice } from '#modules/voices/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { counted } from '#test/statements.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { anAnswer, anAudit } from './testing.ts'

describe('RV-10: a page of an audit', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const { ref } = await database.asSystem(testNow, async (tx) => {
    const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']!, moderatorId: people['iro-2']! }
    const audit = await anAudit(tx, { householdId: household.id, state: 'in_audit', ...parts })
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${audit.id}, ${household.childId})`)
    await aVoice(tx, {
      householdId: household.id,
      pieceId: audit.id,
      childId: household.childId,
      gathererId: people['iro-1']!,
      state: 'given',
    })
    await aVoice(tx, {
      householdId: household.id,
      pieceId: audit.id,
      kind: 'carer',
      gathererId: people['fro-1']!,
      state: 'given',
    })
    await anAnswer(tx, audit.id, 'safe.immediate', 'yes')
    return audit
  })

  /** Opening, end and the trail among them; test/statements.test.ts holds them for everybody. */
  const mostOf = (place: string) => (place.includes('/sections/') ? 14 : place.includes('/children/') ? 18 : 16)
  const places = [
    '',
    '/sections/safe',
    '/sections/wfc3',
    '/sections/ovr',
    `/children/${household.childRef}`,
    '/print',
    '/history',
    '/period',
    '/auditor',
  ]
  for (const place of places)
    test(`asks nothing twice: /audits/x${place.replace(household.childRef, 'y')}`, async () => {
      for (const key of ['fro-1', 'fsw-1', 'sm-1']) {
        const visitor = await visits.as(key)
        const path = `/audits/${ref}${place}`
        await visitor.get(path)
        const { statements, values, result } = await counted(() => visitor.get(path))
        assert.ok([200, 403, 404].includes(result.status), `${path} for ${key}: ${result.status}`)
        const asked = statements.map((text, at) => `${text} ${JSON.stringify(values[at])}`)
        // Settings are read where they are needed, all of a day at once, in rooms that know nothing of each other; a refusal is kept
        // afterwards, beside what comes next.
        const again = asked.filter(
          (one, at) => asked.indexOf(one) !== at && !/from settings|refusals|^(begin|commit) /.test(one),
        )
        assert.deepEqual(again, [], `${path} for ${key}`)
        assert.ok(
          statements.length <= mostOf(place),
          `${path} for ${key} asks ${statements.length}:\n${statements.map((one) => one.slice(0, 90)).join('\n')}`,
        )
      }
    })
})
