import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { anAction } from './testing.ts'

describe('The pages of actions', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const [manager, worker, other] = [await visits.as('tm-1'), await visits.as('fsw-1'), await visits.as('fsw-3')]
  const [managerId, workerId] = [people['tm-1']!, people['fsw-1']!]
  const action = (more = {}) =>
    database.asSystem(testNow, (tx) =>
      anAction(tx, { ownerId: workerId, householdId: household.id, raisedBy: managerId, ...more }),
    )

  test('A manager raises an action from a household', async () => {
    const page = await manager.get(`/actions/new?household=${household.ref}&question=cyp1.voice`)
    assert.equal(page.status, 200)
    const form = {
      household: household.ref,
      audit: '',
      question: '',
      says: 'Book the training',
      for_whom: 'carer',
      owner: String(workerId),
      priority: 'p2',
    }
    const raised = await manager.post('/actions', form)
    assert.equal(raised.status, 303)
    const shown = await worker.get(raised.location ?? '')
    assert.match(shown.text, /Book the training/)
    assert.match(shown.text, /Send for a check/)
  })

  test('B15: an action is due from today on, and more than a year ahead only knowingly', async () => {
    const raise = (day: string, more = {}) => {
      const [year = '', month = '', date = ''] = day.split('-')
      const due = { 'due-day': date, 'due-month': month, 'due-year': year, ...more }
      const form = {
        household: household.ref,
        says: 'Book it',
        for_whom: 'carer',
        owner: String(workerId),
        priority: 'p2',
      }
      return manager.post('/actions', { ...form, ...due })
    }
    assert.match((await raise('2026-11-18')).text, /Give a date from today on/)
    assert.match((await raise('2036-11-18', { 'due-right': '2036-11-18' })).text, /cannot be more than 3 years ahead/)
    const far = await raise('2028-11-18')
    assert.equal(far.status, 422)
    assert.match(far.text, /Yes, 18 November 2028 is right/)
    assert.equal((await raise('2028-11-18', { 'due-right': '2028-11-18' })).status, 303)
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
    const page = await manager.post('/actions', form)
    assert.equal(page.status, 422)
    for (const words of [
      'Half a thought',
      'Choose who it is for',
      'Choose who will do it',
      'Choose how soon it is needed',
      'February 2027 has no day 31',
    ]) {
      assert.ok(page.text.includes(words), words)
    }
  })

  test('A worker is told kindly that raising is not theirs, and another team finds nothing', async () => {
    assert.equal((await worker.get(`/actions/new?household=${household.ref}`)).status, 403)
    const { ref } = await action()
    assert.equal((await other.get(`/actions/${ref}`)).status, 404)
    assert.equal((await other.post(`/actions/${ref}/evidence`, { version: '1', 'finish-words': 'x' })).status, 404)
  })

  test('Evidence, a check, and the short history of both', async () => {
    const { ref } = await action()
    const empty = await worker.post(`/actions/${ref}/evidence`, { version: '1', 'finish-words': ' ' })
    assert.equal(empty.status, 422)
    assert.match(empty.text, /Say what shows that it was done/)
    assert.equal(
      (await worker.post(`/actions/${ref}/evidence`, { version: '1', 'finish-words': 'In the record' })).status,
      303,
    )
    assert.equal((await worker.post(`/actions/${ref}/verification`, { version: '2' })).status, 403)
    assert.equal(
      (await manager.post(`/actions/${ref}/verification`, { version: '2', 'verify-words': 'I looked' })).status,
      303,
    )
    const page = await worker.get(`/actions/${ref}`)
    for (const words of ['In the record', 'I looked', 'Verified', 'Person tm-1'])
      assert.ok(page.text.includes(words), words)
  })

  test('Two people change one action: the second sees both texts and loses nothing', async () => {
    const { ref } = await action()
    await worker.post(`/actions/${ref}/evidence`, { version: '1', 'finish-words': 'What the first wrote' })
    const second = await worker.post(`/actions/${ref}/evidence`, {
      version: '1',
      'finish-words': 'What the second wrote',
    })
    assert.equal(second.status, 409)
    assert.match(second.text, /What the first wrote/)
    assert.match(second.text, /What the second wrote/)
  })

  test('A person who does not work here cannot be made the owner', async () => {
    const { ref } = await action()
    const form = { version: '1', owner: '999999999', 'changeOwner-words': 'On leave' }
    const page = await manager.post(`/actions/${ref}/owner`, form)
    assert.equal(page.status, 409)
    assert.match(page.text, /no longer works here/)
  })

  test('Every move has its page, and what is refused writes nothing', async () => {
    const { ref } = await action({ state: 'verified', evidence: 'x', verifiedBy: managerId, verifiedOn: '2026-11-19' })
    const form = {
      version: '1',
      owner: String(managerId),
      'due-day': '1',
      'due-month': '12',
      'due-year': '2026',
      ...Object.fromEntries(
        ['finish', 'verify', 'handBack', 'recordNotDone', 'supersede', 'unsettle', 'changeOwner', 'changeDate'].map(
          (move) => [`${move}-words`, 'why'],
        ),
      ),
    }
    for (const noun of [
      'start',
      'evidence',
      'withdrawal',
      'verification',
      'return',
      'ending',
      'replacement',
      'decision',
      'owner',
      'date',
    ]) {
      assert.equal((await manager.post(`/actions/${ref}/${noun}`, form)).status, 403, noun)
    }
    const page = await manager.get(`/actions/${ref}`)
    assert.match(page.text, /What changed for the child\?/)
    // Verified by mistake: what can be done is said, and leads there whoever may.
    assert.match(
      page.text,
      /verified by mistake[\s\S]*another action is raised\. <a class="govuk-link" href="\/actions\/new\?/,
    )
    assert.doesNotMatch((await worker.get(`/actions/${ref}`)).text, /href="\/actions\/new/)
  })

  test('Looking at an action is recorded with its household', async () => {
    const { ref } = await action()
    await manager.get(`/actions/${ref}`)
    const seen = await database.asSystem(testNow, (tx) =>
      tx.many(sql`select kind, actor_id as by, household_id as household from trail where data ->> 'action' = ${ref}`),
    )
    assert.deepEqual(seen, [{ kind: 'action looked at', by: managerId, household: household.id }])
  })

  test('The lists and the search box lead to what one may see', async () => {
    const { ref } = await action({ says: 'Found in a list', priority: 'p1', dueOn: '2026-11-02' })
    assert.match((await worker.get('/actions?overdue=yes&priority=p1&for=child')).text, /Found in a list/)
    assert.doesNotMatch((await worker.get('/actions?whose=mine&for=partner')).text, /Found in a list/)
    assert.doesNotMatch((await other.get('/actions?whose=all')).text, /Found in a list/)
    assert.equal((await worker.get(`/search?q=${ref.toLowerCase()}`)).location, `/actions/${ref}`)
    const unseen = await other.get(`/search?q=${ref}`)
    assert.equal(unseen.status, 200)
    assert.match(unseen.text, /nothing called/)
  })
})
