// UM-D8, decision 65: a month that is over reads as it stood at its end, whatever is taken back or put right afterwards, and says what was, from
// what to what. A month that goes on says what is.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Value } from '#framework/forms/answered.ts'
import { makeMove } from '#modules/audits/index.ts'
import { type MoveRequest, stream } from '#modules/audits/commands/move.ts'
import { anAudit, answerPart } from '#modules/audits/testing.ts'
import { correctAnswer } from '#modules/evidence/commands/correct-answer.ts'
import { listAnswers } from '#modules/evidence/index.ts'
import { moveReview } from '#modules/planning/commands/move-review.ts'
import type { Actor } from '#platform/actor.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const november = (day: number) => Temporal.Instant.from(`2026-11-${String(day).padStart(2, '0')}T10:00:00Z`)
let later = Temporal.Instant.from('2026-12-02T09:00:00Z')
const visits = await openVisits(database, Temporal.Instant.from('2026-12-31T10:00:00Z'))
after(() => visits.close())

const as = <T>(key: string, now: Temporal.Instant, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
  database.asPerson(people[key]!, now, work)
/** Each thing in December is done an hour after the one before. */
const inDecember = <T>(key: string, work: (tx: Tx, actor: Actor, now: Temporal.Instant) => Promise<T>) => {
  later = later.add({ hours: 1 })
  const now = later
  return as(key, now, (tx, actor) => work(tx, actor, now))
}
const press = (key: string, ref: string, request: MoveRequest) =>
  inDecember(key, (tx, actor, now) => makeMove(tx, actor, ref, request, now))

/** Sent, moderated and graded in November. */
async function graded(): Promise<{ id: number; ref: string }> {
  const by = { auditorId: people['fro-1']!, workerId: people['fsw-1']!, moderatorId: people['iro-2']! }
  const audit = await database.asSystem(november(2), (tx) =>
    anAudit(tx, {
      ...by,
      householdId: household.id,
      kind: 'thematic',
      state: 'in_moderation',
      sentOn: '2026-11-03',
      auditorGrade: 'good',
    }),
  )
  const themes = { 'ovr.themes': ['matching', 'health'], 'ovr.good_practice_share': 'yes' }
  await as('fro-1', november(3), (tx) =>
    answerPart(tx, audit.ref, 'audit', { 'ovr.grade': 'good', 'ovr.strengths': 'A garden of their own', ...themes }),
  )
  await as('iro-2', november(9), async (tx, actor) => {
    await answerPart(tx, audit.ref, 'moderation', { 'mod.grade': 'good' })
    await makeMove(tx, actor, audit.ref, { move: 'moderate' }, november(9))
  })
  return audit
}

/** What November says, but for what was done since. */
async function said(): Promise<string> {
  const visitor = await visits.as('qa-1')
  const { status, text } = await visitor.get('/month?month=2026-11')
  assert.equal(status, 200)
  for (const [, href = '', figure] of text.matchAll(/href="(\/(?:audits|month\/voices)\?[^"]*)">(\d+)( of| )?/g)) {
    const list = await visitor.get(href.replaceAll('&amp;', '&'))
    const [, count = '0'] = list.text.match(/>(\d+|No) (?:audits?|child|children|foster carers?)\b/) ?? []
    assert.equal(count.replace('No', '0'), figure, href)
  }
  return text
    .slice(text.indexOf('<h1'), text.indexOf('</main>'))
    .replace(/\s*<div class="govuk-inset-text"><p[^>]*>These figures stand[\s\S]*?<\/ul><\/div>/, '')
}
const since = async () => {
  const { text } = await (await visits.as('qa-1')).get('/month?month=2026-11')
  return [...(text.match(/These figures stand[\s\S]*?<\/ul>/)?.[0].matchAll(/<li>([\s\S]*?)<\/li>/g) ?? [])].map(
    ([, line = '']) => line.replaceAll(/<[^>]+>/g, ''),
  )
}

const words = 'It was wrong.'
type Later = { what: string; does: (audit: { id: number; ref: string }) => Promise<unknown>; says: RegExp }
const laters: readonly Later[] = [
  {
    what: 'a moderation that is taken back',
    does: ({ ref }) => press('iro-2', ref, { move: 'recall' }),
    says: /had its moderation or its grade taken back: it was good, is not given at the moment/,
  },
  {
    what: 'a moderation that is made again, by another moderator and with another grade',
    does: async ({ ref }) => {
      await press('iro-2', ref, { move: 'recall' })
      await press('qa-1', ref, { move: 'reassign', words })
      await press('qa-1', ref, { move: 'assign_moderator', moderatorId: people['iro-1']! })
      await inDecember('iro-1', (tx) => answerPart(tx, ref, 'moderation', { 'mod.grade': 'requires_improvement' }))
      await press('iro-1', ref, { move: 'moderate' })
      await press('iro-1', ref, { move: 'settle', settledGrade: 'requires_improvement', words })
    },
    says: /had its moderation or its grade taken back: it was good, is requires improvement/,
  },
  {
    what: 'a final grade that is put right',
    does: ({ ref }) => press('qa-head', ref, { move: 'correct_grade', settledGrade: 'requires_improvement', words }),
    says: /had its final grade put right: it was good, is requires improvement/,
  },
  {
    what: 'themes and words that are put right',
    does: async ({ id, ref }) => {
      await database.asOwner((client) => client.query(`update pieces set state = 'closed' where id = $1`, [id]))
      for (const [question, value] of [
        ['ovr.themes', ['education']],
        ['ovr.strengths', 'Nothing of the kind'],
        ['ovr.good_practice_share', 'no'],
      ] as const)
        await inDecember('qa-head', async (tx, actor, now) => {
          const answer = (await listAnswers(tx, id)).find((one) => one.question === question)!
          const becomes = { value: value as Value, explanation: '' }
          await correctAnswer(tx, actor, stream, ref, { answer, becomes, reason: words }, now)
        })
    },
    says: /had an answer put right/,
  },
  {
    what: 'an audit that is cancelled',
    does: ({ ref }) => press('qa-1', ref, { move: 'cancel', words }),
    says: /was cancelled/,
  },
  {
    what: 'one that is cancelled, and opened again',
    does: async ({ ref }) => {
      await press('qa-1', ref, { move: 'cancel', words })
      await press('qa-head', ref, { move: 'reopen', words })
    },
    says: /was opened again/,
  },
]

describe('UM-D8: a month that is over stays as it was, and says what was done since', () => {
  for (const { what, does, says } of laters)
    test(what, async () => {
      const audit = await graded()
      const [before, noted] = [await said(), await since()]
      await does(audit)
      assert.equal(await said(), before)
      const news = (await since()).filter((line) => !noted.includes(line))
      assert.ok(
        news.some((line) => line.includes(audit.ref) && says.test(line)),
        news.join('\n'),
      )
    })

  test('what is written anew in an audit that was sent in it, and handed back after it', async () => {
    const { id, ref } = await graded()
    await database.asOwner((client) =>
      client.query(
        `update audits set final_grade = null, moderated_grade = null, moderator_id = null where id = ${id}`,
      ),
    )
    await database.asOwner(async (client) => {
      await client.query(`delete from moves where piece_id = ${id} and move <> 'submit'`)
      await client.query(`delete from history where table_name = 'audits' and row_id = ${id}`)
      await client.query(`update pieces set state = 'with_qa' where id = ${id}`)
    })
    const before = await said()
    await press('qa-1', ref, { move: 'hand_back', words })
    await inDecember('fro-1', (tx) =>
      tx.run(
        sql`update answers set value = 'null', version = version + 1, saved_at = request_now() where piece_id = ${id} and section = 'cyp1'`,
      ),
    )
    assert.equal(await said(), before)
    assert.ok((await since()).some((line) => line.includes(ref) && line.includes('was handed back')))
  })

  test('an audit that is moved to another month after it', async () => {
    const { ref } = await database.asSystem(november(2), (tx) =>
      anAudit(tx, {
        householdId: household.id,
        kind: 'thematic',
        scheduledFor: '2026-11-30',
        auditorId: people['fro-1']!,
      }),
    )
    const before = await said()
    await inDecember('fro-1', (tx, actor, now) =>
      moveReview(tx, actor, ref, { to: Temporal.PlainDate.from('2026-12-29'), reason: words }, londonDate(now)),
    )
    assert.equal(await said(), before)
    assert.ok(
      (await since()).some(
        (line) => line.includes(ref) && /it was planned for Mon 30 November, is planned for Tue 29 December/.test(line),
      ),
    )
    const december = await (await visits.as('qa-1')).get('/audits?planned=2026-12')
    assert.ok(december.text.includes(ref))
  })

  test('what is taken back while the month goes on is none of it', async () => {
    const { ref } = await graded()
    const inNovember = await said()
    await as('iro-2', november(20), (tx, actor) => makeMove(tx, actor, ref, { move: 'recall' }, november(20)))
    assert.notEqual(await said(), inNovember)
    assert.ok(!(await (await visits.as('qa-1')).get('/audits?graded=2026-11')).text.includes(ref))
    assert.ok(!(await (await visits.as('qa-1')).get('/audits?moderated=2026-11')).text.includes(ref))
    assert.deepEqual(visits.problems, [])
  })

  test('whoever grades it blind after that reads in no list of the month which grades it had', async () => {
    const { id, ref } = await graded()
    await press('iro-2', ref, { move: 'recall' })
    await press('qa-1', ref, { move: 'reassign', words })
    await inDecember('qa-1', (tx) => tx.run(sql`update audits set blind_moderation = true where id = ${id}`))
    await press('qa-1', ref, { move: 'assign_moderator', moderatorId: people['iro-1']! })
    const moderator = await visits.as('iro-1')
    assert.ok((await moderator.get(`/audits?graded=2026-11&moderator=${people['iro-1']}`)).text.includes(ref))
    for (const narrowed of ['auditor_grade=good', 'grade=good', 'agreement=same'])
      assert.ok(
        !(await moderator.get(`/audits?graded=2026-11&moderator=${people['iro-1']}&${narrowed}`)).text.includes(ref),
        narrowed,
      )
    await said()
  })
})
