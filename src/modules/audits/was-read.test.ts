import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { anAudit } from './testing.ts'

/* Beneath every answer, whatever its type: what was read for it, by kind and date. */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']! }
const { ref } = await database.asSystem(testNow, (tx) =>
  anAudit(tx, { householdId: household.id, state: 'in_audit', ...parts }),
)
const [officer, worker] = [await visits.as('fro-1'), await visits.as('fsw-1')]
const path = `/audits/${ref}/sections/safe`

test('is said by kind and date, and stands with the answer for whoever reads it, and on paper', async () => {
  const said = (evidence: string, version = 0) => ({
    'safe.safer_care:value': 'yes',
    'safe.safer_care:explanation': '',
    'safe.safer_care:evidence': evidence,
    'safe.safer_care:version': String(version),
  })
  const page = (await worker.get(path)).text
  assert.match(page, /<input[^>]*name="safe\.safer_care:evidence"[^>]*list="read"/)
  assert.equal(page.split('<datalist id="read">').length, 2)
  const refused = await worker.post(path, said('The safer caring plan'))
  assert.equal(refused.status, 422)
  assert.match(refused.text, /such as “School report, 3 March 2026”: “The safer caring plan” has no date/)
  assert.match(refused.text, /value="The safer caring plan"/)
  // It stands above its own field, below its label, and the summary leads there.
  assert.match(
    refused.text,
    /What was read, and its date\s*<\/label>\s*<p id="safe-safer_care-evidence-error" class="govuk-error-message">[^]{0,300}<input[^>]*id="safe-safer_care-evidence"/,
  )
  assert.match(refused.text, /href="#safe-safer_care-evidence">/)
  assert.equal(refused.text.split('has no date').length, 3)

  const read = 'Safer caring plan, 3 March 2026; Record of a visit, 4 May 2026'
  assert.equal((await worker.post(path, said(read))).status, 303)
  for (const where of [path, `/audits/${ref}/print`]) assert.match((await officer.get(where)).text, new RegExp(read))
})
