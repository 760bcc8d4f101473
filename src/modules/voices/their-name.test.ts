import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { contactsForTests, setContacts } from '#modules/people/testing.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { makeLink } from './commands/link.ts'
import { aVoice } from './testing.ts'

/* LW, section 6: a child who lives with Nan is not asked about people whom they do not know by that name. */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
await database.asSystem(testNow, (tx) => setContacts(tx, contactsForTests))
const visits = await openVisits(database)
after(() => visits.close())
const iro = await visits.as('iro-1')

const aChild = () =>
  database.asSystem(testNow, (tx) =>
    aVoice(tx, {
      ...{ householdId: household.id, childId: household.childId, gathererId: people['iro-1']!, form: 'fq.yp2' },
    }),
  )

describe('what a child calls whoever looks after them', () => {
  test('is written where their way of telling is chosen, and stands at the question that means them', async () => {
    const { ref } = await aChild()
    const saved = await iro.post(`/voices/${ref}/way`, { way: '', form: 'fq.yp2', 'carers-name': ' Nan & Grandad ' })
    assert.equal(saved.location, `/voices/${ref}`)
    assert.match((await iro.get(`/voices/${ref}/way`)).text, /name="carers-name"[^>]*value="Nan &amp; Grandad"/)
    assert.match(
      (await iro.get(`/voices/${ref}`)).text,
      /They call the people who look after them[\s\S]*Nan &amp; Grandad/,
    )
    const means = /The people who look after me: Nan &amp; Grandad\./
    assert.match((await iro.get(`/voices/${ref}/record`)).text, means)
    const at = { today: Temporal.PlainDate.from('2026-11-19'), now: testNow }
    const { token } = await database.asPerson(people['iro-1']!, testNow, (tx, actor) => makeLink(tx, ref, actor, at))
    const opened = await visits.anyone.get(`/say/${token}`)
    const headers = { cookie: String(opened.headers['set-cookie']).split(';')[0]! }
    assert.match((await visits.anyone.get(`${opened.location}/listen`, headers)).text, means)
    assert.doesNotMatch((await visits.anyone.get(`${opened.location}/home`, headers)).text, /Nan/)
  })

  test('comes back with what was typed when it is too long', async () => {
    const { ref } = await aChild()
    const long = 'Nan '.repeat(20).trim()
    const none = await iro.post(`/voices/${ref}/way`, { way: 'talking', form: '', 'carers-name': long })
    assert.equal(none.status, 422)
    assert.match(none.text, /Write it in 60 characters or fewer/)
    assert.match(none.text, new RegExp(`value="${long}"`))
    assert.match(none.text, /value="talking"[^>]*checked/)
  })
})
