import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { aPerson } from '#modules/people/testing.ts'
import { allWork } from '#test/all-work.ts'
import { aHousehold } from './testing.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'

describe('Who is whose', async () => {
  const database = await freshDatabase()
  const { household, neighbours, people, teams } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const [quality, manager, worker, officer] = [
    await visits.as('qa-1'),
    await visits.as('tm-1'),
    await visits.as('fsw-1'),
    await visits.as('iro-1'),
  ]
  const left = await database.asSystem(testNow, async (tx) => ({
    officer: await aPerson(tx, { name: 'Gone Officer', roles: ['independent_reviewing_officer'], active: false }),
    worker: await aPerson(tx, { name: 'Gone Worker', roles: ['fostering_social_worker'], active: false }),
  }))
  const [child, home] = [`/children/${household.childRef}`, `/households/${household.ref}`]
  const held = () =>
    database.asSystem(testNow, (tx) =>
      tx.one<{ iro: number; worker: number; team: number }>(sql`
        select c.iro_id as iro, h.supervising_worker_id as worker, h.team_id as team
        from households h, children c where h.id = ${household.id} and c.id = ${household.childId}`),
    )
  const trail = (kind: string) =>
    database.asOwner((client) =>
      asTx(client).many<{ by: number; to: number }>(
        sql`select actor_id as by, (data ->> 'to')::int as to from trail where kind = ${kind}`,
      ),
    )

  test('Quality Assurance and Partnerships choose a child’s Independent Reviewing Officer from those who are here', async () => {
    const { text } = await quality.get(child)
    assert.match(text, /Choose the Independent Reviewing Officer/)
    assert.match(text, /Person iro-2/)
    assert.doesNotMatch(text, /Gone Officer|<option[^>]*>Person fsw-1/)
    const chosen = await quality.post(`${child}/reviewing-officer`, { officer: String(people['iro-2']) })
    assert.equal(chosen.location, child)
    assert.equal((await held()).iro, people['iro-2'])
    const kind = 'independent reviewing officer assigned'
    assert.deepEqual(await trail(kind), [{ by: people['qa-1'], to: people['iro-2'] }])
    await quality.post(`${child}/reviewing-officer`, { officer: String(people['iro-2']) })
    assert.equal((await trail(kind)).length, 1, 'the same again changes nothing')
  })

  test('Whoever does not ask children, or has left, cannot be a child’s officer', async () => {
    for (const id of [left.officer.id, people['fsw-1'], 0, '']) {
      const refused = await quality.post(`${child}/reviewing-officer`, { officer: String(id) })
      assert.equal(refused.status, 422)
      assert.match(refused.text, /Choose an officer from the list/)
    }
    assert.equal((await held()).iro, people['iro-2'])
  })

  test('Nobody else chooses the officer, nor is asked to', async () => {
    assert.doesNotMatch((await worker.get(child)).text, /Choose the Independent/)
    for (const visitor of [worker, manager, officer]) {
      const refused = await visitor.post(`${child}/reviewing-officer`, { officer: String(people['iro-1']) })
      assert.ok([403, 404].includes(refused.status))
    }
  })

  test('The team manager of a household chooses its fostering social worker, and not its team', async () => {
    const { text } = await manager.get(home)
    assert.match(text, /Choose the fostering social worker/)
    assert.doesNotMatch(text, /Gone Worker|Save the team/)
    assert.equal((await manager.post(`${home}/worker`, { worker: String(people['fsw-2']) })).location, home)
    assert.equal((await held()).worker, people['fsw-2'])
    assert.deepEqual(await trail('fostering social worker changed'), [{ by: people['tm-1'], to: people['fsw-2'] }])
    assert.equal((await manager.post(`${home}/team`, { team: String(teams.south) })).status, 403)
    assert.equal((await worker.get(home)).status, 404, 'the household is no longer theirs to see')
  })

  test('Who has left, or writes no reports, cannot be chosen as a household’s worker', async () => {
    for (const id of [left.worker.id, people['iro-1'], '']) {
      const refused = await manager.post(`${home}/worker`, { worker: String(id) })
      assert.equal(refused.status, 422)
      assert.match(refused.text, /Choose a fostering social worker from the list/)
    }
    assert.equal((await held()).worker, people['fsw-2'])
  })

  test('A worker does not choose for their own household, nor a manager for another team’s', async () => {
    const own = await visits.as('fsw-2')
    assert.doesNotMatch((await own.get(home)).text, /Choose the fostering/)
    assert.equal((await own.post(`${home}/worker`, { worker: String(people['fsw-1']) })).status, 403)
    const theirs = `/households/${neighbours.ref}/worker`
    assert.equal((await manager.post(theirs, { worker: String(people['fsw-1']) })).status, 404)
    const reviewing = await visits.as('fro-1')
    assert.equal((await reviewing.post(`${home}/worker`, { worker: String(people['fsw-1']) })).status, 403)
  })

  test('Who covers for the team manager chooses in their place', async () => {
    await database.asSystem(testNow, (tx) =>
      tx.run(sql`insert into absences (person_id, cover_id, from_on, until_on)
        values (${people['tm-1']}, ${people['tm-2']}, '2026-01-01', '2027-12-31')`),
    )
    const cover = await visits.as('tm-2')
    assert.equal((await cover.post(`${home}/worker`, { worker: String(people['fsw-1']) })).status, 303)
    assert.equal((await held()).worker, people['fsw-1'])
  })

  test('Quality Assurance and Partnerships move a household to another team', async () => {
    assert.equal((await quality.post(`${home}/team`, { team: '987654' })).status, 422)
    assert.equal((await quality.post(`${home}/team`, { team: String(teams.south) })).location, home)
    assert.equal((await held()).team, teams.south)
    assert.deepEqual(await trail('household moved to another team'), [{ by: people['qa-1'], to: teams.south }])
  })

  test('A household without a team waits for the service manager, who chooses one', async () => {
    const { ref } = await database.asSystem(testNow, (tx) => aHousehold(tx))
    const { ref: next } = await database.asSystem(testNow, (tx) => aHousehold(tx))
    await database.asSystem(testNow, (tx) => aHousehold(tx, { status: 'ended' }))
    const service = await visits.as('sm-1')
    const waiting = async () => (await allWork(service)).match(/Choose the team of household H-\d+/g)
    assert.deepEqual(await waiting(), [`Choose the team of household ${ref}`])
    assert.match(await allWork(service), /\(the first of 2 households\)/, 'and none that has ended')
    for (const key of ['qa-1', 'tm-1', 'fro-1'])
      assert.doesNotMatch(await allWork(await visits.as(key)), /Choose the team/, key)

    const { text } = await service.get(`/households/${ref}`)
    assert.match(text, /Choose the team/)
    assert.doesNotMatch(text, /Save the worker/)
    const reviewing = await visits.as('fro-1')
    assert.equal((await reviewing.post(`/households/${ref}/team`, { team: String(teams.north) })).status, 403)
    assert.equal((await service.post(`/households/${ref}/team`, { team: String(teams.north) })).status, 303)
    assert.deepEqual(await waiting(), [`Choose the team of household ${next}`])
    await service.post(`/households/${next}/team`, { team: String(teams.north) })
    assert.equal(await waiting(), null)
    assert.equal((await manager.get(`/households/${ref}`)).status, 200, 'from then on its team manager sees it')
  })
})
