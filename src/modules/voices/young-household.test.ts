import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { freshDatabase, testNow } from '#test/database.ts'
import { sql } from '#platform/sql/index.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { formOf, isChildsOwn } from './form.ts'
import { aVoice } from './testing.ts'

/* Young sons and daughters of those who foster have a form with faces, which whoever asks them chooses. */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const officer = await visits.as('fro-1')

test('is chosen beside the way, looks like a child’s own, and can be chosen otherwise', async () => {
  assert.ok(isChildsOwn(formOf('fq.hh.young')))
  assert.ok(!isChildsOwn(formOf('fq.hh')))
  const { ref } = await database.asSystem(testNow, (tx) =>
    aVoice(tx, { householdId: household.id, kind: 'household_member', gathererId: people['fro-1']!, state: 'to_ask' }),
  )
  const form = () =>
    database.asSystem(
      testNow,
      async (tx) => (await tx.one<{ form: string }>(sql`select form from voices where ref = ${ref}`)).form,
    )
  assert.match((await officer.get(`/voices/${ref}/way`)).text, /The form with faces/)
  assert.equal((await officer.post(`/voices/${ref}/way`, { way: 'talking', form: 'fq.hh.young' })).status, 303)
  assert.equal(await form(), 'fq.hh.young')
  assert.match((await officer.get(`/voices/${ref}`)).text, /The one with faces, for 4 to 7/)
  assert.match(
    (await officer.get(`/voices/${ref}/record`)).text,
    /Do you like it when other children come to live with you\?/,
  )
  // No form of a child in care is theirs.
  await officer.post(`/voices/${ref}/way`, { way: 'talking', form: 'fq.yp1' })
  assert.equal(await form(), 'fq.hh')
})
