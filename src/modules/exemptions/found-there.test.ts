import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aHousehold, aPlacement, aChild } from '#modules/register/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { NotFound } from '#platform/problems.ts'
import { asTx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { answerFound, takeAnswerBack } from './commands/answer.ts'
import { listAnswers, listFoundFor } from './queries/found.ts'
import { anExemption } from './testing.ts'
import { listFoundWork } from './work.ts'

const database = await freshDatabase()
const { people, teams } = await aSmallService(database)
const today = londonDate(testNow)
const as = <T>(key: string, work: Parameters<typeof database.asPerson<T>>[2]) =>
  database.asPerson(people[key]!, testNow, work)
const found = async (key: string) =>
  (await as(key, (tx, actor) => listFoundFor(tx, actor, today)))
    .map(({ ref, kind, since }) => `${ref} ${kind} ${since}`)
    .toSorted()

const { id, ref } = await database.asOwner(async (client) => {
  const tx = asTx(client)
  const home = await aHousehold(tx, { teamId: teams.north, workerId: people['fsw-1']!, placesApproved: 3 })
  for (const startedOn of ['2024-02-01', '2024-02-01', '2025-02-01'])
    await aPlacement(tx, { householdId: home.id, startedOn })
  // Who stays on as an adult is no fostered child any more.
  const grown = await aChild(tx, { bornOn: '2006-01-01' })
  await aPlacement(tx, { householdId: home.id, childId: grown.id, startedOn: '2018-02-01' })
  return home
})
const comes = (startedOn: string, endedOn?: string) =>
  database.asOwner((client) => aPlacement(asTx(client), { householdId: id, startedOn, ...(endedOn && { endedOn }) }))

test('4.9 homes beyond the usual limit and their terms are found by day, asked of their team manager, and again only when it is new', async () => {
  assert.deepEqual(await found('tm-1'), [], 'three children, and one who has grown up')
  await comes('2026-11-10')
  const both = [`${ref} limit 2026-11-10`, `${ref} places 2026-11-10`]
  assert.deepEqual(await found('tm-1'), both)
  assert.deepEqual(await found('tm-2'), [], 'of another team')
  assert.deepEqual(await found('qa-1'), [], 'who manages none')
  const rows = await as('tm-1', (tx, actor) => listFoundWork(tx, actor, { today, gone: [] }))
  assert.deepEqual(
    rows.map(({ dueOn }) => String(dueOn)),
    ['2026-11-10', '2026-11-18'],
  )
  assert.deepEqual(await as('fsw-1', (tx, actor) => listFoundWork(tx, actor, { today, gone: [] })), [])

  const since = Temporal.PlainDate.from('2026-11-10')
  const answer = { householdId: id, kind: 'limit', since, because: 'siblings', words: '' } as const
  await assert.rejects(
    as('fsw-1', (tx) => answerFound(tx, answer)),
    'it is not theirs to answer',
  )
  await assert.rejects(
    as('tm-2', (tx) => answerFound(tx, answer)),
    'nor of another team',
  )
  await as('tm-1', (tx) => answerFound(tx, answer))
  assert.deepEqual(await found('tm-1'), [both[1]], 'no, because: it is kept')
  assert.deepEqual(
    (await as('tm-1', (tx) => listAnswers(tx, id))).map(({ because }) => because),
    ['siblings'],
  )
  assert.deepEqual(await as('tm-2', (tx) => listAnswers(tx, id)), [])
  await as('tm-1', (tx) => takeAnswerBack(tx, answer))
  assert.deepEqual(await found('tm-1'), both, 'and may be taken back')
  await as('tm-1', (tx) => answerFound(tx, answer))

  await as('tm-1', (tx, actor) =>
    anExemption(tx, actor, { householdId: id, kind: 'exception', on: since, now: testNow }),
  )
  assert.deepEqual(await found('tm-1'), [], 'a record speaks of it')
  await comes('2026-11-16', '2026-11-18')
  assert.deepEqual(
    await found('tm-1'),
    [`${ref} limit 2026-11-16`, `${ref} places 2026-11-16`],
    'a short stay is a stay',
  )
  await assert.rejects(
    as('tm-2', (tx, actor) => anExemption(tx, actor, { householdId: id, kind: 'exemption', on: today, now: testNow })),
    NotFound,
  )
})
