import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { listClocks } from '#modules/evidence/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { NotFound, Refused } from '#platform/problems.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import type { State } from './escalation.ts'
import { pieces } from './queries/escalations.ts'
import type { MoveKey } from './states.ts'
import { escalations } from './stream.ts'
import { anEscalation, answerPart, type As, leadTo, request } from './testing.ts'

/* Escalations on their ways, on the real database, each step by whose it is. */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const today = londonDate(testNow)
const keys = { officer: 'iro-1', manager: 'tm-1', above: 'sm-1' } as const
const asKey = <T>(key: string, work: Parameters<typeof database.asPerson<T>>[2], now = testNow) =>
  database.asPerson(people[key]!, now, work)
const as: As = (who, work) => asKey(keys[who], work)
const begin = (given: Parameters<typeof anEscalation>[4] = {}) =>
  asKey('iro-1', (tx, actor) => anEscalation(tx, actor, household.childRef, testNow, given))
const find = (ref: string) => database.asSystem(testNow, (tx) => pieces.find(tx, ref))
const go = (who: keyof typeof keys, ref: string, move: MoveKey, stage?: number, later = 0) =>
  asKey(
    keys[who],
    (tx, actor) => escalations.makeMove(tx, actor, ref, request(move, today, stage), testNow.add({ minutes: later })),
    testNow.add({ minutes: later }),
  )
const write = (ref: string, answers = {}) =>
  as('officer', (tx, actor) => answerPart(tx, actor, { ref, part: 'noticed', now: testNow }, answers))
/** As every test leaves it: nothing open of this child, about which a next one could be. */
const endAll = () =>
  database.asSystem(testNow, (tx) => tx.run(sql`update pieces set state = 'closed' where stream = 'escalation'`))

describe('4.11 what reviewing officers escalate', () => {
  test('from noticed to closed, through the stage where the answer came', async () => {
    const ref = await begin()
    await assert.rejects(go('officer', ref, 'raise'), Refused, 'nothing of it is written down yet')
    await leadTo(as, { ref, state: 'closed', now: testNow })
    const { state, stage, managerId } = await find(ref)
    assert.deepEqual([state, stage, managerId], ['closed', 2, people['sm-1']])
    const clocks = await database.asSystem(testNow, async (tx) => listClocks(tx, (await pieces.find(tx, ref)).id))
    assert.deepEqual(clocks.map(({ key, state: at, length }) => `${key} ${length} ${at}`).toSorted(), [
      ...['clk.esc_accept 3 met', 'clk.esc_check 20 met', 'clk.esc_informal 5 not applicable'],
      ...['clk.esc_stage 5 met', 'clk.esc_stage 5 not applicable', 'clk.esc_whole 20 met'],
    ])
  })

  test('only whoever raised it ends it, and only once what changed for the child is written', async () => {
    const ref = await begin()
    await leadTo(as, { ref, state: 'checked', now: testNow })
    await assert.rejects(go('above', ref, 'close'), Refused)
    await assert.rejects(go('officer', ref, 'close'), Refused, 'nothing is written of what changed')
    await endAll()
  })

  test('stages are left out with a reason, none is gone back to, and what is taken back stands with whoever had it', async () => {
    const ref = await begin()
    await write(ref)
    await go('officer', ref, 'formal', 3)
    assert.deepEqual([(await find(ref)).state, (await find(ref)).managerId], ['formal_3', people['hos-1']])
    await assert.rejects(go('officer', ref, 'go_on', 2), Refused)
    await go('officer', ref, 'go_on', 4, 1)
    assert.equal((await find(ref)).managerId, people['ed-1'])
    await go('officer', ref, 'recall', undefined, 2)
    const back = await find(ref)
    assert.deepEqual([back.state, back.stage, back.managerId], ['formal_3', 3, people['hos-1']])
    await go('officer', ref, 'go_on', 5, 3)
    await assert.rejects(go('manager', ref, 'answer', undefined, 4), Refused)
    await go('officer', ref, 'heard', undefined, 5)
    assert.equal((await find(ref)).state, 'answered')
    await endAll()
  })

  test('Cafcass is the officer’s own decision at every step, and moves nothing', async () => {
    const steps = ['noticed', 'informal', 'formal_1', 'formal_2', 'answered', 'agreed', 'checked'] as const
    for (const state of steps satisfies readonly State[]) {
      const ref = await begin()
      await leadTo(as, { ref, state, now: testNow })
      const before = await find(ref)
      const after = (await go('officer', ref, 'cafcass', undefined, 1)) as Awaited<ReturnType<typeof find>>
      assert.deepEqual([after.state, String(after.cafcassOn), after.dueOn], [state, String(today), before.dueOn])
      await go('officer', ref, 'recall', undefined, 2)
      assert.equal((await find(ref)).cafcassOn, null)
      await endAll()
    }
  })

  test('a second about the same, of the same child, is led to the first', async () => {
    const first = await begin()
    await write(first, { theme: 'health' })
    await go('officer', first, 'raise')
    const second = await begin()
    await write(second, { theme: 'health' })
    await assert.rejects(go('officer', second, 'raise'), (problem: Error) => problem.message.includes(first))
    const other = await begin()
    await write(other, { theme: 'education' })
    await go('officer', other, 'raise')
    await endAll()
  })

  test('good practice goes to the worker and the manager, asks nothing, and is read', async () => {
    const ref = await begin({ kind: 'good_practice' })
    await write(ref)
    await assert.rejects(go('officer', ref, 'raise'), Refused)
    await go('officer', ref, 'note')
    await go('manager', ref, 'seen')
    assert.equal((await find(ref)).state, 'closed')
  })

  test('is seen with the home, by the child’s officer and their manager; by nobody else', async () => {
    const ref = await begin()
    for (const key of ['iro-1', 'iro-manager', 'fsw-1', 'tm-1', 'sm-1', 'qa-1', 'hos-1'])
      assert.equal((await asKey(key, (tx) => escalations.find(tx, ref))).ref, ref, key)
    for (const key of ['iro-2', 'fsw-3', 'tm-2', 'ce-1', 'lado-1', 'panel-chair', 'complaints-1'])
      await assert.rejects(
        asKey(key, (tx) => escalations.find(tx, ref)),
        NotFound,
        key,
      )
    await database.asSystem(testNow, (tx) =>
      tx.run(sql`update children set iro_id = ${people['iro-2']} where id = ${household.childId}`),
    )
    assert.equal((await asKey('iro-2', (tx) => escalations.find(tx, ref))).ref, ref, 'the child’s officer of today')
    await database.asSystem(testNow, (tx) =>
      tx.run(sql`update children set iro_id = ${people['iro-1']} where id = ${household.childId}`),
    )
    await endAll()
  })

  test('an allegation is not written here: nothing is kept of it', async () => {
    const officer = await visits.as('iro-1')
    const form = { child: household.childRef, kind: 'concern', 'on-day': '18', 'on-month': '11', 'on-year': '2026' }
    const led = await officer.post('/escalations', { ...form, allegation: 'yes' })
    assert.equal(led.status, 422)
    assert.match(led.text, /nothing of it is written here/)
    const begun = await officer.post('/escalations', { ...form, allegation: 'no' })
    assert.equal(begun.status, 303, begun.text)
    assert.match((await officer.get(begun.location!)).text, /What it means for the child/)
    const others = await officer.post('/escalations', { ...form, child: 'C-999', allegation: 'no' })
    assert.equal(others.status, 422)
    await endAll()
  })

  test('the list counts without a colour, and says that more is not worse', async () => {
    const list = (await (await visits.as('iro-manager')).get('/escalations')).text
    assert.match(list, /More of them is not worse/)
    assert.match(list, /Escalated[\s\S]*Good practice noted/)
    assert.doesNotMatch(list.slice(list.indexOf('<main')), /govuk-tag|hearth-grade/)
    // The one that has waited longest is said, also where it is older than the months that are counted.
    await begin({ noticedOn: Temporal.PlainDate.from('2025-06-02') })
    assert.match(
      (await (await visits.as('iro-manager')).get('/escalations')).text,
      /oldest that is open[\s\S]*2 June 2025/,
    )
    await endAll()
  })
})
