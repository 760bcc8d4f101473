import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anObservation, leadTo } from '#modules/observations/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { NotFound, Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { answerChildsWords, hearChildsWords } from './commands/heard.ts'
import { ToldAlready } from './commands/answer.ts'
import { childsWordsPage } from './pages/heard.ts'
import { findChildsWords, listChildsWords } from './queries/heard.ts'
import { listVoiceWork } from './work.ts'

/* What a child said on a visit: handed on, heard, answered (clauses 7.5, 2.2; decision 54). */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const today = londonDate(testNow)
const as = <T>(key: string, work: Parameters<typeof database.asPerson<T>>[2], at = testNow) =>
  database.asPerson(people[key]!, at, work)

/** A visit that sm-1 watched and fsw-1 made, on which the child spoke, up to this step. */
async function aVisit(state: 'seen' | 'written', words = 'She listens.'): Promise<string> {
  const own = { householdId: household.id, observerId: people['sm-1']!, workerId: people['fsw-1']!, on: today }
  const ref = await database.asSystem(testNow, (tx) => anObservation(tx, own))
  const keys = { observer: 'sm-1', worker: 'fsw-1' }
  const said = { child_view: words, child_share: 'iro_and_quality', child_alone_by: 'observer' }
  await leadTo((who, work) => as(keys[who], work), { ref, state, now: testNow }, said)
  return ref
}

const listed = (key: string) => as(key, async (tx, actor) => (await listChildsWords(tx, actor, { page: 1 })).rows)
const newest = async (key: string) => (await listed(key))[0]!
const work = (key: string, at = testNow) =>
  as(
    key,
    async (tx, actor) =>
      (await listVoiceWork(tx, actor, { today: londonDate(at), gone: [] }))
        .filter(({ what }) => what.includes('on a visit'))
        .map(({ what, dueOn }) => `${what}, ${dueOn}`),
    at,
  )
const child = household.childRef

describe('7.5 what a child said on a visit', () => {
  test('is whoever’s who writes it until the visit goes its next step; then it waits for the quality team and the child’s officer', async () => {
    const ref = await aVisit('seen')
    await database.asOwner((client) =>
      client.query(
        `insert into answers (piece_id, section, question, child_id, value, saved_at)
          select id, 'child', 'obs.child_view', $2, '"Not yet."', $3 from pieces where ref = $1`,
        [ref, household.childId, String(testNow.add({ minutes: 1 }))],
      ),
    )
    await database.asSystem(testNow, (tx) => handOn(tx, ref))
    assert.deepEqual(await listed('qa-1'), [])
    await aVisit('written')
    for (const key of ['qa-1', 'qa-head', 'iro-1'])
      assert.deepEqual(await work(key), [`Read what child ${child} said on a visit, 2026-11-23`], key)
    for (const key of ['sm-1', 'fsw-1', 'tm-1', 'iro-2']) assert.deepEqual(await work(key), [], key)
  })

  test('is heard once by the quality team and by the officer themselves; then the child is told, and nothing waits', async () => {
    const { id, wordsVersion: seen } = await newest('qa-1')
    await as('qa-1', (tx) => hearChildsWords(tx, { id, seen }))
    const tell = `Tell child ${child} what came of what they said on a visit, 2026-12-17`
    assert.deepEqual([await work('qa-1'), await work('qa-head')], [[tell], [tell]])
    assert.equal((await work('iro-1')).length, 1, 'the officer hears it themselves')
    await as('iro-1', (tx) => hearChildsWords(tx, { id, seen }))
    assert.deepEqual(await work('iro-1'), [])
    await as('iro-1', (tx, actor) =>
      answerChildsWords(tx, { id, words: 'You see him on Saturdays now.', seen: 0 }, actor),
    )
    assert.deepEqual([await work('qa-1'), await work('iro-1')], [[], []])
    const said = await newest('qa-head')
    assert.deepEqual(
      [said.qualityBy, said.officerBy, said.toldBy, said.toldWords],
      ['Person qa-1', 'Person iro-1', 'Person iro-1', 'You see him on Saturdays now.'],
    )
  })

  test('two who answer at the same time see both answers', async () => {
    const { id } = await newest('qa-1')
    await assert.rejects(
      as('qa-1', (tx, actor) => answerChildsWords(tx, { id, words: 'Another answer.', seen: 0 }, actor)),
      ToldAlready,
    )
  })

  test('is to be heard and answered anew when the words change and the visit goes on', async () => {
    const { id, wordsVersion } = await newest('qa-1')
    const later = testNow.add({ hours: 24 })
    await database.asOwner((client) =>
      client.query(
        `update answers n set value = '"She listens to me."', version = n.version + 1, saved_at = $2 from childs_words w
          where w.id = $1 and n.piece_id = w.piece_id and n.child_id = w.child_id and n.question = w.question`,
        [id, String(later)],
      ),
    )
    await assert.rejects(
      as('qa-1', (tx) => hearChildsWords(tx, { id, seen: wordsVersion })),
      Refused,
      'the page showed the words of before',
    )
    await database.asOwner((client) =>
      client.query(
        `insert into moves (piece_id, move, from_state, to_state, at) select piece_id, 'answer', 'written', 'answered', $2 from childs_words where id = $1`,
        [id, String(later)],
      ),
    )
    const { piece } = await as('qa-1', async (tx) => ({ piece: (await findChildsWords(tx, id)).pieceId }))
    await database.asSystem(later, (tx) => tx.many(sql`select * from hand_on_childs_words(${piece})`))
    for (const key of ['qa-1', 'iro-1'])
      assert.deepEqual(await work(key), [`Read what child ${child} said on a visit, 2026-11-24`], key)
    const { rows } = await database.asOwner((client) =>
      client.query(
        `select was ->> 'told_words' as told from history where table_name = 'childs_words' and row_id = $1`,
        [id],
      ),
    )
    assert.deepEqual(rows, [{ told: 'You see him on Saturdays now.' }], 'what the child was told before is kept')
    const { wordsVersion: seen } = await newest('qa-1')
    for (const key of ['qa-1', 'iro-1']) await as(key, (tx) => hearChildsWords(tx, { id, seen }))
  })

  test('is nothing for anybody else, whatever they ask for', async () => {
    const { id } = await newest('qa-1')
    for (const key of ['sm-1', 'fsw-1', 'tm-1', 'iro-2', 'hos-1', 'admin-1']) {
      await assert.rejects(
        as(key, (tx) => findChildsWords(tx, id)),
        NotFound,
        key,
      )
      await assert.rejects(
        as(key, (tx) => hearChildsWords(tx, { id, seen: 2 })),
        NotFound,
        key,
      )
      await assert.rejects(
        as(key, (tx, actor) => answerChildsWords(tx, { id, words: 'x', seen: 9 }, actor)),
        NotFound,
        key,
      )
    }
  })

  test('once a visit is restricted, is heard by those of them alone who are on its list, and by nobody by its number', async () => {
    await aVisit('written', 'I am afraid of him.')
    const { id, pieceId } = (await listed('qa-1')).find(({ words }) => words === 'I am afraid of him.')!
    const matter = '00000000-0000-4000-8000-000000000054'
    await database.asOwner((client) => client.query(`select take_class($1, 'restricted', $2)`, [pieceId, matter]))
    for (const key of ['qa-1', 'qa-head', 'iro-1'])
      assert.ok(!(await listed(key)).some((one) => one.id === id), `${key} hears nothing of it`)
    await database.asSystem(testNow, (tx) =>
      tx.run(
        sql`insert into need_to_know (matter, person_id, from_at, why, holds) values (${matter}::uuid, ${people['iro-1']!}, ${testNow}, 'to hear the child', false)`,
      ),
    )
    const said = (await listed('iro-1')).find(({ words }) => words === 'I am afraid of him.')!
    assert.equal(said.id, id)
    await as('iro-1', (tx) => hearChildsWords(tx, { id, seen: said.wordsVersion }))
    const lines = await database.asOwner((client) =>
      client.query(
        `select household_id, piece_id, data, matter from trail where kind = 'words of a child heard' order by id desc limit 1`,
      ),
    )
    assert.deepEqual(lines.rows, [{ household_id: null, piece_id: null, data: {}, matter }])
  })

  test('says what is late as late, and what is still to come as due', async () => {
    const said = await newest('qa-1')
    const on = (today: Temporal.PlainDate) =>
      String(
        childsWordsPage(
          { ...said, qualityAt: null, officerAt: null, toldAt: null },
          { days: { 'voices.heard_due': 2, 'voices.answer_due': 20 }, today },
        ).main,
      )
    const handedOn = londonDate(said.handedOnAt)
    assert.match(on(handedOn), /Not yet, due in 2 working days,[^]*Due in 20 working days,/)
    const late = on(handedOn.add({ months: 2 }))
    assert.match(late, /Not yet, \d+ working days overdue, was due/)
    assert.doesNotMatch(late, /due \d+ working days overdue/i)
  })

  test('stands in the trail under no case: whose visit it was does not read there that the child said something', async () => {
    const lines = await database.asOwner((client) =>
      client.query(`select distinct household_id, piece_id from trail where kind like 'words of a child%'`),
    )
    assert.deepEqual(lines.rows, [{ household_id: null, piece_id: null }])
  })
})

async function handOn(tx: Tx, ref: string): Promise<void> {
  await tx.many(sql`select hand_on_childs_words(id) from pieces where ref = ${ref}`)
}
