import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aPerson, aTeam } from '#modules/people/testing.ts'
import { NotFound } from '#platform/problems.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { assignIro, changeSupervisingWorker, holdReview } from './commands.ts'
import { registerFactsOf } from './facts.ts'
import { readHouseholdFilter } from './forms.ts'
import { findChild, listChildrenPlaced, listStaysOfChild } from './queries/children.ts'
import { countHouseholds, findHousehold, listHouseholds, listTeamsAndWorkers } from './queries/households.ts'
import { findReview, listReviewsDue } from './queries/reviews.ts'
import { aCarer, aChild, aHousehold, aPlacement, aReview } from './testing.ts'

const today = londonDate(testNow)
const date = (text: string) => Temporal.PlainDate.from(text)

async function theService(tx: Tx) {
  const quality = await aPerson(tx, { roles: ['quality_assurance'] })
  const director = await aPerson(tx, { roles: ['chief_executive'] })
  const manager = await aPerson(tx, { roles: ['team_manager'] })
  const north = await aTeam(tx, { name: 'North', managerId: manager.id })
  const south = await aTeam(tx, { name: 'South' })
  const worker = await aPerson(tx, { name: 'Wren Worker', roles: ['fostering_social_worker'], teamId: north.id })
  const iro = await aPerson(tx, { name: 'Ira Reviewer', roles: ['independent_reviewing_officer'] })
  const mine = await aHousehold(tx, { teamId: north.id, workerId: worker.id, carers: ['AB', 'CD'] })
  const theirs = await aHousehold(tx, { teamId: south.id })
  return { quality, director, manager, north, south, worker, iro, mine, theirs }
}

describe('The register', async () => {
  const database = await freshDatabase()
  const people = await database.asSystem(testNow, theService)
  const { mine, theirs, north } = people
  const as = <T>(person: { id: number }, work: (tx: Tx) => Promise<T>) => database.asPerson(person.id, testNow, work)
  const arrange = <T>(work: (tx: Tx) => Promise<T>) => database.asSystem(testNow, work)
  const refs = (person: { id: number }) =>
    as(person, async (tx) => (await listHouseholds(tx, {})).map(({ ref }) => ref))

  test('A household is found by its reference, with its carers’ initials, its team and its worker', async () => {
    const found = await as(people.worker, (tx) => findHousehold(tx, mine.ref))
    assert.deepEqual([found.carers, found.team, found.worker], ['AB and CD', 'North', 'Wren Worker'])
    assert.equal(found.nextReviewDueOn, null)
  })

  test('Each sees their own: a worker theirs, a manager the team’s, Quality Assurance all, the Chief Executive none', async () => {
    assert.deepEqual(await refs(people.worker), [mine.ref])
    assert.deepEqual(await refs(people.manager), [mine.ref])
    assert.deepEqual(await refs(people.quality), [mine.ref, theirs.ref])
    assert.deepEqual(await refs(people.director), [])
    await assert.rejects(
      as(people.worker, (tx) => findHousehold(tx, theirs.ref)),
      NotFound,
    )
  })

  test('A list is narrowed by team, worker, approval, reference and when the review is due', async () => {
    const late = await arrange(async (tx) => {
      const household = await aHousehold(tx, { teamId: north.id, status: 'on_hold' })
      await aReview(tx, { householdId: household.id, dueOn: '2026-11-18' })
      return household
    })
    const list = async (query: Record<string, string>) => {
      const { filter } = readHouseholdFilter(query, today)
      const found = await as(people.quality, async (tx) => ({
        list: await listHouseholds(tx, filter),
        count: await countHouseholds(tx, filter),
      }))
      assert.equal(found.count, found.list.length)
      return found.list.map(({ ref }) => ref)
    }
    assert.deepEqual(await list({ team: String(north.id) }), [mine.ref, late.ref])
    assert.deepEqual(await list({ worker: String(people.worker.id) }), [mine.ref])
    assert.deepEqual(await list({ status: 'on_hold' }), [late.ref])
    const ended = await arrange((tx) => aHousehold(tx, { status: 'ended' }))
    assert.deepEqual(await list({ status: 'any' }), [mine.ref, theirs.ref, late.ref, ended.ref])
    assert.deepEqual(await list({ ref: ended.ref }), [ended.ref])
    assert.deepEqual(await list({ review: 'overdue' }), [late.ref])
    assert.deepEqual(await list({ ref: theirs.ref.toLowerCase() }), [theirs.ref])
    assert.deepEqual(await list({ ref: 'nobody' }), [])
    assert.deepEqual(await list({}), [mine.ref, theirs.ref, late.ref])
    assert.deepEqual(await list({ team: 'x', worker: '-1', review: 'never', page: '0' }), [
      mine.ref,
      theirs.ref,
      late.ref,
    ])
  })

  test('A list comes in pages of 25', async () => {
    const team = await arrange(async (tx) => {
      const { id } = await aTeam(tx)
      for (let made = 0; made < 26; made += 1) await aHousehold(tx, { teamId: id })
      return id
    })
    const sizes = await as(people.quality, async (tx) => [
      (await listHouseholds(tx, { teamId: team })).length,
      (await listHouseholds(tx, { teamId: team }, { page: 2 })).length,
    ])
    assert.deepEqual(sizes, [25, 1])
  })

  test('One can narrow only to teams and workers of households that one may see', async () => {
    const choices = await as(people.manager, listTeamsAndWorkers)
    assert.deepEqual(
      [choices.teams.map(({ name }) => name), choices.workers.map(({ name }) => name)],
      [['North'], ['Wren Worker']],
    )
  })

  test('Children placed in a period: who stayed on any day of it, once each, the eldest first', async () => {
    const { household, elder, younger } = await arrange(async (tx) => {
      const household = await aHousehold(tx)
      const elder = await aChild(tx, { bornOn: '2010-01-01' })
      const younger = await aChild(tx, { bornOn: '2020-01-01' })
      const gone = await aChild(tx)
      await aPlacement(tx, { householdId: household.id, childId: younger.id, startedOn: '2026-05-01', longTerm: true })
      await aPlacement(tx, {
        householdId: household.id,
        childId: elder.id,
        startedOn: '2025-12-01',
        endedOn: '2026-02-01',
      })
      await aPlacement(tx, { householdId: household.id, childId: elder.id, startedOn: '2026-03-01' })
      await aPlacement(tx, {
        householdId: household.id,
        childId: gone.id,
        startedOn: '2020-03-01',
        endedOn: '2025-11-19',
      })
      return { household, elder, younger }
    })
    const placed = await arrange((tx) => listChildrenPlaced(tx, household.id, date('2025-11-19'), today))
    assert.deepEqual(
      placed.map(({ id, placedFrom, longTerm }) => [id, placedFrom.toString(), longTerm]),
      [
        [elder.id, '2026-03-01', false],
        [younger.id, '2026-05-01', true],
      ],
    )
  })

  test('A child’s reviewing officer sees the child and the home now; the former home stays unnamed', async () => {
    const { child, now } = await arrange(async (tx) => {
      const child = await aChild(tx, { iroId: people.iro.id })
      const [former, now] = [await aHousehold(tx), await aHousehold(tx)]
      await aPlacement(tx, {
        householdId: former.id,
        childId: child.id,
        startedOn: '2024-01-01',
        endedOn: '2025-01-01',
      })
      await aPlacement(tx, { householdId: now.id, childId: child.id, startedOn: '2025-01-01' })
      return { child, now }
    })
    const seen = await as(people.iro, async (tx) => listStaysOfChild(tx, (await findChild(tx, child.ref)).id))
    assert.deepEqual(
      seen.map(({ householdRef }) => householdRef),
      [now.ref, null],
    )
    await assert.rejects(
      as(people.worker, (tx) => findChild(tx, child.ref)),
      NotFound,
    )
  })

  test('Reviews due in a period: not those held, and not of households that no longer foster', async () => {
    const due = await arrange(async (tx) => {
      const [one, ended] = [await aHousehold(tx), await aHousehold(tx, { status: 'ended' })]
      const review = await aReview(tx, { householdId: one.id, dueOn: '2031-03-01' })
      await aReview(tx, { householdId: one.id, dueOn: '2031-03-05', heldOn: '2031-03-04' })
      await aReview(tx, { householdId: ended.id, dueOn: '2031-03-02' })
      const found = await listReviewsDue(tx, date('2031-03-01'), date('2031-03-31'))
      assert.equal(found[0]?.householdRef, one.ref)
      return { found: found.map(({ id }) => id), review: review.id }
    })
    assert.deepEqual(due.found, [due.review])
  })

  test('A review held is written down once, with when the next is due', async () => {
    const { review, household } = await arrange(async (tx) => {
      const household = await aHousehold(tx, { nextReviewDueOn: '2026-12-01' })
      const { id } = await aReview(tx, { householdId: household.id, dueOn: '2026-12-01' })
      await holdReview(tx, { reviewId: id, on: today })
      await holdReview(tx, { reviewId: id, on: today })
      return { review: await findReview(tx, id), household: await findHousehold(tx, household.ref) }
    })
    assert.equal(review.heldOn?.toString(), '2026-11-19')
    assert.equal(household.nextReviewDueOn?.toString(), '2027-11-19')
    const trail = await arrange((tx) => tx.many(sql`select kind from trail where household_id = ${household.id}`))
    assert.deepEqual(trail, [{ kind: 'review held' }])
  })

  test('A new worker and a new reviewing officer see the case from that moment', async () => {
    const { household, child, worker } = await arrange(async (tx) => {
      const household = await aHousehold(tx)
      const worker = await aPerson(tx, { roles: ['fostering_social_worker'] })
      const { childId } = await aPlacement(tx, { householdId: household.id })
      await changeSupervisingWorker(tx, { householdId: household.id, workerId: worker.id })
      await assignIro(tx, { childId, iroId: people.iro.id })
      return {
        household,
        worker,
        child: await tx.one<{ ref: string }>(sql`select ref from children where id = ${childId}`),
      }
    })
    assert.deepEqual(await refs(worker), [household.ref])
    assert.equal((await as(people.iro, (tx) => findChild(tx, child.ref))).iro, 'Ira Reviewer')
  })

  test('Facts are brought forward from what is recorded, and only from that', async () => {
    const { facts, child, gone } = await arrange(async (tx) => {
      const household = await aHousehold(tx, {
        carers: [],
        firstApprovedOn: '2024-11-01',
        lastUnannouncedVisitOn: '2026-06-02',
      })
      await aCarer(tx, { householdId: household.id, dbsOn: '2025-01-10', tsdCompletedOn: '2025-02-01' })
      await aCarer(tx, {
        householdId: household.id,
        position: 2,
        dbsOn: '2024-12-12',
        tsdCompletedOn: '2025-06-01',
        medicalOn: '2024-10-10',
      })
      await aReview(tx, { householdId: household.id, dueOn: '2025-11-01', heldOn: '2025-10-30', carerFeedback: true })
      await aReview(tx, { householdId: household.id, dueOn: '2026-10-30' })
      const stay = await aPlacement(tx, { householdId: household.id, longTerm: true })
      const left = await aPlacement(tx, {
        householdId: household.id,
        startedOn: '2026-01-01',
        endedOn: '2026-02-01',
        endedUnplanned: true,
      })
      return { facts: await registerFactsOf(tx, household.id, today), child: stay.childId, gone: left.childId }
    })
    assert.deepEqual(
      Object.fromEntries(Object.entries(facts.household).map(([name, value]) => [name, String(value)])),
      {
        approval_date: '2024-11-01',
        tsd_completed_on: '2025-06-01',
        dbs_oldest_on: '2024-12-12',
        unannounced_visit_last_on: '2026-06-02',
        review_last_held_on: '2025-10-30',
        review_next_due_on: '2026-10-30',
        review_within_year: 'true',
      },
    )
    assert.deepEqual(facts.children.get(child), { long_term_match: true })
    assert.deepEqual(facts.children.get(gone), { long_term_match: false, ended_unplanned: true })
    assert.equal(facts.words.children.get(child)?.long_term_match, 'Matched for the long term with this household.')
    assert.match(facts.words.children.get(gone)?.ended_unplanned ?? '', /ended on 1 February 2026 without a plan/)
  })

  test('UA-S4: a review whose predecessors the register may not hold is not said to be late, nor an old one to be next', async () => {
    const factsWith = (kind: 'first' | 'annual', unheldDueOn: string) =>
      arrange(async (tx) => {
        const household = await aHousehold(tx, { firstApprovedOn: '2019-01-01' })
        await aReview(tx, { householdId: household.id, kind, dueOn: '2026-03-01', heldOn: '2026-03-02' })
        await aReview(tx, { householdId: household.id, dueOn: unheldDueOn })
        return (await registerFactsOf(tx, household.id, today)).household
      })
    const annual = await factsWith('annual', '2025-03-01')
    assert.deepEqual([annual.review_within_year, annual.review_next_due_on], [undefined, undefined])
    const first = await factsWith('first', '2027-03-01')
    assert.deepEqual([first.review_within_year, String(first.review_next_due_on)], [false, '2027-03-01'])
  })
})
