import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { allows } from '#modules/people/index.ts'
import { aPerson, aTeam } from '#modules/people/testing.ts'
import { registerRoutes } from '#modules/register/index.ts'
import { aHousehold } from '#modules/register/testing.ts'
import { createServer, hash } from '#platform/http/index.ts'
import { NotFound, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { findAction } from './queries/actions.ts'
import { actionRoutes } from './routes.ts'
import { anAction } from './testing.ts'

const nothing = async () => []

describe('The pages of actions', async () => {
  const database = await freshDatabase()
  const people = await database.asSystem(testNow, async (tx) => {
    const manager = await aPerson(tx, { name: 'Mel Manager', roles: ['team_manager'] })
    const { id: teamId } = await aTeam(tx, { managerId: manager.id })
    const worker = await aPerson(tx, {
      name: 'Wren Worker',
      roles: ['fostering_social_worker'],
      teamId,
      managerId: manager.id,
    })
    const other = await aPerson(tx, { roles: ['fostering_social_worker'] })
    const household = await aHousehold(tx, { teamId, workerId: worker.id })
    return { manager, worker, other, household }
  })
  const server = await createServer({
    database,
    clock: () => testNow,
    routes: [
      ...registerRoutes({ timeline: nothing, begin: nothing, find: { T: findAction } }),
      ...actionRoutes({ findAudit: () => Promise.reject(new NotFound()) }),
    ],
    allows,
    frame: ({ main }) => main,
    keepForm: async () => '/sign-in',
    problemPage: ({ because }) => ({ title: 'Problem', main: because as never }),
    assets: { directory: import.meta.dirname, path: '/assets/' },
    secure: false,
    report: ({ problem }) => assert.fail(String(problem)),
  })
  const as = async (person: { id: number }, url: string, form?: Record<string, string>) => {
    const token = `${person.id} ${crypto.randomUUID()}`
    await database.atDoor(testNow, (tx) =>
      tx.run(
        sql`insert into sessions (token_hash, person_id, started_at, seen_at) values (${hash(token)}, ${person.id}, ${testNow}, ${testNow})`,
      ),
    )
    const cookies = { hearth_session: token }
    if (!form) return server.inject({ url, cookies })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return server.inject({ method: 'POST', url, cookies, headers, payload: new URLSearchParams(form).toString() })
  }
  const action = (more = {}) =>
    database.asSystem(testNow, (tx) =>
      anAction(tx, {
        ownerId: people.worker.id,
        householdId: people.household.id,
        raisedBy: people.manager.id,
        ...more,
      }),
    )
  const { manager, worker, other, household } = people

  test('A manager raises an action from a household', async () => {
    const page = await as(manager, `/actions/new?household=${household.ref}&question=cyp1.voice`)
    assert.equal(page.statusCode, 200)
    const form = {
      household: household.ref,
      audit: '',
      question: '',
      says: 'Book the training',
      for_whom: 'carer',
      owner: String(worker.id),
      priority: 'p2',
    }
    const raised = await as(manager, '/actions', form)
    assert.equal(raised.statusCode, 303)
    const shown = await as(worker, String(raised.headers.location))
    assert.match(shown.body, /Book the training/)
    assert.match(shown.body, /Send for a check/)
  })

  test('A form with gaps comes back with what was typed and what to mend', async () => {
    const form = {
      household: household.ref,
      says: 'Half a thought',
      owner: '',
      'due-day': '31',
      'due-month': '2',
      'due-year': '2027',
    }
    const page = await as(manager, '/actions', form)
    assert.equal(page.statusCode, 422)
    for (const words of [
      'Half a thought',
      'Choose who it is for',
      'Choose who will do it',
      'Choose how soon it is needed',
      'February 2027 has no day 31',
    ]) {
      assert.ok(page.body.includes(words), words)
    }
  })

  test('A worker is told kindly that raising is not theirs, and another team finds nothing', async () => {
    assert.equal((await as(worker, `/actions/new?household=${household.ref}`)).statusCode, 403)
    const { ref } = await action()
    assert.equal((await as(other, `/actions/${ref}`)).statusCode, 404)
    assert.equal((await as(other, `/actions/${ref}/evidence`, { version: '1', 'finish-words': 'x' })).statusCode, 404)
  })

  test('Evidence, a check, and the short history of both', async () => {
    const { ref } = await action()
    const empty = await as(worker, `/actions/${ref}/evidence`, { version: '1', 'finish-words': ' ' })
    assert.equal(empty.statusCode, 422)
    assert.match(empty.body, /Say what shows that it was done/)
    assert.equal(
      (await as(worker, `/actions/${ref}/evidence`, { version: '1', 'finish-words': 'In the record' })).statusCode,
      303,
    )
    assert.equal((await as(worker, `/actions/${ref}/verification`, { version: '2' })).statusCode, 403)
    assert.equal(
      (await as(manager, `/actions/${ref}/verification`, { version: '2', 'verify-words': 'I looked' })).statusCode,
      303,
    )
    const page = await as(worker, `/actions/${ref}`)
    for (const words of ['In the record', 'I looked', 'Verified', 'Mel Manager'])
      assert.ok(page.body.includes(words), words)
  })

  test('Two people change one action: the second sees both texts and loses nothing', async () => {
    const { ref } = await action()
    await as(worker, `/actions/${ref}/evidence`, { version: '1', 'finish-words': 'What the first wrote' })
    const second = await as(worker, `/actions/${ref}/evidence`, {
      version: '1',
      'finish-words': 'What the second wrote',
    })
    assert.equal(second.statusCode, 409)
    assert.match(second.body, /What the first wrote/)
    assert.match(second.body, /What the second wrote/)
  })

  test('A person who does not work here cannot be made the owner', async () => {
    const { ref } = await action()
    const form = { version: '1', owner: '999999999', 'changeOwner-words': 'On leave' }
    const page = await as(manager, `/actions/${ref}/owner`, form)
    assert.equal(page.statusCode, 409)
    assert.match(page.body, /no longer works here/)
  })

  test('Every move has its page, and what is refused writes nothing', async () => {
    const { ref } = await action({ state: 'verified', evidence: 'x', verifiedBy: manager.id, verifiedOn: '2026-11-19' })
    const form = {
      version: '1',
      owner: String(manager.id),
      'due-day': '1',
      'due-month': '12',
      'due-year': '2026',
      ...Object.fromEntries(
        ['finish', 'verify', 'handBack', 'recordNotDone', 'supersede', 'changeOwner', 'changeDate'].map((move) => [
          `${move}-words`,
          'why',
        ]),
      ),
    }
    for (const noun of ['start', 'evidence', 'verification', 'return', 'ending', 'replacement', 'owner', 'date']) {
      assert.equal((await as(manager, `/actions/${ref}/${noun}`, form)).statusCode, 403, noun)
    }
    assert.match((await as(manager, `/actions/${ref}`)).body, /What changed for the child\?/)
  })

  test('Looking at an action is recorded with its household', async () => {
    const { ref } = await action()
    await as(manager, `/actions/${ref}`)
    const seen = await database.asSystem(testNow, (tx) =>
      tx.many(sql`select kind, actor_id as by, household_id as household from trail where data ->> 'action' = ${ref}`),
    )
    assert.deepEqual(seen, [{ kind: 'action looked at', by: manager.id, household: household.id }])
  })

  test('The lists and the search box lead to what one may see', async () => {
    const { ref } = await action({ says: 'Found in a list', priority: 'p1', dueOn: '2026-11-02' })
    assert.match((await as(worker, '/actions?overdue=yes&priority=p1&for=child')).body, /Found in a list/)
    assert.doesNotMatch((await as(worker, '/actions?whose=mine&for=partner')).body, /Found in a list/)
    assert.doesNotMatch((await as(other, '/actions?whose=all')).body, /Found in a list/)
    assert.equal((await as(worker, `/search?q=${ref.toLowerCase()}`)).headers.location, `/actions/${ref}`)
    const unseen = await as(other, `/search?q=${ref}`)
    assert.equal(unseen.statusCode, 200)
    assert.match(unseen.body, /nothing called/)
  })
})
