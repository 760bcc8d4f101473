import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import { otherOf } from './aside.ts'
import { states } from './steps.ts'
import { anAnswer, anAudit } from './testing.ts'

/* Issue 11, section 5: the auditor and the worker write to each other beneath an answer. */

describe('what the auditor and the worker write to each other', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const audit = await database.asSystem(testNow, async (tx) => {
    const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']!, moderatorId: people['iro-2']! }
    const made = await anAudit(tx, { householdId: household.id, state: 'in_audit', ...parts })
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${made.id}, ${household.childId})`)
    await anAnswer(tx, made.id, 'wfc1.agreement', 'yes')
    return made
  })
  const path = `/audits/${audit.ref}/notes`
  const [auditor, worker] = [await visits.as('fro-1'), await visits.as('fsw-1')]
  const ofChild = { question: 'cyp1.visits', child: household.childRef }
  const at = (child: typeof ofChild) => `${path}?${new URLSearchParams(child)}`
  const mainOf = async (visitor: Visitor, address: string) => {
    const { text } = await visitor.get(address)
    return text.slice(text.indexOf('<main'), text.indexOf('</main'))
  }

  test('is written beneath an answer, told in My work, answered, and stands at the question until it is settled', async () => {
    const page = await mainOf(auditor, `/audits/${audit.ref}/children/${household.childRef}`)
    assert.match(page, /Write to Person fsw-1 about an answer/)
    assert.match(await mainOf(auditor, `${path}?section=cyp1&child=${household.childRef}`), /About which answer\?/)
    assert.equal((await auditor.post(path, { ...ofChild, says: ' ' })).status, 422)
    assert.equal((await auditor.post(path, { ...ofChild, says: 'Were all of them <in> time?' })).status, 303)
    assert.match(await mainOf(worker, '/'), /Answer what Person fro-1 wrote in audit A-\d+/)
    assert.doesNotMatch(await mainOf(auditor, '/'), /Answer what Person/)
    const theirs = await mainOf(worker, `/audits/${audit.ref}/children/${household.childRef}`)
    assert.match(theirs, /Person fro-1 wrote: “Were all of them &lt;in&gt; time\?”/)
    assert.equal((await worker.post(path, { ...ofChild, says: 'All but the one in May.' })).status, 303)
    assert.doesNotMatch(await mainOf(worker, '/'), /Answer what Person/)
    assert.match(await mainOf(auditor, '/'), /Answer what Person fsw-1 wrote/)
    assert.match(await mainOf(auditor, at(ofChild)), /Were all of them[^]*All but the one in May\./)
    assert.equal((await auditor.post(`${path}/settled`, ofChild)).status, 303)
    for (const visitor of [auditor, worker]) {
      assert.doesNotMatch(await mainOf(visitor, '/'), /Answer what Person/)
      assert.doesNotMatch(await mainOf(visitor, `/audits/${audit.ref}/children/${household.childRef}`), /wrote: “/)
      assert.match(
        await mainOf(visitor, `/audits/${audit.ref}/children/${household.childRef}`),
        /Notes to each other here, settled/,
      )
      assert.match(await mainOf(visitor, `/audits/${audit.ref}`), new RegExp(`href="${path}">Notes to each other<`))
    }
    assert.match(await mainOf(worker, at(ofChild)), /settled [^<]* by Person fro-1/)
  })

  test('is read by the two and by whoever checks the audit; by nobody else, and stands on no paper', async () => {
    await worker.post(path, { question: 'wfc1.agreement', says: 'The calendar says otherwise.' })
    for (const key of Object.keys(people)) {
      const visitor = await visits.as(key)
      const reads = ['fro-1', 'fsw-1', 'qa-1', 'qa-head'].includes(key)
      const { status, text } = await visitor.get(`${path}?question=wfc1.agreement`)
      assert.equal(status === 200, reads, key)
      assert.equal(text.includes('The calendar says otherwise.'), reads, key)
      for (const page of [`/audits/${audit.ref}`, `/audits/${audit.ref}/sections/wfc1`, `/audits/${audit.ref}/print`]) {
        const shows = (await visitor.get(page)).text.includes('The calendar says otherwise.')
        assert.equal(shows, reads && page.endsWith('wfc1'), `${key} ${page}`)
      }
    }
    assert.equal(
      (await (await visits.as('qa-1')).post(path, { question: 'wfc1.agreement', says: 'Me too.' })).status,
      409,
    )
    assert.deepEqual(visits.problems, [])
  })

  test('is taken back by whoever wrote it last: the other reads it no more, and the trail says so', async () => {
    const place = { question: 'wfc1.agreement' }
    assert.equal((await auditor.post(`${path}/taken-back`, place)).status, 409, 'it is the other’s')
    assert.equal((await worker.post(`${path}/taken-back`, place)).status, 303)
    const address = `${path}?question=wfc1.agreement`
    assert.doesNotMatch(await mainOf(auditor, address), /The calendar says otherwise/)
    assert.match(await mainOf(worker, address), /taken back [^]*The calendar says otherwise/)
    const { rows } = await database.asOwner((client) =>
      client.query<{ kind: string; data: unknown }>(
        `select kind, data from trail where kind like 'note%to the other %' and kind not like '%looked at' order by id`,
      ),
    )
    assert.deepEqual(
      rows.map(({ kind, data }) => [kind, data]),
      [
        ['note to the other written', ofChild],
        ['note to the other written', ofChild],
        ['notes to the other settled', ofChild],
        ['note to the other written', place],
        ['note to the other taken back', place],
      ],
    )
  })

  test('stays when both change the same answer, and nothing is added once the audit is sent', async () => {
    const place = { question: 'wfc1.agreement' }
    await auditor.post(path, { ...place, says: 'Which calendar?' })
    const save = (visitor: Visitor, value: string) =>
      visitor.post(`/audits/${audit.ref}/sections/wfc1`, {
        ...{ 'wfc1.agreement:value': value, 'wfc1.agreement:version': '0' },
      })
    await save(worker, 'no')
    await save(auditor, 'partly')
    assert.match(await mainOf(worker, `/audits/${audit.ref}/sections/wfc1`), /Which calendar\?/)
    await database.asOwner((client) => client.query(`update pieces set state = 'with_qa' where id = $1`, [audit.id]))
    assert.equal((await worker.post(path, { ...place, says: 'Ours.' })).status, 409)
    assert.doesNotMatch(await mainOf(worker, '/'), /Answer what Person/)
    assert.match(await mainOf(worker, `${path}?question=wfc1.agreement`), /The audit has been sent/)
  })

  test('is nobody’s who is not asked it: another child, a question of somebody else’s part, none at all', async () => {
    for (const query of [
      'question=nothing',
      'question=mod.grade',
      `question=wfc1.agreement&child=${household.childRef}`,
      'question=cyp1.visits',
      'question=cyp1.visits&child=C-9999',
    ])
      assert.equal((await auditor.get(`${path}?${query}`)).status, 404, query)
  })
})

test('is written by whoever of the two, until it is sent', () => {
  const may = (isAuditor: boolean, isWorker: boolean) =>
    states.filter((state) => otherOf({ state, auditor: null, worker: null }, { isAuditor, isWorker }))
  const written = ['scheduled', 'gathering', 'review_held', 'in_audit']
  assert.deepEqual([may(true, false), may(false, true), may(false, false)], [written, written, []])
})
