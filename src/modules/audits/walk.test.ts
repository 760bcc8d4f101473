import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { answerPart } from '#modules/audits/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { planAuditsFromReviews } from '#modules/planning/jobs.ts'
import { londonDate } from '#platform/dates/index.ts'

const database = await freshDatabase()
const service = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())

async function make(key: string, ref: string, noun: string, fields: Record<string, string> = {}) {
  const visitor = await visits.as(key)
  const made = await visitor.post(`/audits/${ref}/${noun}`, fields)
  assert.equal(
    made.status,
    303,
    `${key} ${noun}: ${made.status} ${/<p class="govuk-body">([^<]*)/.exec(made.text)?.[1]} ${visits.problems}`,
  )
}

const asOwnerOf = (key: string, work: Parameters<TestDatabase['asPerson']>[2]) =>
  database.asPerson(service.people[key]!, testNow, work)

test('A.1 an audit goes from the review to closure through every role', async () => {
  await planAuditsFromReviews(database, londonDate(testNow), testNow)
  const { ref } = await database.asSystem(testNow, (tx) => tx.one<{ ref: string }>(sql`select ref from pieces`))
  const fro = await visits.as('fro-1')
  const home = await fro.get('/')
  assert.equal(home.status, 200, String(visits.problems))
  assert.match(home.text, /Ask for everyone’s views for the audit/)
  const shown = await fro.get(`/audits/${ref}`)
  assert.equal(shown.status, 200, String(visits.problems.map((p) => (p as Error).stack)))
  await make('fro-1', ref, 'views-request')
  await asOwnerOf('fsw-1', (tx) => answerPart(tx, ref, 'preparation'))
  await make('fro-1', ref, 'review', { 'date-day': '19', 'date-month': '11', 'date-year': '2026' })
  await make('fro-1', ref, 'beginning')
  await asOwnerOf('fro-1', (tx) => answerPart(tx, ref, 'audit'))
  await database.asSystem(testNow, (tx) => tx.run(sql`update voices set state = 'not_given', reason = 'declined'`))
  await make('fro-1', ref, 'submission')
  await make('qa-1', ref, 'receipt')
  await make('qa-1', ref, 'moderator', { moderator: String(service.people['iro-2']) })
  await asOwnerOf('iro-2', (tx) => answerPart(tx, ref, 'moderation', { 'mod.grade': 'good' }))
  await make('iro-2', ref, 'moderation')
  await asOwnerOf('tm-1', (tx) => answerPart(tx, ref, 'response'))
  await make('tm-1', ref, 'response')
  assert.match((await fro.get(`/audits/${ref}`)).text, /sign-off\s*<\/div>[^]{0,200}Not needed/)
  await make('tm-1', ref, 'verification')
  await asOwnerOf('tm-1', (tx) => answerPart(tx, ref, 'closing'))
  await make('qa-1', ref, 'closure')
  const { state } = await database.asSystem(testNow, (tx) =>
    tx.one<{ state: string }>(sql`select state from pieces where ref = ${ref}`),
  )
  assert.equal(state, 'closed')
})
