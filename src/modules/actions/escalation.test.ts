import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aPerson, aTeam } from '#modules/people/testing.ts'
import { aHousehold } from '#modules/register/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { jobs } from './jobs.ts'
import { findAction, listEvents } from './queries/actions.ts'
import { anAction } from './testing.ts'

describe('The ladder for overdue actions', async () => {
  const database = await freshDatabase()
  const sweep = async (day: string) => {
    const now = Temporal.Instant.from(`${day}T06:30:00Z`)
    await jobs[0]!.handle({ database, now, today: londonDate(now) })
  }
  const arrange = <T>(work: (tx: Tx) => Promise<T>) => database.asSystem(testNow, work)
  const told = (ref: string) =>
    arrange((tx) =>
      tx.many<{ to: number; kind: string; urgent: boolean }>(
        sql`select to_id as "to", kind, urgent from messages where path = ${`/actions/${ref}`} order by id`,
      ),
    )

  const people = await arrange(async (tx) => {
    const service = await aPerson(tx, { name: 'Sam Above', roles: ['service_manager'] })
    const manager = await aPerson(tx, { name: 'Mel Manager', roles: ['team_manager'], managerId: service.id })
    const { id: teamId } = await aTeam(tx, { managerId: manager.id })
    const worker = await aPerson(tx, { roles: ['fostering_social_worker'], teamId, managerId: manager.id })
    const unmanaged = await aPerson(tx, { roles: ['fostering_social_worker'], teamId })
    const elsewhere = await aPerson(tx, { roles: ['lado'] })
    return {
      service,
      manager,
      worker,
      unmanaged,
      elsewhere,
      household: await aHousehold(tx, { teamId, workerId: worker.id }),
    }
  })
  const overdue = (ownerId: number) =>
    arrange((tx) => anAction(tx, { ownerId, householdId: people.household.id, dueOn: '2026-11-19' }))

  test('First the owner’s manager, then the service manager, each once however often the sweep runs', async () => {
    const { ref, id } = await overdue(people.worker.id)
    for (const day of [
      '2026-11-20',
      '2026-11-23',
      '2026-11-23',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-12-24',
    ])
      await sweep(day)
    assert.deepEqual(await told(ref), [
      { to: people.manager.id, kind: 'action escalated', urgent: false },
      { to: people.service.id, kind: 'action escalated', urgent: true },
    ])
    const events = await arrange((tx) => listEvents(tx, id))
    assert.deepEqual(
      events.map(({ kind, words, by, at }) => [kind, words, by, londonDate(at).toString()]),
      [
        ['manager_told', 'Mel Manager', null, '2026-11-23'],
        ['service_manager_told', 'Sam Above', null, '2026-11-26'],
      ],
    )
    const action = await arrange((tx) => findAction(tx, ref))
    assert.deepEqual([action.escalatedToName, action.escalationStep, action.version], ['Sam Above', 2, 1])
  })

  test('A sweep that was missed for weeks tells both', async () => {
    const { ref } = await overdue(people.worker.id)
    await sweep('2027-01-18')
    assert.deepEqual(
      (await told(ref)).filter(({ kind }) => kind === 'action escalated').map(({ to }) => to),
      [people.manager.id, people.service.id],
    )
  })

  test('Without a line manager, the manager of the team is told', async () => {
    const { ref } = await overdue(people.unmanaged.id)
    await sweep('2026-11-23')
    assert.equal((await arrange((tx) => findAction(tx, ref))).escalatedTo, people.manager.id)
  })

  test('With nobody to tell at first, the service manager still is', async () => {
    const { ref } = await overdue(people.elsewhere.id)
    await sweep('2026-11-24')
    assert.equal((await arrange((tx) => findAction(tx, ref))).escalatedTo, null)
    await sweep('2026-11-26')
    assert.equal((await arrange((tx) => findAction(tx, ref))).escalatedTo, people.service.id)
  })

  test('What was done in time, or is settled, tells nobody', async () => {
    const { ref } = await arrange((tx) =>
      anAction(tx, {
        ownerId: people.worker.id,
        dueOn: '2026-11-19',
        state: 'done_awaiting_check',
        evidence: 'Done',
        doneBy: people.worker.id,
      }),
    )
    await sweep('2027-01-18')
    assert.deepEqual(await told(ref), [])
  })

  test('Whoever was told may open the action, whatever household it is for', async () => {
    const { ref } = await arrange(async (tx) => {
      const outside = await aHousehold(tx)
      return anAction(tx, { ownerId: people.worker.id, householdId: outside.id, dueOn: '2026-11-19' })
    })
    await sweep('2026-11-23')
    const found = await database.asPerson(people.manager.id, testNow, (tx) => findAction(tx, ref))
    assert.deepEqual([found.ref, found.seesHousehold], [ref, false])
  })

  test('Where the owner’s manager sees no case, the service manager is told in their place', async () => {
    const officer = await arrange(async (tx) => {
      const lead = await aPerson(tx, { roles: ['safeguarding_lead'] })
      return aPerson(tx, { roles: ['fostering_reviewing_officer'], managerId: lead.id })
    })
    const { ref } = await overdue(officer.id)
    await sweep('2026-11-23')
    assert.deepEqual(await told(ref), [{ to: people.service.id, kind: 'action escalated', urgent: false }])
  })
})
