import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { asTx, sql } from '#platform/sql/index.ts'
import { allWork } from '#test/all-work.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { slotsOf } from './index.ts'

const database = await freshDatabase()
const { people } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const [officer, head, manager, team, worker] = await Promise.all(
  ['qa-1', 'qa-head', 'sm-1', 'tm-1', 'fsw-1'].map((key) => visits.as(key)),
)
const lines = () => database.asPerson(people['qa-1']!, testNow, (tx) => slotsOf(tx, 1))
const stateOf = () =>
  database.asOwner((client) =>
    asTx(client).one<{ state: string; version: number }>(sql`select state, version from calendar_years`),
  )
const sign = async (who: typeof head) =>
  who!.post('/calendar/years/1/signature', { version: String((await stateOf()).version) })

describe('3.4: a year is agreed by both sides', () => {
  test('is drawn by Quality Assurance, and nobody else sees the draft', async () => {
    assert.equal((await manager!.post('/calendar/years')).status, 403)
    const drawn = await officer!.post('/calendar/years')
    assert.equal(drawn.status, 303, drawn.text)
    assert.equal((await officer!.post('/calendar/years')).status, 409)
    assert.match((await officer!.get('/calendar')).text, /1 December 2026 to 31 March 2027/)
    assert.equal((await team!.get('/calendar/years/1')).status, 404)
    assert.doesNotMatch((await worker!.get('/calendar')).text, /1 December 2026/)
  })

  test('is changed while it is a draft, and not by a change that is asked', async () => {
    const [first] = await lines()
    const to = { 'due-day': '10', 'due-month': '12', 'due-year': '2026', person: String(people['om-1']) }
    const moved = await officer!.post(`/calendar/lines/${first!.id}/draft`, to)
    assert.equal(moved.status, 303, moved.text)
    const changed = (await lines()).find(
      ({ personId, dueOn }) => personId === people['om-1'] && String(dueOn) === '2026-12-10',
    )
    assert.equal(String(changed?.firstDueOn), '2026-12-10')
    const quiet = await officer!.post(`/calendar/lines/${changed!.id}/draft`, { ...to, 'due-day': '24' })
    assert.equal(quiet.status, 422)
    const asked = await officer!.post(`/calendar/lines/${changed!.id}/changes`, {
      kind: 'excused',
      reason: 'absence',
      words: 'Away.',
    })
    assert.equal(asked.status, 409)
    // Two who change it at once draw no second line.
    const count = (await lines()).length
    const both = await Promise.all(
      ['11', '14'].map((day) => officer!.post(`/calendar/lines/${changed!.id}/draft`, { ...to, 'due-day': day })),
    )
    assert.deepEqual(
      [both.map(({ status }) => status).filter((status) => status === 303).length, (await lines()).length],
      [1, count],
    )
    assert.match(quiet.text, /two weeks around Christmas get no new days/)
  })

  test('is given back with words, and signed once each by two people', async () => {
    assert.equal((await officer!.post('/calendar/years/1/proposal', { version: '1' })).status, 303)
    assert.match(await allWork(manager!), /Read the year 1 December 2026 to 31 March 2027, and sign it/)
    assert.equal((await manager!.post('/calendar/years/1/return', { words: '' })).status, 422)
    assert.equal((await manager!.post('/calendar/years/1/return', { words: 'Less in December.' })).status, 303)
    assert.match((await officer!.get('/calendar/years/1')).text, /Less in December/)
    const read = (await stateOf()).version
    await officer!.post('/calendar/years/1/proposal', { version: String(read) })
    const old = await manager!.post('/calendar/years/1/signature', { version: String(read) })
    assert.equal(old.status, 409)
    assert.match(old.text, /proposed anew since you opened/)
    assert.equal((await sign(manager)).status, 303)
    assert.equal((await sign(manager)).status, 409)
    assert.equal((await sign(officer)).status, 409)
    assert.equal((await officer!.post('/calendar/years/1/withdrawal', {})).status, 409)
    assert.equal((await manager!.post('/calendar/years/1/unsigned', {})).status, 303)
    assert.equal((await sign(manager)).status, 303)
    assert.match((await team!.get('/calendar')).text, /fostering service has signed/)
    const agreed = await sign(head)
    assert.equal(agreed.status, 303, agreed.text)
    assert.equal((await stateOf()).state, 'agreed')
    assert.match((await team!.get('/calendar')).text, /Signed/)
  })

  test('is not taken back, thrown away or drawn over afterwards', async () => {
    for (const noun of ['withdrawal', 'return', 'unsigned', 'proposal'])
      assert.ok((await manager!.post(`/calendar/years/1/${noun}`, { words: 'No.' })).status >= 403, noun)
    assert.equal((await officer!.post('/calendar/years/1/end')).status, 409)
    const [first] = await lines()
    assert.equal((await officer!.post(`/calendar/lines/${first!.id}/left-out`)).status, 409)
    for (const statement of [
      sql`update slots set first_due_on = first_due_on + 1`,
      sql`update calendar_years set state = 'drafted'`,
    ])
      await assert.rejects(database.asOwner((client) => client.query(statement.text)))
  })
})

describe('3.4: a change is asked by one side and answered by the other', () => {
  const why = { reason: 'absence', words: 'They are on a course.' }
  const own = async (key: string, activity: string, at = 0) =>
    (await lines()).filter((slot) => slot.personId === people[key] && slot.activity === activity)[at]!
  const again = async (id: number) => (await lines()).find((slot) => slot.id === id)!
  const newest = () =>
    database.asOwner(
      async (client) => (await asTx(client).one<{ id: number }>(sql`select max(id) as id from slot_changes`)).id,
    )
  const moveTo = (day: string, month: string) => ({
    kind: 'moved',
    'due-day': day,
    'due-month': month,
    'due-year': '2027',
    ...why,
  })

  test('moved: the old line stands until the yes, and the first day for ever', async () => {
    const line = await own('tm-1', 'managers_audit', 1)
    assert.equal((await worker!.post(`/calendar/lines/${line.id}/changes`, moveTo('10', '2'))).status, 403)
    const wrong = await team!.post(`/calendar/lines/${line.id}/changes`, { kind: 'moved', 'due-day': '40', words: '' })
    assert.equal(wrong.status, 422)
    assert.equal((await team!.post(`/calendar/lines/${line.id}/changes`, moveTo('10', '2'))).status, 303)
    assert.equal((await team!.post(`/calendar/lines/${line.id}/changes`, moveTo('11', '2'))).status, 409)
    assert.ok((await again(line.id)).dueOn.equals(line.dueOn))
    const id = await newest()
    assert.equal((await manager!.post(`/calendar/changes/${id}/answer`, { answer: 'yes' })).status, 409)
    assert.match(await allWork(head!), /Say yes or no to a change of the agreed year/)
    assert.equal(
      (await head!.post(`/calendar/changes/${id}/answer`, { answer: 'yes', words: 'Good luck.' })).status,
      303,
    )
    assert.equal((await head!.post(`/calendar/changes/${id}/answer`, { answer: 'no' })).status, 409)
    const moved = await again(line.id)
    assert.deepEqual(
      [String(moved.dueOn), moved.firstDueOn.equals(line.firstDueOn), moved.moved],
      ['2027-02-10', true, 1],
    )
    assert.equal((await head!.post(`/calendar/changes/${id}/answer-taken-back`)).status, 303)
    assert.deepEqual([(await again(line.id)).dueOn.equals(line.dueOn), (await again(line.id)).moved], [true, 0])
    assert.equal((await team!.post(`/calendar/changes/${id}/withdrawal`)).status, 303)
    assert.equal((await head!.post(`/calendar/changes/${id}/answer`, { answer: 'yes' })).status, 409)
  })

  test('nobody excuses their own, and a no leaves the line', async () => {
    const line = await own('sm-1', 'quarterly_report')
    await officer!.post(`/calendar/lines/${line.id}/changes`, { kind: 'excused', ...why })
    const refused = await manager!.post(`/calendar/changes/${await newest()}/answer`, { answer: 'yes' })
    assert.equal(refused.status, 409)
    assert.match(refused.text, /nobody says yes to a change of their own/)
    assert.equal((await manager!.post(`/calendar/changes/${await newest()}/answer`, { answer: 'no' })).status, 303)
    assert.equal((await again(line.id)).settled, null)
    await assert.rejects(
      database.asPerson(people['sm-1']!, testNow, (tx) =>
        tx.run(sql`update slot_changes set answer = 'yes' where slot_id = ${line.id}`),
      ),
    )
  })

  test('given to another, and excused', async () => {
    const line = await own('tm-2', 'practice_observation', 2)
    await manager!.post(`/calendar/lines/${line.id}/changes`, { kind: 'given', person: String(people['tm-1']), ...why })
    await head!.post(`/calendar/changes/${await newest()}/answer`, { answer: 'yes' })
    assert.equal((await again(line.id)).personId, people['tm-1'])
    await team!.post(`/calendar/lines/${line.id}/changes`, { kind: 'excused', ...why })
    await head!.post(`/calendar/changes/${await newest()}/answer`, { answer: 'yes' })
    assert.equal((await again(line.id)).settled, 'excused')
    assert.match((await team!.get(`/calendar/lines/${line.id}`)).text, /Excused/)
  })

  test('added: it stands once the other side has said yes', async () => {
    const before = (await lines()).length
    const more = { activity: 'study_group_audit', person: String(people['hos-1']), ...moveTo('26', '2') }
    const asked = await officer!.post('/calendar/years/1/lines', more)
    assert.equal(asked.status, 303, asked.text)
    assert.equal((await lines()).length, before)
    const said = await manager!.post(`/calendar/changes/${await newest()}/answer`, { answer: 'yes' })
    assert.equal(said.status, 303, said.text)
    const added = (await lines()).find(({ activity }) => activity === 'study_group_audit')!
    assert.deepEqual(
      [added.personId, String(added.dueOn), added.role, added.outside],
      [people['hos-1'], '2027-02-26', 'head_of_service', true],
    )
    assert.equal((await team!.post('/calendar/years/1/lines', more)).status, 403)
  })

  test('another day is one to come, and none for what was not done in time', async () => {
    const line = await own('tm-2', 'managers_audit', 0)
    visits.setNow(Temporal.Instant.from('2027-01-29T10:00:00Z'))
    const [lead, agrees] = await Promise.all([visits.as('tm-2'), visits.as('qa-head')])
    const next = await own('tm-2', 'managers_audit', 2)
    const passed = await lead.post(`/calendar/lines/${next.id}/changes`, moveTo('20', '1'))
    assert.equal(passed.status, 422)
    assert.match(passed.text, /This day has passed/)
    const missed = await lead.post(`/calendar/lines/${line.id}/changes`, moveTo('26', '2'))
    assert.equal(missed.status, 409)
    assert.match(missed.text, /another day does not change that/)
    // Whoever is to do it works here no more.
    await lead.post(`/calendar/lines/${next.id}/changes`, { kind: 'given', person: String(people['om-1']), ...why })
    const active = (is: boolean) =>
      database.asOwner((client) => client.query('update people set active = $2 where id = $1', [people['om-1'], is]))
    await active(false)
    const gone = await agrees.post(`/calendar/changes/${await newest()}/answer`, { answer: 'yes' })
    assert.equal(gone.status, 409)
    assert.match(gone.text, /works here no more/)
    await active(true)
    // What was done while the question waited is done.
    const outside = (await lines()).find(
      ({ activity, settled }) => activity === 'escalation_report' && settled === null,
    )!
    const reports = await visits.as('iro-manager')
    assert.equal((await reports.post(`/calendar/lines/${outside.id}/changes`, { kind: 'excused', ...why })).status, 303)
    const asked = await newest()
    const held = { 'held-day': '7', 'held-month': '1', 'held-year': '2027' }
    assert.equal((await reports.post(`/calendar/lines/${outside.id}/held`, held)).status, 303)
    assert.equal((await (await visits.as('qa-1')).post(`/calendar/lines/${outside.id}/held-agreed`)).status, 303)
    assert.equal((await agrees.post(`/calendar/lines/${outside.id}/held-not-agreed`)).status, 403, 'whoever agreed it')
    const said = await agrees.post(`/calendar/changes/${asked}/answer`, { answer: 'yes' })
    assert.equal(said.status, 409)
    assert.match(said.text, /done meanwhile/)
    assert.equal((await (await visits.as('qa-1')).post(`/calendar/lines/${outside.id}/held-not-agreed`)).status, 303)
    await reports.post(`/calendar/lines/${outside.id}/held-taken-out`)
    await reports.post(`/calendar/changes/${asked}/withdrawal`)
    visits.setNow(testNow)
  })

  test('why is for both sides and whoever does it: others read how the line stands', async () => {
    const line = await own('tm-1', 'practice_observation', 1)
    await team!.post(`/calendar/lines/${line.id}/changes`, {
      kind: 'excused',
      reason: 'absence',
      words: 'An operation.',
    })
    assert.match((await manager!.get(`/calendar/lines/${line.id}`)).text, /An operation/)
    assert.doesNotMatch((await worker!.get(`/calendar/lines/${line.id}`)).text, /An operation/)
    assert.doesNotMatch((await worker!.get('/calendar/changes')).text, /An operation/)
  })
})

describe('3.3: what has no room yet is kept outside Hearth', () => {
  test('it is entered by whoever does it, agreed by the other side, and counted apart', async () => {
    visits.setNow(Temporal.Instant.from('2027-01-08T10:00:00Z'))
    const [reports, officer, worker] = await Promise.all([
      visits.as('iro-manager'),
      visits.as('qa-1'),
      visits.as('fsw-1'),
    ])
    const line = (await lines()).find(({ activity }) => activity === 'escalation_report')!
    assert.match(await allWork(reports), /Report on escalations, December 2026: say when it was done/)
    const held = { 'held-day': '7', 'held-month': '1', 'held-year': '2027', place: 'PQA meeting' }
    assert.equal((await officer!.post(`/calendar/lines/${line.id}/held`, held)).status, 403)
    assert.equal((await reports.post(`/calendar/lines/${line.id}/held`, { ...held, 'held-day': '9' })).status, 422)
    assert.equal((await reports.post(`/calendar/lines/${line.id}/held`, held)).status, 303)
    assert.equal((await reports.post(`/calendar/lines/${line.id}/held-agreed`)).status, 403)
    assert.equal((await officer!.post(`/calendar/lines/${line.id}/held-agreed`)).status, 303)
    assert.equal((await reports.post(`/calendar/lines/${line.id}/held-taken-out`)).status, 409)
    assert.match(
      (await worker!.get(`/calendar/lines/${line.id}`)).text,
      /Kept outside Hearth[\s\S]*Done on Thu 7 January/,
    )
    assert.doesNotMatch((await worker!.get(`/calendar/lines/${line.id}`)).text, /PQA meeting/)
    assert.equal((await officer!.post(`/calendar/lines/${line.id}/held-not-agreed`)).status, 303)
    assert.equal((await reports.post(`/calendar/lines/${line.id}/held-taken-out`)).status, 303)
  })
  test('nothing failed on the way', () => assert.deepEqual(visits.problems, []))
})
