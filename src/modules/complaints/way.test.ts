import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { raiseAction } from '#modules/actions/index.ts'
import { listClocks } from '#modules/evidence/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { NotFound, Refused } from '#platform/problems.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { moves } from './states.ts'
import { pieces } from './queries/complaints.ts'
import { complaints } from './stream.ts'
import { aComplaint, answerPart, type As, leadTo, request } from './testing.ts'

/* Complaints on their ways, on the real database, each step by whose it is. */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const today = londonDate(testNow)
const keys = { officer: 'complaints-1', manager: 'tm-1' } as const
const asKey = <T>(key: string, work: Parameters<typeof database.asPerson<T>>[2], now = testNow) =>
  database.asPerson(people[key]!, now, work)
const as: As = (who, work) => asKey(keys[who], work)
const begin = (given: Parameters<typeof aComplaint>[4] = {}, home: string | null = household.ref) =>
  asKey('complaints-1', (tx, actor) => aComplaint(tx, actor, home, testNow, given))
const find = (ref: string) => database.asSystem(testNow, (tx) => pieces.find(tx, ref))

describe('8.1 complaints', () => {
  test('the procedure is decided by somebody, on a day, with a reason; the team’s manager answers point by point', async () => {
    const ref = await begin()
    const route = (words: string) =>
      asKey('complaints-1', (tx, actor) =>
        complaints.makeMove(tx, actor, ref, { ...request('route', today), words }, testNow),
      )
    await assert.rejects(route('It is about the care of a child.'), Refused, 'nothing of it is written down yet')
    await as('officer', (tx, actor) => answerPart(tx, actor, { ref, part: 'received', now: testNow }, { points: '2' }))
    await assert.rejects(route(' '), Refused, 'no reason')
    const { state, procedure } = await route('It is about the care of a child.')
    assert.deepEqual([state, procedure], ['stage_1', 'statutory'])
    const answer = () =>
      as('manager', (tx, actor) => complaints.makeMove(tx, actor, ref, request('answer', today), testNow))
    await as('manager', (tx, actor) => answerPart(tx, actor, { ref, part: 'stage_1', now: testNow }))
    await answer()
    const found = await database.asSystem(testNow, (tx) =>
      tx.many<{ question: string }>(sql`select question from answers n join pieces p on p.id = n.piece_id
        where p.ref = ${ref} and question like 'cmp.finding%' order by 1`),
    )
    assert.deepEqual(
      found.map(({ question }) => question),
      ['cmp.finding_1_1', 'cmp.finding_1_2'],
      'one finding a point',
    )
  })

  test('it goes to the last stage where the person asks for it, and nobody can refuse one', async () => {
    const ref = await begin()
    await leadTo(as, { ref, state: 'closed', now: testNow })
    assert.equal((await find(ref)).state, 'closed')
    const clocks = await database.asSystem(testNow, async (tx) => listClocks(tx, (await pieces.find(tx, ref)).id))
    assert.deepEqual(clocks.map(({ key, state, length }) => `${key} ${length} ${state}`).toSorted(), [
      ...[
        'clk.cmp_ack 2 met',
        'clk.cmp_route 1 met',
        'clk.cmp_s1 10 met',
        'clk.cmp_s2 25 met',
        'clk.cmp_s2_record 5 met',
      ],
      ...['clk.cmp_s3_panel 30 met', 'clk.cmp_s3_reply 15 met', 'clk.cmp_s3_report 5 met'],
    ])
    for (const { label } of Object.values(moves)) assert.doesNotMatch(label, /refuse|reject|decline/i)
  })

  test('stage clocks count from the day on which it was received, also after another procedure was found', async () => {
    const receivedOn = today.subtract({ days: 6 })
    const ref = await begin({ receivedOn })
    await leadTo(as, { ref, state: 'stage_1', now: testNow })
    const due = async () =>
      (await database.asSystem(testNow, async (tx) => listClocks(tx, (await pieces.find(tx, ref)).id))).find(
        ({ key }) => key === 'clk.cmp_s1',
      )!
    const before = await due()
    assert.equal(String(londonDate(before.startedAt)), String(receivedOn))
    await as('officer', (tx, actor) =>
      complaints.makeMove(
        tx,
        actor,
        ref,
        { ...request('reroute', today), details: { procedure: 'corporate' } },
        testNow,
      ),
    )
    assert.deepEqual(await due(), before)
    assert.deepEqual((({ state, procedure }) => [state, procedure])(await find(ref)), ['stage_1', 'corporate'])
  })

  test('about the service it is seen with the home; about one person, by a list and by nobody else', async () => {
    const open = await begin()
    const apart = await begin({ isApart: true, managerIsPart: true })
    for (const key of ['fsw-1', 'tm-1', 'sm-1', 'qa-1', 'complaints-1'])
      assert.equal((await asKey(key, (tx) => complaints.find(tx, open))).ref, open, key)
    for (const key of ['fsw-3', 'tm-2', 'panel-chair'])
      await assert.rejects(
        asKey(key, (tx) => complaints.find(tx, open)),
        NotFound,
        key,
      )
    for (const key of ['sm-1', 'lado-1', 'complaints-1'])
      assert.equal((await asKey(key, (tx) => complaints.find(tx, apart))).ref, apart, key)
    for (const key of ['fsw-1', 'tm-1', 'qa-1', 'qa-head', 'fro-1', 'iro-1'])
      await assert.rejects(
        asKey(key, (tx) => complaints.find(tx, apart)),
        NotFound,
        key,
      )
    assert.equal((await find(apart)).managerId, people['sm-1'], 'nobody answers a complaint about themselves')
  })

  test('what was taken back stands as before, and a day is not before the complaint', async () => {
    const ref = await begin()
    await leadTo(as, { ref, state: 'stage_1', now: testNow })
    await as('officer', (tx, actor) =>
      complaints.makeMove(tx, actor, ref, request('recall', today), testNow.add({ minutes: 1 })),
    )
    assert.deepEqual((({ state, procedure }) => [state, procedure])(await find(ref)), ['received', null])
    await leadTo(as, { ref, state: 'answered_1', now: testNow.add({ minutes: 2 }) })
    await assert.rejects(
      as('officer', (tx, actor) =>
        complaints.makeMove(
          tx,
          actor,
          ref,
          { ...request('ask_two', today.subtract({ days: 1 })) },
          testNow.add({ minutes: 3 }),
        ),
      ),
      Refused,
    )
  })

  test('the officer, who sees no household, sets an action from one, and still sees one that was written down by mistake', async () => {
    const ref = await begin()
    const { id } = await find(ref)
    const { of } = (await as('officer', async (tx, actor) => {
      const says = 'Ask the carers what they were told'
      const given = {
        says,
        householdId: null,
        pieceId: id,
        forWhom: 'carer',
        ownerId: people['fsw-1']!,
        priority: 'p3',
      } as const
      const raised = await raiseAction(tx, actor, today, { ...given, raisers: ['hold_complaints'] })
      return { of: raised.householdId }
    })) as { of: number | null }
    assert.equal(of, household.id, 'it is of the household all the same')
    await as('officer', (tx, actor) => complaints.makeMove(tx, actor, ref, request('cancel', today), testNow))
    assert.equal((await asKey('complaints-1', (tx) => complaints.find(tx, ref))).state, 'cancelled')
    await assert.rejects(
      asKey('tm-2', (tx) => complaints.find(tx, ref)),
      NotFound,
    )
    await asKey('qa-head', (tx, actor) => complaints.makeMove(tx, actor, ref, request('reopen', today), testNow))
    assert.equal((await find(ref)).state, 'received')
  })

  test('whoever answers has each point before them, as the person put it', async () => {
    const ref = await begin()
    const said = { points: '2', point_1: 'Nobody rang back', point_2: 'The mileage is not paid' }
    await as('officer', (tx, actor) => answerPart(tx, actor, { ref, part: 'received', now: testNow }, said))
    await as('officer', (tx, actor) => complaints.makeMove(tx, actor, ref, request('route', today), testNow))
    const section = (await (await visits.as('tm-1')).get(`/complaints/${ref}/sections/first`)).text
    assert.match(
      section,
      /What the person says[\s\S]*Nobody rang back[\s\S]*The mileage is not paid[\s\S]*Point 1: what was found/,
    )
    const officer = await visits.as('complaints-1')
    assert.doesNotMatch((await officer.get(`/complaints/${ref}/sections/heard`)).text, /What the person says/)
  })
})
