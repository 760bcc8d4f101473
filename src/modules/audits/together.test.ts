import assert from 'node:assert/strict'
import { after, beforeEach, describe, test } from 'node:test'
import { allWork } from '#test/all-work.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { anAudit, answerPart } from './testing.ts'

describe('An audit is sent together', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const [auditor, worker, manager] = [await visits.as('fro-1'), await visits.as('fsw-1'), await visits.as('tm-1')]
  let ref = ''
  let id = 0
  const asOwner = (text: string, ...values: unknown[]) => database.asOwner((client) => client.query(text, values))
  const set = (question: string, value: unknown, explanation = '') =>
    asOwner(
      `update answers set value = $2, explanation = $3 where piece_id = ${id} and question = $1`,
      question,
      JSON.stringify(value),
      explanation,
    )
  const withdrawView = () =>
    asOwner(`delete from answers where piece_id = ${id} and question = 'ovr.practitioner_response'`)
  const state = async () => (await asOwner(`select state from pieces where id = ${id}`)).rows[0].state
  const words = (text: string) =>
    (/<main[^]*<\/main>/.exec(text)?.[0] ?? '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

  beforeEach(async () => {
    const audit = await database.asSystem(testNow, (tx) =>
      anAudit(tx, {
        ...{ householdId: household.id, kind: 'thematic', state: 'in_audit' },
        ...{ auditorId: people['fro-1']!, workerId: people['fsw-1']! },
      }),
    )
    ;({ ref, id } = audit)
    await database.asPerson(people['fro-1']!, testNow, (tx) => answerPart(tx, ref, 'audit'))
  })

  test('UA-S5: with the people, the day and the worker’s view it goes', async () => {
    const sent = await auditor.post(`/audits/${ref}/submission`)
    assert.equal(sent.status, 303)
    assert.equal(await state(), 'submitted')
    const { rows } = await asOwner(`select words from moves where piece_id = ${id} and move = 'submit'`)
    assert.deepEqual(rows, [{ words: '' }])
  })

  const refused: readonly [string, string, unknown, RegExp][] = [
    [
      'with the auditor alone',
      'hdr.collab_people',
      ['auditor'],
      /at least the person auditing and the fostering social worker/,
    ],
    ['with nobody', 'hdr.collab_people', [], /Some questions still need an answer/],
    ['with a day to come', 'hdr.collab_date', '2026-11-20', /cannot be after today/],
    ['with a day before it began', 'hdr.collab_date', '2026-10-01', /This audit began on 2 November 2026/],
  ]
  for (const [name, question, value, because] of refused) {
    test(`UA-S5: ${name} it does not, and says so, whatever reason is given`, async () => {
      await set(question, value)
      for (const fields of [{}, { reason: 'The worker is ill.' }]) {
        const sent = await auditor.post(`/audits/${ref}/submission`, fields)
        assert.ok(sent.status >= 400 && sent.status < 500)
        assert.match(words(sent.text), because)
      }
      assert.equal(await state(), 'in_audit')
      assert.match(words((await auditor.get(`/audits/${ref}`)).text), because)
    })
  }

  test('UA-S5: without the worker’s view it goes only with the reason, which is asked at its field and read with the audit', async () => {
    await withdrawView()
    const page = await auditor.get(`/audits/${ref}`)
    assert.match(words(page.text), /It is the turn of Person fsw-1, who has not yet said whether they agree/)
    assert.match(page.text, new RegExp(`href="/audits/${ref}/submission">Send it without the view of Person fsw-1`))
    const asked = await auditor.get(`/audits/${ref}/submission`)
    assert.match(words(asked.text), /Why is the view of Person fsw-1 not in it\?/)
    for (const reason of ['', '   ']) {
      const sent = await auditor.post(`/audits/${ref}/submission`, { reason })
      assert.equal(sent.status, 422)
      assert.match(sent.text, /href="#reason">Say why the view of Person fsw-1 is not in it\./)
    }
    assert.equal(await state(), 'in_audit')
    await set('ovr.impact', '')
    assert.doesNotMatch((await auditor.get(`/audits/${ref}/submission`)).text, /name="reason"/)
    const kept = await auditor.post(`/audits/${ref}/submission`, { reason: 'On sick leave since May.' })
    assert.equal(kept.status, 422)
    assert.match(kept.text, /Some questions still need an answer[^]*On sick leave since May\.<\/textarea>/)
    await set('ovr.impact', 'She sleeps.')
    assert.equal((await auditor.post(`/audits/${ref}/submission`, { reason: 'On sick leave since May.' })).status, 303)
    assert.equal(await state(), 'submitted')
    for (const one of [worker, manager])
      assert.match((await one.get(`/audits/${ref}`)).text, /On sick leave since May\./)
  })

  test('UA-D13: a worker who agrees in part, or not, is asked for the words there and then, at their field; then nothing is in the way', async () => {
    for (const view of ['partly', 'disagree']) {
      await withdrawView()
      const name = 'ovr.practitioner_response'
      const page = `/audits/${ref}/sections/ovr`
      const fields = { [`${name}:version`]: '0', [`${name}:value`]: view, [`${name}:explanation`]: ' ' }
      const asked = await worker.post(page, fields)
      assert.equal(asked.status, 422)
      assert.match(asked.text, /href="#ovr-practitioner_response-explanation">Say what you see differently/)
      assert.match(asked.text, /id="ovr-practitioner_response-explanation-error"/)
      // The choice is kept, and the auditor is led to no field of the worker's.
      const theirs = await auditor.get(`/audits/${ref}`)
      assert.match(
        words(theirs.text),
        /Person fsw-1, who does not agree with all of it and has not yet said what they see/,
      )
      assert.doesNotMatch(theirs.text, /Go to “/)
      assert.equal((await auditor.post(`/audits/${ref}/submission`)).status, 422)
      assert.match((await worker.get(`/audits/${ref}`)).text, /Say what you see differently/)
      // Saved already by the script of the page: pressed again it is asked again.
      assert.equal((await worker.post(page, { ...fields, [`${name}:version`]: '1' })).status, 422)
      const said = { ...fields, [`${name}:version`]: '1', [`${name}:explanation`]: 'School did more.' }
      assert.equal((await worker.post(page, said)).status, 303)
      assert.doesNotMatch(words((await auditor.get(`/audits/${ref}`)).text), /turn of Person fsw-1/)
    }
    assert.equal((await auditor.post(`/audits/${ref}/submission`)).status, 303)
  })

  test('UA-D4: the service manager has the copy, in their work and by message', async () => {
    await auditor.post(`/audits/${ref}/submission`)
    const home = await allWork(await visits.as('sm-1'))
    assert.match(home, new RegExp(`href="/audits/${ref}"`))
    assert.match(words(home), /A copy for you to read\./)
    assert.equal((await (await visits.as('sm-1')).get(`/audits/${ref}`)).status, 200)
  })

  test('RV-1: what was asked stands on top of an audit that came back, until it is sent again', async () => {
    await auditor.post(`/audits/${ref}/submission`)
    const quality = await visits.as('qa-1')
    await quality.post(`/audits/${ref}/receipt`)
    await quality.post(`/audits/${ref}/return`, { reason: 'Say more about school.' })
    for (const one of [auditor, worker])
      assert.match(
        words((await one.get(`/audits/${ref}`)).text),
        /What was asked when it came back Say more about school\. Person qa-1/,
      )
    await auditor.post(`/audits/${ref}/submission`)
    assert.doesNotMatch((await auditor.get(`/audits/${ref}`)).text, /What was asked when it came back/)
  })

  test('RV-1: the work of those it came back to says that it came back, until it is sent again', async () => {
    const came = /household H-\d+[^.]*\. It came back, with what was asked/
    await auditor.post(`/audits/${ref}/submission`)
    const quality = await visits.as('qa-1')
    await quality.post(`/audits/${ref}/receipt`)
    for (const one of [auditor, worker]) assert.doesNotMatch(words(await allWork(one)), came)
    await quality.post(`/audits/${ref}/return`, { reason: 'Say more about school.' })
    for (const one of [auditor, worker]) assert.match(words(await allWork(one)), came)
    await auditor.post(`/audits/${ref}/submission`)
    for (const one of [auditor, worker]) assert.doesNotMatch(words(await allWork(one)), came)
  })

  test('UA-D13: who agrees in part and has not said why has that in their work, and the way to it', async () => {
    await set('ovr.practitioner_response', 'partly', ' ')
    const asked = await worker.get('/work/later')
    assert.match(words(asked.text), /Say what you see differently in the audit of household/)
    assert.match(asked.text, new RegExp(`href="/audits/${ref}/sections/ovr#ovr-practitioner_response"`))
    await set('ovr.practitioner_response', 'partly', 'School did more.')
    assert.doesNotMatch(words((await worker.get('/work/later')).text), /Say what you see differently/)
  })

  test('RV-1: a team manager has the audit in their work once no action is open, also when it came back to them', async () => {
    const open = await database.asSystem(testNow, (tx) =>
      anAudit(tx, {
        ...{ householdId: household.id, state: 'actions_open', dueOn: '2026-12-30' },
        ...{ auditorId: people['fro-1']!, workerId: people['fsw-1']! },
      }),
    )
    const path = `/audits/${open.ref}`
    const goOn = /Go on to check what changed after the audit of household/
    const mine = async () => words(await allWork(manager))
    assert.match(await mine(), goOn)
    assert.equal((await manager.post(`${path}/verification`)).status, 303)
    assert.equal((await manager.post(`${path}/reopening`, { reason: 'The plan is not yet read.' })).status, 303)
    assert.match(
      await mine(),
      /See what still needs doing after [^.]*no action is open\. It came back, with what was asked/,
    )
    assert.doesNotMatch(await mine(), goOn)
    assert.deepEqual(visits.problems, [])
  })

  test('UA-D12: the team manager is offered the worker’s report to add to, once it is there, and nobody else writes that line', async () => {
    const report = await database.asSystem(testNow, (tx) =>
      anAudit(tx, {
        ...{ householdId: household.id, state: 'gathering', dueOn: '2026-11-30' },
        ...{ auditorId: people['fro-1']!, workerId: people['fsw-1']! },
      }),
    )
    const path = `/audits/${report.ref}/sections/swr`
    const field = 'swr.manager_comment'
    assert.doesNotMatch(await allWork(manager), /Read the worker’s report/)
    await database.asPerson(people['fsw-1']!, testNow, (tx) => answerPart(tx, report.ref, 'preparation'))
    assert.match(await allWork(manager), new RegExp(`href="${path}#swr-manager_comment"`))
    assert.match((await manager.get(path)).text, /name="swr\.manager_comment:value"/)
    for (const one of [worker, auditor]) {
      assert.doesNotMatch((await one.get(path)).text, /name="swr\.manager_comment:value"/)
      const tried = await one.post(path, { [`${field}:version`]: '0', [`${field}:value`]: 'Mine.' })
      assert.ok(tried.status >= 400 && tried.status < 500)
    }
    const said = { [`${field}:version`]: '0', [`${field}:value`]: 'I have seen how calm they are.' }
    assert.equal((await manager.post(path, said)).status, 303)
    assert.match((await auditor.get(path)).text, /I have seen how calm they are\./)
    assert.doesNotMatch(await allWork(manager), /Read the worker’s report/)
    assert.deepEqual(visits.problems, [])
  })

  test('UA-D13: an auditor who waits for the report is led to no field of it, and told whose turn it is', async () => {
    const waiting = await database.asSystem(testNow, (tx) =>
      anAudit(tx, {
        ...{ householdId: household.id, state: 'review_held', dueOn: '2026-11-30' },
        ...{ auditorId: people['fro-1']!, workerId: people['fsw-1']! },
      }),
    )
    const { text } = await auditor.get(`/audits/${waiting.ref}`)
    assert.match(words(text), /needs an answer\. It is the turn of Person fsw-1\./)
    assert.doesNotMatch(text, /Go to “The worker|href="[^"]*#swr-summary"/)
  })
})
