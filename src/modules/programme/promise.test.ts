import assert from 'node:assert/strict'
import { test } from 'node:test'
import { finishAction, raiseAction, verifyAction } from '#modules/actions/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { Refused } from '#platform/problems.ts'
import { allWork } from '#test/all-work.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { programme } from './stream.ts'
import { aLeaderVisit, leadVisitTo } from './testing.ts'

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const today = londonDate(testNow)
const asked = { says: 'Pay mileage with the allowance', forWhom: 'service', priority: 'p3' } as const

test('4.16 what the Chief Executive promises is their own action, though they see no case; one of a household is still nobody’s', async () => {
  const leaderId = people['ce-1']!
  const as = <T>(key: string, work: Parameters<typeof database.asPerson<T>>[2]) =>
    database.asPerson(people[key]!, testNow, work)
  const ref = await as('qa-1', (tx) => aLeaderVisit(tx, { leaderId, on: today }))
  await leadVisitTo((work) => as('ce-1', work), { ref, state: 'written', now: testNow }, { barrier_is: 'yes' })
  const promise = await as('ce-1', async (tx, actor) => {
    const { id: pieceId } = await programme.find(tx, ref)
    const from = { pieceId, householdId: null, raisers: ['lead_programme_slot'] }
    return raiseAction(tx, actor, today, { ...asked, ...from, ownerId: leaderId })
  })

  const visits = await openVisits(database, testNow)
  const leader = await visits.as('ce-1')
  assert.match(await allWork(leader), new RegExp(`Carry out .*${promise.ref}`))
  assert.match((await leader.get(`/actions/${promise.ref}`)).text, /Pay mileage with the allowance/)
  const form = (await leader.get(`/actions/new?from=${ref}`)).text
  assert.match(form, /Person ce-1/, 'they are offered to themselves')
  for (const key of ['qa-1', 'sm-1', 'qa-head'])
    assert.doesNotMatch(await allWork(await visits.as(key)), /Choose another owner/, `left with ${key}`)
  await visits.close()

  const finished = await as('ce-1', (tx, actor) =>
    finishAction({ tx, actor, today }, { ...promise, words: 'Paid with the last one.' }),
  )
  assert.ok(finished.saved)
  const { action } = finished
  const checked = await as('qa-1', (tx, actor) => verifyAction({ tx, actor, today }, { ...action, words: '' }))
  assert.ok(checked.saved)

  const ofHousehold = { ...asked, pieceId: null, householdId: household.id, ownerId: leaderId }
  await assert.rejects(
    as('tm-1', (tx, actor) => raiseAction(tx, actor, today, ofHousehold)),
    (problem) => problem instanceof Refused && /sees no case/.test(problem.message),
  )
})
