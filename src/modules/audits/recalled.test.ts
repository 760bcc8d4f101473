// Issue 9, sections 1 and 3: what is taken back, handed back or opened again is not done; its page says what goes back and to where; it has the day
// that it had; and what does not come back by itself is said where it is made anew.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { irosQuestions } from '#framework/a2-audit-tool/child-voice-grade.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { planEarlyReview } from '#modules/planning/commands/plan-early-review.ts'
import type { Actor } from '#platform/actor.ts'
import { londonDate } from '#platform/dates/index.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { allWork } from '#test/all-work.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { makeMove, type MoveRequest } from './commands/move.ts'
import { findAuditById } from './queries/find-audit.ts'
import { anAnswer, anAudit, answerPart, type AuditGiven } from './testing.ts'

const database = await freshDatabase()
const { household, neighbours, people } = await aSmallService(database)
const visits = await openVisits(database, testNow.add({ hours: 3 }))
after(() => visits.close())
const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']!, moderatorId: people['iro-2']! }
const an = (given: Partial<AuditGiven>) =>
  database.asSystem(testNow, (tx) => anAudit(tx, { householdId: household.id, kind: 'thematic', ...parts, ...given }))
const asked = (id: number) => database.asSystem(testNow, (tx) => findAuditById(tx, id))
let minutes = 0
const as = <T>(
  key: string,
  work: (tx: Tx, actor: Actor, now: Temporal.Instant) => Promise<T>,
  now = testNow.add({ minutes: (minutes += 1) }),
) => database.asPerson(people[key]!, now, (tx, actor) => work(tx, actor, now))
const press = (
  key: string,
  ref: string,
  move: MoveRequest['move'],
  more: Partial<MoveRequest> = {},
  now?: Temporal.Instant,
) => as(key, (tx, actor, at) => makeMove(tx, actor, ref, { move, ...more }, at), now)
const said = async (key: string, path: string): Promise<string> => {
  const visitor = await visits.as(key)
  const { status, text: shown } = await visitor.get(path)
  assert.equal(status, 200, path)
  const text = path === '/' ? await allWork(visitor) : shown
  return text
    .slice(text.indexOf('<main'))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}
const words = 'It was wrong.'

describe('My work', () => {
  const done = async (key: string, ref: string, what: string) => {
    const { text: finished } = await (await visits.as(key)).get('/work/done')
    return new RegExp(
      `/audits/${ref}"[^<]*<[^>]*>[^<]*</a>\\s*<span[^>]*>${what}<|/audits/${ref}">[^<]*</a>\\s*<span[^>]*>${what}<`,
    ).test(finished)
  }

  test('says of nothing that was taken back, handed back or opened again that it is done; and says it again once it is', async () => {
    const { id, ref } = await an({ state: 'in_moderation', auditorGrade: 'good', sentOn: '2026-11-03' })
    await database.asSystem(testNow, (tx) => anAnswer(tx, id, 'ovr.grade', 'good'))
    await as('iro-2', (tx) => answerPart(tx, ref, 'moderation', { 'mod.grade': 'good' }))
    await press('iro-2', ref, 'moderate')
    assert.ok(await done('iro-2', ref, 'You moderated it'))
    await press('iro-2', ref, 'recall')
    assert.ok(!(await done('iro-2', ref, 'You moderated it')))
    await press('iro-2', ref, 'moderate')
    assert.ok(await done('iro-2', ref, 'You moderated it'))
    await as('tm-1', (tx) => answerPart(tx, ref, 'response'))
    await press('tm-1', ref, 'respond')
    assert.ok(await done('tm-1', ref, 'You responded'))
  })

  test('of an audit that was sent, handed back, and of which that was taken back: it is sent', async () => {
    const { id, ref } = await an({ state: 'with_qa' })
    await database.asOwner((client) =>
      client.query(
        `insert into moves (piece_id, move, from_state, to_state, by_id, at) values ($1, 'submit', 'in_audit', 'submitted', $2, $3)`,
        [id, people['fro-1'], String(testNow)],
      ),
    )
    assert.ok(await done('fro-1', ref, 'You sent it'))
    await press('qa-1', ref, 'hand_back', { words })
    assert.ok(!(await done('fro-1', ref, 'You sent it')))
    assert.match(await said('fro-1', '/'), /It came back, with what was asked/)
    await press('qa-1', ref, 'recall')
    assert.ok(await done('fro-1', ref, 'You sent it'))
  })
})

test('the page of taking back says which move goes back, of which day, and from where to where', async () => {
  const { ref } = await an({ state: 'with_qa' })
  await press('qa-1', ref, 'hand_back', { words })
  assert.match(
    await said('qa-1', `/audits/${ref}/recall`),
    /What was done on Thu 19 November is undone: Hand back to the auditor \. It goes from “being written together” back to “being checked”\./,
  )
})

test('a child’s reviewing officer who writes their own part has not begun on what was handed back', async () => {
  for (const question of irosQuestions) {
    const { id, ref } = await an({ state: 'with_qa' })
    await press('qa-1', ref, 'hand_back', { words })
    const insert = (key: string, one: string) =>
      as(
        key,
        (tx, actor) =>
          tx.run(sql`insert into answers (piece_id, section, question, child_id, value, saved_by, saved_at)
        values (${id}, 'cyp4', ${one}, ${household.childId}, '"x"', ${actor.id}, request_now())`),
        testNow.add({ hours: 1 }),
      )
    await database.asOwner(async (client) => {
      await client.query(
        `insert into answers (piece_id, section, question, child_id, value, saved_by, saved_at) values ($1, 'cyp4', $2, $3, '"x"', $4, $5)`,
        [id, question, household.childId, people['iro-1'], String(testNow.add({ hours: 1 }))],
      )
    })
    assert.match(await said('qa-1', `/audits/${ref}`), /Take it back/, question)
    await insert('fro-1', 'cyp4.words')
    assert.doesNotMatch(await said('qa-1', `/audits/${ref}`), /Take it back/, question)
  }
})

describe('the day', () => {
  test('of what was taken back is the day that it had, also when that has passed', async () => {
    const { id, ref } = await an({ state: 'with_qa', dueOn: '2026-11-18' })
    const before = await asked(id)
    await press('qa-1', ref, 'hand_back', { words })
    assert.notEqual(String((await asked(id)).dueOn), '2026-11-18')
    await press('qa-1', ref, 'recall')
    const { dueOn, stateSince } = await asked(id)
    assert.deepEqual([String(dueOn), String(stateSince)], ['2026-11-18', String(before.stateSince)])
  })

  test('of what was opened again is the day that it had, or a new one where that passed meanwhile', async () => {
    for (const [due, again] of [
      ['2026-12-01', '2026-12-01'],
      ['2026-11-18', null],
    ] as const) {
      const { id, ref } = await an({ state: 'with_qa', dueOn: due })
      await press('qa-1', ref, 'cancel', { words })
      await press('qa-head', ref, 'reopen', { words })
      const on = (await asked(id)).dueOn!
      if (again) assert.equal(String(on), again)
      else assert.ok(Temporal.PlainDate.compare(on, londonDate(testNow)) > 0, String(on))
    }
  })
})

test('7.10: a re-audit that was asked for by mistake: what was planned is cancelled first, and the audit is closed without it', async () => {
  const { id, ref } = await an({ state: 'verifying', finalGrade: 'requires_improvement' })
  await press('qa-1', ref, 'ask_reaudit')
  await assert.rejects(
    press('qa-1', ref, 'recall'),
    (problem) => problem instanceof Refused && /cancel that one first/.test(problem.message),
  )
  const { ref: planned } = await database.asSystem(testNow, (tx) =>
    tx.one<{ ref: string }>(sql`select ref from pieces where id = (select id from audits where reaudit_of = ${id})`),
  )
  await press('qa-1', planned, 'cancel', { words })
  await press('qa-1', ref, 'recall')
  const { state, reauditOn } = await asked(id)
  assert.deepEqual([state, reauditOn], ['verifying', null])
  await as('qa-1', (tx) => answerPart(tx, ref, 'closing'))
  await press('qa-1', ref, 'close')
  assert.equal((await asked(id)).state, 'closed')
})

test('whose link ended with a cancelled audit is said to whoever asks them, on the audit and on their page, until a new one is made', async () => {
  const { id, ref } = await an({ state: 'gathering' })
  const voice = await database.asSystem(testNow, (tx) =>
    aVoice(tx, {
      kind: 'carer',
      householdId: household.id,
      pieceId: id,
      gathererId: people['fro-1']!,
      state: 'to_ask',
    }),
  )
  const officer = await visits.as('fro-1')
  const link = () => officer.post(`/voices/${voice.ref}/links`, {})
  assert.equal((await link()).status, 303)
  const gone = /[Tt]heir link does not open any more/
  assert.doesNotMatch(await said('fro-1', '/'), gone)
  const later = testNow.add({ hours: 3 })
  await press('qa-1', ref, 'cancel', { words }, later)
  await press('qa-head', ref, 'reopen', { words }, later.add({ minutes: 1 }))
  assert.match(
    await said('fro-1', '/'),
    /Their link does not open any more: make a new one, or ask them in another way/,
  )
  assert.match(await said('fro-1', `/audits/${ref}`), gone)
  assert.match(await said('fro-1', `/voices/${voice.ref}`), /It does not open any more\. Make a new one/)
  assert.equal((await link()).status, 303)
  for (const page of ['/', `/audits/${ref}`, `/voices/${voice.ref}`])
    assert.doesNotMatch(await said('fro-1', page), /not open any more/, page)
})

test('an early review that ended with its audit is there again when the audit is opened again', async () => {
  const today = londonDate(testNow)
  const audit = await as('qa-1', (tx) =>
    planEarlyReview(
      tx,
      {
        householdId: neighbours.id,
        on: today.add({ days: 9 }),
        officerId: people['fro-1']!,
        because: 'concern',
        words,
      },
      today,
    ),
  )
  const review = () =>
    database.asSystem(testNow, (tx) =>
      tx.one(
        sql`select to_jsonb(r.*) - 'version' - 'saved_at' as row from carer_reviews r where id = (select review_id from audits where id = ${audit.id})`,
      ),
    )
  const without = await review()
  await press('qa-1', audit.ref, 'cancel', { words })
  assert.notDeepEqual(await review(), without)
  await press('qa-head', audit.ref, 'reopen', { words })
  assert.deepEqual(await review(), without)
})

test('what is restricted is taken back and put right by those who know of it, and gives nothing away to anybody else', async () => {
  const { id } = await an({ state: 'with_qa' })
  const matter = '00000000-0000-4000-8000-000000000001'
  const ref = await database.asOwner(async (client) => {
    const { rows } = await client.query<{ ref: string }>(`select take_class($1, 'restricted', $2) as ref`, [id, matter])
    for (const key of ['qa-1', 'fro-1'])
      await client.query(
        `insert into need_to_know (matter, person_id, from_at, why, holds) values ($1, $2, '2026-01-01', 'to decide', true)`,
        [matter, people[key]],
      )
    return rows[0]!.ref
  })
  const kept = (table: string) =>
    database.asOwner(
      async (client) => (await client.query<{ row: unknown }>(`select to_jsonb(t.*) as row from ${table} t`)).rows,
    )
  const [told, trail] = [await kept('messages'), await kept('trail')]
  await press('qa-1', ref, 'hand_back', { words })
  await press('qa-1', ref, 'recall')
  const since = async (table: string, before: readonly unknown[]) =>
    (await kept(table)).map(({ row }) => row as Record<string, unknown>).slice(before.length)
  assert.deepEqual(
    (await since('messages', told)).filter(({ to_id }) => to_id !== people['qa-1'] && to_id !== people['fro-1']),
    [],
  )
  const noted = await since('trail', trail)
  assert.ok(noted.length > 0)
  for (const one of noted) assert.deepEqual([one['piece_id'], one['household_id']], [null, null])
  assert.match(await said('qa-1', `/audits/${ref}`), /Being checked/)
  for (const key of ['qa-head', 'iro-1', 'tm-1', 'fro-2']) {
    const visitor = await visits.as(key)
    for (const noun of ['', '/recall', '/reopened', '/correction', '/grade-correction', '/history']) {
      assert.equal((await visitor.get(`/audits/${ref}${noun}`)).status, 404, `${key} ${noun}`)
      if (noun && noun !== '/history')
        assert.equal((await visitor.post(`/audits/${ref}${noun}`, { reason: words })).status, 404, `${key} ${noun}`)
    }
  }
})

test('taken back and received at once: one of them is done, and the other is told why not', async () => {
  for (let round = 0; round < 6; round += 1) {
    const { id, ref } = await an({ state: 'submitted' })
    await database.asOwner((client) =>
      client.query(
        `insert into moves (piece_id, move, from_state, to_state, by_id, at) values ($1, 'submit', 'in_audit', 'submitted', $2, $3)`,
        [id, people['fro-1'], String(testNow)],
      ),
    )
    const both = [() => press('fro-1', ref, 'recall'), () => press('qa-1', ref, 'receive')]
    const results = await Promise.allSettled((round % 2 ? both : both.toReversed()).map((one) => one()))
    const won = results.filter(({ status }) => status === 'fulfilled')
    const lost = results.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    assert.equal(won.length, 1)
    assert.ok(
      lost.every((problem) => problem instanceof Refused),
      String(lost),
    )
    assert.ok(['in_audit', 'with_qa'].includes((await asked(id)).state))
  }
  assert.deepEqual(visits.problems, [])
})
