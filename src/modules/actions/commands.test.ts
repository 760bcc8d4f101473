import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aPerson, aTeam } from '#modules/people/testing.ts'
import { aHousehold, aReview } from '#modules/register/testing.ts'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed, NotFound, Refused } from '#platform/problems.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { begin, changeDate, changeOwner, finish, handBack, noteImpact, takeBack, verify } from './commands/move.ts'
import { raiseAction } from './commands/raise.ts'
import { findAction, listActions, listActionsOfHousehold, listEvents } from './queries/actions.ts'
import { listActionWork } from './work.ts'

const today = londonDate(testNow)

/** Two teams: each a manager, a worker and a household; a service manager and Quality Assurance above them. */
async function theService(tx: Tx) {
  const serviceManager = await aPerson(tx, { name: 'Sam Above', roles: ['service_manager'] })
  const quality = await aPerson(tx, { name: 'Quinn Quality', roles: ['quality_assurance'] })
  const team = async (name: string) => {
    const manager = await aPerson(tx, {
      name: `Manager ${name}`,
      roles: ['team_manager'],
      managerId: serviceManager.id,
    })
    const { id: teamId } = await aTeam(tx, { name, managerId: manager.id })
    const worker = await aPerson(tx, {
      name: `Worker ${name}`,
      roles: ['fostering_social_worker'],
      teamId,
      managerId: manager.id,
    })
    const household = await aHousehold(tx, { teamId, workerId: worker.id })
    return { manager, worker, household }
  }
  return { serviceManager, quality, north: await team('North'), south: await team('South') }
}

describe('Actions', async () => {
  const database = await freshDatabase()
  const people = await database.asSystem(testNow, theService)
  const { north, south, serviceManager } = people
  const as = <T>(person: { id: number }, work: (tx: Tx, actor: Actor) => Promise<T>, now = testNow) =>
    database.asPerson(person.id, now, work)
  const given = {
    householdId: north.household.id,
    says: 'Visit unannounced and write down what the child says',
    forWhom: 'child',
    ownerId: north.worker.id,
    priority: 'p2',
  } as const
  const raise = (more: object = {}) =>
    as(north.manager, (tx, actor) => raiseAction(tx, actor, today, { ...given, ...more }))
  const step = (person: { id: number }, command: typeof finish, action: { ref: string; version: number }, words = '') =>
    as(person, async (tx, actor) => {
      const outcome = await command({ tx, actor, today }, { ref: action.ref, version: action.version, words })
      assert.ok(outcome.saved)
      return outcome.action
    })

  test('A manager raises an action: it is dated by its priority, its owner is told, and it is in the trail', async () => {
    const action = await raise()
    assert.equal(action.dueOn.toString(), '2026-12-03')
    assert.equal(action.raiser, 'Manager North')
    const told = await database.asSystem(testNow, (tx) =>
      tx.many(sql`select to_id as "to", kind from messages where path = ${`/actions/${action.ref}`}`),
    )
    assert.deepEqual(told, [{ to: north.worker.id, kind: 'action set' }])
    const trail = await database.asSystem(testNow, (tx) =>
      tx.many(sql`select kind, actor_id as by from trail where data ->> 'action' = ${action.ref}`),
    )
    assert.deepEqual(trail, [{ kind: 'action raised', by: north.manager.id }])
  })

  test('An action for the next review is due on the day of the review', async () => {
    await database.asSystem(testNow, (tx) => aReview(tx, { householdId: south.household.id, dueOn: '2027-02-03' }))
    const action = await as(south.manager, (tx, actor) =>
      raiseAction(tx, actor, today, { ...given, householdId: south.household.id, priority: 'p4' }),
    )
    assert.equal(action.dueOn.toString(), '2027-02-03')
  })

  test('A fostering social worker raises none, and nobody raises one for a household that they may not see', async () => {
    const asWorker = as(north.worker, (tx, actor) => raiseAction(tx, actor, today, given))
    await assert.rejects(asWorker, NotAllowed)
    await assert.rejects(raise({ householdId: south.household.id, priority: 'p4' }), NotFound)
    await assert.rejects(raise({ householdId: south.household.id }))
  })

  test('From raised to verified: each step is kept, with who and in what words', async () => {
    const action = await raise()
    const begun = await step(north.worker, begin, action)
    const done = await step(north.worker, finish, begun, 'Visited on 18 November; see the record')
    const verified = await step(north.manager, verify, done, 'I read the record')
    const noted = await step(north.worker, noteImpact, verified, 'She now has a say in her bedtime')
    assert.equal(noted.state, 'verified')
    assert.equal(noted.evidence, 'Visited on 18 November; see the record')
    assert.equal(noted.impactNote, 'She now has a say in her bedtime')
    const events = await as(north.worker, (tx) => listEvents(tx, action.id))
    assert.deepEqual(
      events.map(({ kind, by }) => [kind, by]),
      [
        ['raised', 'Manager North'],
        ['begun', 'Worker North'],
        ['done', 'Worker North'],
        ['verified', 'Manager North'],
        ['impact_noted', 'Worker North'],
      ],
    )
  })

  for (const [words, dueOn, priority, then] of [
    ['long past', '2026-11-02', 'p3', '2026-11-26'],
    ['still far off', '2026-12-03', 'p3', '2026-12-03'],
    ['of today', '2026-11-19', 'p1', '2026-11-20'],
  ] as const)
    test(`UM-D9: handed back with a date ${words}, it is due on ${then}, and nobody is told that it is late`, async () => {
      const { ref } = await raise({ priority })
      await database.asSystem(testNow, (tx) =>
        tx.run(sql`update actions set due_on = ${dueOn}, escalation_step = 2 where ref = ${ref}`),
      )
      const done = await step(north.worker, finish, await as(north.worker, (tx) => findAction(tx, ref)), 'Done')
      const back = await step(north.manager, handBack, done, 'And what did she say?')
      assert.equal(back.dueOn.toString(), then)
      assert.equal(back.escalationStep, dueOn === then ? 2 : 0)
      const told = await database.asSystem(testNow, (tx) =>
        tx.many<{ kind: string }>(sql`select kind from messages where path = ${`/actions/${ref}`} order by id`),
      )
      assert.deepEqual(
        told.map(({ kind }) => kind),
        ['action set', 'action done', 'action returned'],
      )
    })

  test('Nothing is finished without evidence, and nothing is written when it is refused', async () => {
    const action = await raise()
    await assert.rejects(step(north.worker, finish, action, '   '), Refused)
    assert.equal((await as(north.worker, (tx) => findAction(tx, action.ref))).state, 'open')
  })

  test('An action is verified by someone other than its owner', async () => {
    const action = await raise({ ownerId: north.manager.id })
    const done = await step(north.manager, finish, action, 'Done')
    await assert.rejects(step(north.manager, verify, done), Refused)
    assert.equal((await step(serviceManager, verify, done)).verifiedBy, serviceManager.id)
  })

  test('The database refuses an owner’s own verification even when asked directly', async () => {
    const action = await raise()
    const direct = database.asSystem(testNow, (tx) =>
      tx.run(
        sql`update actions set state = 'verified', verified_by = owner_id, verified_on = '2026-11-24' where ref = ${action.ref}`,
      ),
    )
    await assert.rejects(direct, /check constraint/)
  })

  test('Handed back, it keeps its evidence and tells its owner', async () => {
    const action = await raise()
    const done = await step(north.worker, finish, action, 'Visited')
    await assert.rejects(step(north.manager, handBack, done, ''), Refused)
    const back = await step(north.manager, handBack, done, 'Please write down what she said')
    assert.deepEqual([back.state, back.evidence, back.doneOn], ['in_progress', 'Visited', null])
  })

  test('7.9 B06: sent for a check too soon, its owner takes it back with what they wrote and by its own day, until it is checked', async () => {
    const action = await raise()
    const done = await step(north.worker, finish, action, 'Visited')
    await assert.rejects(step(north.manager, takeBack, done), NotAllowed)
    const back = await step(north.worker, takeBack, done)
    const { state, evidence, doneOn, doneBy, dueOn } = back
    assert.deepEqual([state, evidence, doneOn, doneBy], ['in_progress', 'Visited', null, null])
    assert.equal(String(dueOn), String(action.dueOn))
    const verified = await step(north.manager, verify, await step(north.worker, finish, back, 'Visited again'))
    await assert.rejects(step(north.worker, takeBack, verified), NotAllowed)
    const events = await as(north.worker, (tx) => listEvents(tx, action.id))
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['raised', 'done', 'taken_back', 'done', 'verified'],
    )
  })

  test('Two people change one action: the second is shown what is there, and nothing is overwritten', async () => {
    const action = await raise()
    await step(north.worker, finish, action, 'First words')
    const second = await as(north.worker, (tx, actor) =>
      finish({ tx, actor, today }, { ref: action.ref, version: action.version, words: 'Second words' }),
    )
    assert.equal(second.saved, false)
    assert.equal(!second.saved && second.now.evidence, 'First words')
  })

  test('Two people at the same moment: one is saved, the other is shown it', async () => {
    const action = await raise()
    const sent = (words: string) =>
      as(north.worker, (tx, actor) => finish({ tx, actor, today }, { ref: action.ref, version: action.version, words }))
    const outcomes = await Promise.all([sent('One'), sent('Other')])
    assert.deepEqual(outcomes.map((outcome) => outcome.saved).sort(), [false, true])
  })

  test('A new owner is told; a new date starts the ladder again', async () => {
    const action = await raise()
    const moved = await as(north.manager, async (tx, actor) => {
      await tx.run(
        sql`update actions set escalation_step = 2, escalated_to = ${serviceManager.id} where id = ${action.id}`,
      )
      const sent = { ref: action.ref, version: action.version, words: 'On leave' }
      const changed = await changeOwner({ tx, actor, today }, { ...sent, ownerId: north.manager.id })
      assert.ok(changed.saved)
      const dueOn = Temporal.PlainDate.from('2027-01-29')
      return changeDate({ tx, actor, today }, { ...sent, version: changed.action.version, dueOn })
    })
    assert.ok(moved.saved)
    assert.deepEqual(
      [moved.action.ownerId, moved.action.dueOn.toString(), moved.action.escalationStep, moved.action.escalatedTo],
      [north.manager.id, '2027-01-29', 0, null],
    )
    const events = await as(north.manager, (tx) => listEvents(tx, action.id))
    assert.deepEqual(
      events.slice(-2).map(({ words }) => words),
      ['From Worker North to Manager North.\nOn leave', 'From 3 December 2026 to 29 January 2027.\nOn leave'],
    )
  })

  test('Another team’s manager finds none of it', async () => {
    const action = await raise()
    await assert.rejects(
      as(south.manager, (tx) => findAction(tx, action.ref)),
      NotFound,
    )
    assert.deepEqual(await as(south.manager, (tx) => listActionsOfHousehold(tx, north.household.id, 10)), [])
  })

  test('Mine, my teams’ and all that I may see', async () => {
    const action = await raise({ says: 'Only for this test' })
    const listed = (person: { id: number }, whose: 'mine' | 'team' | 'all') =>
      as(person, async (tx, actor) => {
        const { rows } = await listActions(tx, { whose, actsFor: actor.actsFor }, { page: 1 })
        return rows.some(({ ref }) => ref === action.ref)
      })
    assert.deepEqual([await listed(north.worker, 'mine'), await listed(north.manager, 'mine')], [true, false])
    assert.deepEqual([await listed(north.manager, 'team'), await listed(serviceManager, 'team')], [true, false])
    assert.deepEqual([await listed(serviceManager, 'all'), await listed(south.manager, 'all')], [true, false])
  })

  test('SC-8: a list with those that are over begins with the latest: what is open stays on its first page', async () => {
    await raise({ says: 'For the order of the list' })
    const days = (settled: boolean) =>
      as(serviceManager, async (tx, actor) => {
        const filter = { whose: 'all', actsFor: actor.actsFor, settled } as const
        return (await listActions(tx, filter, { page: 1 })).rows.map(({ dueOn }) => dueOn.toString())
      })
    const [open, withOver] = [await days(false), await days(true)]
    assert.ok(new Set(withOver).size > 1, 'several days, or the order says nothing')
    assert.deepEqual(open, open.toSorted())
    assert.deepEqual(withOver, withOver.toSorted().toReversed())
  })

  test('My work: the owner carries out, the manager waits, then verifies', async () => {
    const action = await raise({ says: 'For the list of work' })
    const work = (person: { id: number }) =>
      as(person, async (tx, actor) => {
        const items = await listActionWork(tx, actor, { today, gone: [] })
        return items.filter(({ href }) => href.includes(action.ref)).map(({ what, group }) => `${group}: ${what}`)
      })
    const about = `${action.ref} for household ${north.household.ref}`
    assert.deepEqual(await work(north.worker), [`mine: Carry out action ${about}`])
    assert.deepEqual(await work(north.manager), [`waiting: Action ${about}`])
    await step(north.worker, finish, action, 'Done')
    assert.deepEqual(await work(north.worker), [`done: Action ${about}`])
    assert.deepEqual(await work(north.manager), [`mine: Verify action ${about}`])
    assert.deepEqual(await work(serviceManager), [])
  })

  test('An action is given to nobody whose work holds no case: they could not open it', async () => {
    const lead = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['workforce_lead'] }))
    await assert.rejects(raise({ ownerId: lead.id }), Refused)
  })
})

/** An audit's bare row, as the owner of the database: the room above has builders, which this one may not import. */
