import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anActor } from '#modules/actions/testing.ts'
import { aChild, aPlacement } from '#modules/register/testing.ts'
import { NotFound, Refused } from '#platform/problems.ts'
import type { Context, Reply } from '#platform/http/index.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { type ChildOfPiece, findVersionInForce, listAnswers, saveAnswer, sectionRoutes } from './index.ts'
import { findVisit, form, type OfVisits, type State, visitsOf } from './visits.testing.ts'

/*
 * A form filled in by a stream that is no audit: two people, four sections, and every sentence of it here; nothing here saves, draws or
 * raises. A visit is written by whoever watched, child by child too, and answered by the worker.
 */

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const children: ChildOfPiece[] = await database.asSystem(testNow, async (tx) => {
  const { id } = await aChild(tx)
  await aPlacement(tx, { householdId: household.id, childId: id })
  return tx.many<ChildOfPiece>(
    sql`select id, ref, initials from children where id in (${id}, ${household.childId}) order by id`,
  )
})
const [first, second] = [children[0]!, children[1]!]
// As a migration would that brought such a stream.
await database.asOwner(async (client) => {
  await client.query(`insert into streams (key, letter, sight) values ('visit', 'B', 'household')`)
  await client.query(
    `insert into form_versions (form, version, content, published_at) values ('visit', 1, $1, now())`,
    [form],
  )
})

const visits = visitsOf(people, children)

const today = Temporal.PlainDate.from('2026-11-19')
let count = 0
async function aVisit(state: State = 'seen'): Promise<string> {
  count += 1
  const ref = `V-${count}`
  await database.asSystem(testNow, async (tx) => {
    const { formVersionId } = await findVersionInForce(tx, 'visit')
    await tx.run(sql`insert into pieces (stream, ref, household_id, form_version_id, sight, state, state_since)
      values ('visit', ${ref}, ${household.id}, ${formVersionId}, 'household', ${state}, ${testNow})`)
  })
  return ref
}

type Asked = {
  section?: string
  child?: string
  body?: Record<string, string>
  query?: Record<string, string>
  script?: true
}

/** What an address answers, asked as the server does. */
function ask(key: string, method: 'GET' | 'POST', path: string, ref: string, asked: Asked = {}): Promise<Reply> {
  const { section: at = 'visit', child, body = {}, query = {}, script = false } = asked
  const route = sectionRoutes(visits).find((one) => one.method === method && one.path === `/visits/:ref/${path}`)
  assert.ok(route && 'handler' in route, path)
  return database.asPerson(people[key]!, testNow, (tx, actor) => {
    const params = { ref, section: at, ...(child ? { child } : {}) }
    const context = { tx, actor, params, query, body, now: testNow, today }
    return (route.handler as (context: Context) => Promise<Reply>)({
      ...context,
      wantsJson: script,
      saw: () => {},
    } as unknown as Context)
  })
}

const open = async (key: string, ref: string, asked: Asked = {}) => {
  const reply = await ask(key, 'GET', asked.child ? 'sections/:section/:child' : 'sections/:section', ref, asked)
  assert.equal(reply.kind, 'page')
  return { ...reply, text: reply.kind === 'page' ? String(reply.main) : '' }
}

const save = (key: string, ref: string, question: string, value: string, more: Asked & { version?: number } = {}) => {
  const name = `${question}${more.child ? `/${children.find(({ ref: one }) => one === more.child)!.id}` : ''}`
  const body = { ...more.body, [`${name}:version`]: String(more.version ?? 0), [`${name}:value`]: value }
  return ask(key, 'POST', more.child ? 'sections/:section/:child' : 'sections/:section', ref, { ...more, body })
}

const stored = (ref: string) =>
  database.asSystem(testNow, async (tx) => {
    const { id } = await findVisit(tx, ref)
    const answers = (await listAnswers(tx, id)).map(({ question: of, childId, value, section: at }) => [
      at,
      of,
      childId,
      value,
    ])
    const trail = await tx.many(
      sql`select data from trail where piece_id = ${id} and kind = 'answer saved' order by id`,
    )
    const unfinished = await tx.many<{ question: string; endedAs: string | null }>(
      sql`select question, ended_as as "endedAs" from unfinished_alerts where piece_id = ${id} order by id`,
    )
    return { answers, trail: trail.length, unfinished: unfinished.map(({ question: of, endedAs }) => [of, endedAs]) }
  })

const script = { script: true } as const

describe('a form that a stream of its own has filled in', () => {
  test('is drawn for whoever writes it, and read by whoever does not', async () => {
    const ref = await aVisit()
    const mine = await open('fro-1', ref)
    assert.equal(mine.kind === 'page' && mine.title, `Title of visit, visit ${ref}`)
    assert.match(mine.text, /Visit V-\d+ of somebody · Title of visit/)
    assert.match(mine.text, new RegExp(`action="/visits/${ref}/sections/visit"`))
    assert.match(mine.text, new RegExp(`data-live="/visits/${ref}/live\\?section=visit"`))
    assert.match(mine.text, new RegExp(`action="/visits/${ref}/alert"`))
    assert.match(mine.text, /name="v\.danger:value"/)
    assert.match(mine.text, /Back to the visit/)
    const theirs = await open('fsw-1', ref)
    assert.match(theirs.text, /name="v\.words:value"/)
    assert.doesNotMatch(theirs.text, /name="v\.danger:value"/)
    assert.doesNotMatch((await open('tm-1', ref)).text, /<form method="post" action="\/visits\/V-\d+\/sections/)
    await assert.rejects(open('fsw-3', ref), NotFound)
    await assert.rejects(open('tm-1', ref, { section: 'private' }), NotFound)
    assert.equal((await open('fro-1', ref, { section: 'private' })).kind, 'page')
  })

  test('continues with the next place of the same part, child by child, and then leads back', async () => {
    const ref = await aVisit()
    const next = async (asked: Asked) => /name="next" value="([^"]+)"/.exec((await open('fro-1', ref, asked)).text)?.[1]
    assert.equal(await next({}), `/visits/${ref}/children/${first.ref}`)
    const last = await ask('fro-1', 'GET', 'children/:child', ref, { child: children.at(-1)!.ref })
    assert.match(last.kind === 'page' ? String(last.main) : last.kind, new RegExp(`name="next" value="/visits/${ref}"`))
    await assert.rejects(open('fro-1', ref, { section: 'child', child: 'C-9' }), NotFound)
  })

  test('keeps what is given, each by whom and when the table says, under the section that asks it', async () => {
    const ref = await aVisit()
    const reply = await save('fro-1', ref, 'v.words', 'He laughed', script)
    assert.equal(reply.kind === 'json' && (reply.value as { version: number }).version, 1)
    await save('fro-1', ref, 'v.calm', 'yes', { section: 'child', child: first.ref })
    assert.deepEqual((await stored(ref)).answers, [
      ['visit', 'v.words', null, 'He laughed'],
      ['child', 'v.calm', first.id, 'yes'],
    ])
    assert.equal((await stored(ref)).trail, 2)
    const refused: [string, string, string, State][] = [
      ['fsw-1', 'v.danger', 'visit', 'seen'],
      ['fsw-1', 'v.fair', 'fair', 'seen'],
      ['fro-1', 'v.fair', 'fair', 'shared'],
      ['fro-1', 'v.words', 'visit', 'shared'],
      ['fro-1', 'v.late', 'private', 'shared'],
      ['fsw-1', 'v.late', 'private', 'away'],
      ['tm-1', 'v.words', 'visit', 'seen'],
    ]
    for (const [key, of, at, state] of refused) {
      const one = await aVisit(state)
      await assert.rejects(save(key, one, of, 'yes', { section: at }), Refused, `${key} ${of}`)
      assert.deepEqual((await stored(one)).answers, [])
    }
    const late = await aVisit('away')
    await save('fro-1', late, 'v.late', 'After all', { section: 'private' })
    assert.equal((await stored(late)).answers.length, 1)
  })

  test('shows both when two wrote at once, and names what is odd or missing', async () => {
    const ref = await aVisit()
    await save('fro-1', ref, 'v.words', 'He laughed', script)
    const second = await save('fsw-1', ref, 'v.words', 'She laughed', script)
    assert.ok(second.kind === 'json' && second.status === 409)
    const odd = await save('fro-1', ref, 'v.words', 'Odd', { ...script, version: 1 })
    assert.ok(odd.kind === 'json' && odd.status === 422)
    assert.deepEqual((await stored(ref)).answers, [['visit', 'v.words', null, 'He laughed']])
    const shared = await aVisit('shared')
    const page = await save('fsw-1', shared, 'v.fair', 'no', { section: 'fair' })
    assert.ok(page.kind === 'page' && page.status === 422)
    assert.match(String(page.main), /Say in a few words what lies behind this answer/)
    assert.match(String(page.main), new RegExp(`/actions/new\\?from=${shared}`))
    await assert.rejects(save('fsw-1', shared, 'v.words', 'x', { ...script, section: 'fair' }), NotFound)
  })

  test('a sign of danger is to be finished, whichever answer it is, and taken back with the last of them', async () => {
    const ref = await aVisit()
    const reply = await save('fro-1', ref, 'v.danger', 'yes')
    assert.deepEqual(reply.kind === 'redirect' && reply.to, `/alerts/new?from=${ref}`)
    assert.deepEqual((await stored(ref)).unfinished, [['v.danger', null]])
    // The same answer again, with the alert raised or not, asks nobody anew.
    await database.asOwner((client) =>
      client.query(`update unfinished_alerts set ended_at = now(), ended_as = 'raised'`),
    )
    await save('fro-1', ref, 'v.danger', 'yes', { version: 1, body: { 'v.danger:explanation': 'Still so' } })
    assert.deepEqual((await stored(ref)).unfinished, [['v.danger', 'raised']])
    const mistaken = await aVisit()
    await save('fro-1', mistaken, 'v.danger', 'yes')
    await save('fro-1', mistaken, 'v.danger', 'no', { version: 1 })
    assert.deepEqual((await stored(mistaken)).unfinished, [['v.danger', 'taken back']])

    const other = await aVisit()
    const calm = (child: ChildOfPiece, value: string, version = 0) =>
      save('fro-1', other, 'v.calm', value, { section: 'child', child: child.ref, version })
    await calm(first, 'no')
    await calm(second, 'yes')
    assert.deepEqual((await stored(other)).unfinished, [['v.calm', null]])
    await calm(first, 'in_between', 1)
    assert.deepEqual((await stored(other)).unfinished, [['v.calm', 'taken back']])
  })

  test('without a household there is nobody to raise it on: that is said, and nothing is kept', async () => {
    const ref = await aVisit()
    const given = { question: 'v.danger', childId: null, value: 'yes', explanation: '', evidence: '', version: 0 }
    const saving = database.asPerson(people['fro-1']!, testNow, async (tx, actor) => {
      const piece = { ...(await visits.hold(tx, { ref, section: 'visit' })), householdId: null }
      return saveAnswer<OfVisits>(tx, actor, visits, piece, given, today)
    })
    await assert.rejects(saving, (problem) => problem instanceof Refused && /Open the household/.test(problem.message))
    assert.deepEqual(await stored(ref), { answers: [], trail: 0, unfinished: [] })
  })

  test('the page hears of what others write, and of nothing that is not theirs', async () => {
    const ref = await aVisit()
    await save('fro-1', ref, 'v.words', 'He laughed', script)
    const hear = (key: string, query: Record<string, string> = {}) =>
      ask(key, 'GET', 'live', ref, { query: { section: 'visit', ...query } })
    const news = await hear('fsw-1')
    assert.ok(news.kind === 'json')
    const { stamp, answers } = news.value as { stamp: string; answers: { id: string; html: string }[] }
    assert.deepEqual(
      answers.map(({ id }) => id),
      ['v-words'],
    )
    assert.match(answers[0]!.html, /He laughed/)
    const again = await hear('fsw-1', { stamp })
    assert.ok(again.kind === 'json' && again.status === 204)
    await assert.rejects(hear('fsw-3'), NotFound)
    await assert.rejects(hear('fsw-1', { section: 'child' }), NotFound)
  })

  test('who is acting is asked once: the form of an alert takes it from the answers beside it', async () => {
    const ref = await aVisit()
    await save('fro-1', ref, 'v.acting', 'yes', script)
    await save('fro-1', ref, 'v.who', 'The team manager, since noon', script)
    assert.doesNotMatch((await open('fro-1', ref)).text, /Is somebody acting on it now\?/)
    const raised = await ask('fro-1', 'POST', 'alert', ref, { body: { what: 'A bruise' } })
    assert.ok(raised.kind === 'redirect', JSON.stringify(raised).slice(0, 300))
    assert.match(raised.to, /^\/alerts\/S-/)
  })

  test('of a restricted matter, the trail names nothing by which it could be found', async () => {
    const matter = '00000000-0000-4000-8000-000000000001'
    const line = await database.asOwner(async (client) => {
      const tx = asTx(client)
      const { formVersionId } = await findVersionInForce(tx, 'visit')
      await tx.run(sql`insert into pieces (id, stream, ref, household_id, form_version_id, sight, state, state_since, matter)
        overriding system value values (1000000001, 'visit', 'B-1000000001', ${household.id}, ${formVersionId}, 'restricted', 'seen',
          ${testNow}, ${matter})`)
      const given = { question: 'v.words', childId: null, value: 'He said', explanation: '', evidence: '', version: 0 }
      await saveAnswer<OfVisits>(
        tx,
        anActor({ id: people['fro-1']! }),
        visits,
        await findVisit(tx, 'B-1000000001'),
        given,
        today,
      )
      return tx.one(
        sql`select household_id as household, piece_id as piece, matter, data from trail where kind = 'answer saved' order by id desc limit 1`,
      )
    })
    assert.deepEqual(line, { household: null, piece: null, matter, data: {} })
  })

  test('does not compile half-made', () => {
    // @ts-expect-error: a part of the form that nobody is said to write
    const partless: typeof visits.writers.parts = { visit: { states: ['seen'], by: ['watcher'] } }
    // @ts-expect-error: a state that there is not
    const nowhere: typeof visits.writers.apart = { 'v.late': { states: ['gone'], by: ['watcher'] } }
    // @ts-expect-error: somebody who is nobody here
    const nobody: typeof visits.writers.own = { fair: ['auditor'] }
    assert.ok(partless && nowhere && nobody)
  })
})
