import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { anAnswer, answerPart } from '#modules/audits/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import { planAuditsFromReviews } from '#modules/planning/jobs.ts'

const database = await freshDatabase()
const service = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())

test('what the register holds stands in the worker’s report and in the audit, marked until somebody confirms it', async () => {
  await database.asOwner((client) =>
    client.query(`update carers set tsd_completed_on = '2025-03-04', dbs_on = '2024-05-06', medical_on = null`),
  )
  await planAuditsFromReviews(database, londonDate(testNow), testNow)
  const { ref } = await database.asSystem(testNow, (tx) =>
    tx.one<{ ref: string }>(sql`select ref from pieces where household_id = ${service.household.id}`),
  )
  const [auditor, worker] = [await visits.as('fro-1'), await visits.as('fsw-1')]
  const read = async (visitor: Visitor, section: string) =>
    wordsIn(await visitor.get(`/audits/${ref}/sections/${section}`))

  assert.doesNotMatch(await read(worker, 'swr'), /Brought forward/, 'nothing is before views are asked for')
  await auditor.post(`/audits/${ref}/views-request`)
  const report = await read(worker, 'swr')
  assert.match(report, /Brought forward When the last of the carers completed the training, support and development/)
  assert.match(report, /In the register The oldest Disclosure and Barring Service check among the carers: 6 May 2024\./)

  await database.asOwner((client) => client.query(`update carers set dbs_on = '2026-10-01'`))
  await database.asPerson(service.people['fsw-1']!, testNow, (tx) => answerPart(tx, ref, 'preparation'))
  await auditor.post(`/audits/${ref}/review`, { 'date-day': '19', 'date-month': '11', 'date-year': '2026' })
  await auditor.post(`/audits/${ref}/beginning`)
  const safety = await read(auditor, 'safe')
  assert.match(safety, /check among the carers: 1 October 2026\./, 'as the register is when the page is read')
  assert.doesNotMatch(safety, /medical among the carers/, 'what nobody recorded is not said')
})

test('7.4 “this is right”, ticked by mistake, is unticked: what was brought forward waits for somebody to confirm it', async () => {
  const question = 'safe.whistle'
  const { id, ref } = await database.asSystem(testNow, async (tx) => {
    const one = await tx.one<{ id: number; ref: string }>(
      sql`select id, ref from pieces where household_id = ${service.household.id}`,
    )
    await anAnswer(tx, one.id, question, 'yes')
    await tx.run(sql`update answers set brought_forward = true where piece_id = ${one.id} and question = ${question}`)
    return one
  })
  const auditor = await visits.as('fro-1')
  assert.match((await auditor.get(`/audits/${ref}/sections/safe`)).text, /name="safe\.whistle:brought" value="yes"/)
  const send = async (version: number, more: Record<string, string> = {}) => {
    const fields = {
      [`${question}:version`]: String(version),
      [`${question}:value`]: 'yes',
      [`${question}:brought`]: 'yes',
    }
    await auditor.post(`/audits/${ref}/sections/safe`, { ...fields, ...more })
    return database.asSystem(testNow, (tx) =>
      tx.one<{ waits: boolean; version: number }>(
        sql`select brought_forward as waits, version from answers where piece_id = ${id} and question = ${question}`,
      ),
    )
  }
  assert.deepEqual(await send(1), { waits: true, version: 1 })
  assert.deepEqual(await send(1, { [`${question}:confirm`]: 'yes' }), { waits: false, version: 2 })
  assert.deepEqual(await send(2), { waits: true, version: 3 }, 'unticked on the same page')
  assert.deepEqual(await send(3), { waits: true, version: 3 }, 'and nothing more is saved')
})

const wordsIn = ({ text }: { text: string }): string =>
  text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' .', '.')
