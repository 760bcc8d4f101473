import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Actor } from '#platform/actor.ts'
import { NotFound, Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { askForVoices, endAsking } from './commands/ask.ts'
import { makeLink } from './commands/link.ts'
import { askAgain, finish, sayWhyNot, writeDown } from './commands/record.ts'
import { factsOfVoices, listVoicesOf, listVoicesWithWords } from './queries/of-piece.ts'
import { findVoice } from './queries/voices.ts'
import { listMoves } from './queries/moves.ts'
import { moveInWords } from './pages/moves.ts'
import { listVoiceWork } from './work.ts'
import { aHomeThatIsAsked, anAnswer, anAuditOf, aVoice } from './testing.ts'
import { voicesMissing } from './words.ts'

const database = await freshDatabase()
const today = Temporal.PlainDate.from('2026-11-19')
const at = { now: testNow, today }
const home = await database.asSystem(testNow, aHomeThatIsAsked)
const { iro, quality, officer, worker } = home

const as = <T>(person: { id: number }, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
  database.asPerson(person.id, testNow, work)
const talking = { method: 'talking' } as const
const said = (question: string, value: string, words = '') => [
  { question, value, words, seen: 0, qualityTeamOnly: false },
]
const aChildsVoice = () =>
  database.asSystem(testNow, (tx) =>
    aVoice(tx, { householdId: home.household.id, gathererId: iro.id, childId: home.child.id, dueOn: '2026-11-24' }),
  )

const anAudit = () => anAuditOf(database, home.household.id)

test('whoever may not read a child’s words cannot open them to themselves or to anybody else, even in the database', async () => {
  const voice = await aChildsVoice()
  const changes = [sql`gatherer_id = ${worker.id}`, sql`share = 'carers'`, sql`kind = 'carer'`]
  for (const change of changes) {
    const opened = as(worker, (tx) => tx.run(sql`update voices set ${change} where id = ${voice.id}`))
    await assert.rejects(opened, /Only who may read these words/)
  }
  assert.equal(await as(iro, (tx) => tx.run(sql`update voices set share = 'ask_first' where id = ${voice.id}`)), 1)
})

describe('an audit asks', () => {
  test('each child by the form of their age, and each carer; asking twice asks nobody twice', async () => {
    const pieceId = await anAudit()
    const born = (date: string) => ({ bornOn: Temporal.PlainDate.from(date), iroId: iro.id })
    const asking = await as(officer, async (tx) => {
      const carers = await tx.many<{ id: number }>(sql`select id from carers where household_id = ${home.household.id}`)
      const children = await database.asSystem(testNow, (own) =>
        own.many<{ id: number }>(sql`insert into children (source_id, born_on)
        select 'age-' || d, d::date from unnest(array['2023-05-01', '2020-05-01', '2016-05-01', '2012-05-01']) d returning id`),
      )
      const ages = ['2023-05-01', '2020-05-01', '2016-05-01', '2012-05-01']
      const about = {
        pieceId,
        householdId: home.household.id,
        carers,
        dueOn: Temporal.PlainDate.from('2026-11-24'),
        reviewingOfficerId: officer.id,
        children: children.map(({ id }, index) => ({ id, ...born(ages[index]!) })),
      }
      await askForVoices(tx, about, today)
      await askForVoices(tx, about, today)
      return listVoicesWithWords(tx, await listVoicesOf(tx, pieceId))
    })
    assert.deepEqual(
      asking.map(({ form }) => form),
      ['fq.yp.observed', 'fq.yp1', 'fq.yp2', 'fq.yp3', 'fq.fc', 'fq.fc'],
    )
    assert.deepEqual(
      asking.slice(4).map(({ who }) => who),
      ['Foster carer AB', 'Foster carer BC'],
    )
    assert.equal(voicesMissing(asking).length, 6)
    assert.deepEqual(voicesMissing(asking.map((voice) => ({ ...voice, state: 'not_given' as const }))), [])
  })

  test('nobody any more once it is cancelled, but what was said stays', async () => {
    const pieceId = await anAudit()
    const about = { householdId: home.household.id, pieceId, gathererId: iro.id }
    await database.asSystem(testNow, async (tx) => {
      await aVoice(tx, { ...about, state: 'given' })
      await aVoice(tx, about)
      await aVoice(tx, { ...about, kind: 'worker', gathererId: worker.id })
    })
    const stands = await as(quality, async (tx) => {
      await endAsking(tx, pieceId, 'The audit was cancelled.')
      return (await listVoicesOf(tx, pieceId)).map(({ state }) => state)
    })
    assert.deepEqual(stands, ['given', 'not_given', 'to_ask'])
  })

  test('and brings forward a child’s number only when the child lets the carers know', async () => {
    const pieceId = await anAudit()
    const scored = async (share: 'carers' | 'iro_and_quality') =>
      database.asSystem(testNow, async (tx) => {
        const voice = await aVoice(tx, {
          householdId: home.household.id,
          pieceId,
          gathererId: iro.id,
          state: 'given',
          share,
        })
        await anAnswer(tx, { voiceId: voice.id, question: 'fq.yp2.score', value: 8 })
        return (await tx.one<{ child: number }>(sql`select child_id as child from voices where id = ${voice.id}`)).child
      })
    const [open, kept] = [await scored('carers'), await scored('iro_and_quality')]
    const { children } = await as(quality, (tx) => factsOfVoices(tx, pieceId))
    assert.deepEqual(children.get(open), { child_asked: true, child_score: 8 })
    assert.deepEqual(children.get(kept), { child_asked: true })
  })
})

describe('who asks', () => {
  test('an IRO writes down what their child says and hands it over; the quality team is told', async () => {
    const { ref } = await aChildsVoice()
    const clashes = await as(iro, async (tx, actor) => {
      const left = await writeDown(tx, ref, said('fq.yp2.home', 'yes'), { ...talking, helper: 'advocate' }, actor, at)
      await finish(tx, ref, actor, at)
      return left
    })
    assert.deepEqual(clashes, [])
    const voice = await as(quality, (tx) => findVoice(tx, ref))
    assert.deepEqual([voice.state, voice.method, voice.helper], ['given', 'talking', 'advocate'])
    const told = await database.asOwner((client) =>
      client.query('select to_id, kind from messages where path = $1', [`/voices/${ref}`]),
    )
    assert.deepEqual(told.rows, [{ to_id: quality.id, kind: 'voice received' }])
  })

  test('a reviewing officer asks carers but no child, and a fostering social worker asks nobody', async () => {
    const child = await aChildsVoice()
    const carer = await database.asSystem(testNow, (tx) =>
      aVoice(tx, { householdId: home.household.id, kind: 'carer', gathererId: officer.id }),
    )
    await assert.rejects(
      as(officer, (tx, actor) => makeLink(tx, child.ref, actor, at)),
      Refused,
    )
    await assert.rejects(
      as(worker, (tx, actor) => makeLink(tx, carer.ref, actor, at)),
      Refused,
    )
    await assert.rejects(
      as(iro, (tx, actor) => makeLink(tx, carer.ref, actor, at)),
      Refused,
    )
    assert.match(
      (await as(officer, (tx, actor) => makeLink(tx, carer.ref, actor, at))).token,
      /^[0-9a-z]{4}(-[0-9a-z]{4}){5}$/,
    )
  })

  test('whoever cannot see the household cannot know of the voice', async () => {
    const { ref } = await aChildsVoice()
    const stranger = await database.asSystem(testNow, async (tx) => (await aHomeThatIsAsked(tx)).worker)
    await assert.rejects(
      as(stranger, (tx) => findVoice(tx, ref)),
      NotFound,
    )
  })

  test('RV-8: a voice without words has its reason, and may be asked again; each move is kept with who made it', async () => {
    const { ref } = await aChildsVoice()
    await assert.rejects(
      as(iro, (tx, actor) => finish(tx, ref, actor, at)),
      /at least one answer/,
    )
    await as(iro, (tx, actor) => sayWhyNot(tx, ref, { reason: 'declined', words: 'Not this year' }, actor, at))
    assert.equal((await as(iro, (tx) => findVoice(tx, ref))).reason, 'declined')
    await as(iro, (tx, actor) => askAgain(tx, ref, actor))
    const voice = await as(iro, (tx) => findVoice(tx, ref))
    assert.deepEqual([voice.state, voice.reason, voice.reasonWords], ['to_ask', null, ''])
    const moves = await as(iro, (tx) =>
      tx.many<{ move: string; to: string; by: number }>(
        sql`select m.move, m.to_state as to, m.by_id as by from voice_moves m join voices v on v.id = m.voice_id where v.ref = ${ref} order by m.id`,
      ),
    )
    assert.deepEqual(
      moves.map(({ move, to, by }) => [move, to, by]),
      [
        ['say_why_not', 'not_given', iro.id],
        ['ask_again', 'to_ask', iro.id],
      ],
    )
    const [, again] = await as(iro, (tx) => listMoves(tx, voice.id))
    assert.match(
      moveInWords(again!, at.today) ?? '',
      /^Asked again by .*Before, it said why there are no words: they did not want to\.$/,
    )
  })

  test('a worry that a child tells while they talk goes out like one told by link', async () => {
    const { ref } = await aChildsVoice()
    await as(iro, (tx, actor) => writeDown(tx, ref, said('fq.yp2.safe', 'no'), talking, actor, at))
    const told = await database.asOwner((client) =>
      client.query(
        `select m.to_id from messages m join alert_entries e on m.path = '/alerts/S-' || e.alert_id
          where m.urgent and e.voice_id = $1`,
        [Number(ref.slice(2))],
      ),
    )
    for (const { id } of [iro, quality]) assert.ok(told.rows.some(({ to_id }) => to_id === id))
  })
})

test('my work: the IRO asks, the quality team reads and answers, a worry stands above everything', async () => {
  const own = await freshDatabase()
  const people = await own.asSystem(testNow, aHomeThatIsAsked)
  const base = { householdId: people.household.id, gathererId: people.iro.id }
  await own.asSystem(testNow, async (tx) => {
    await aVoice(tx, { ...base, dueOn: '2026-11-24', childId: people.child.id })
    await aVoice(tx, { ...base, state: 'given', givenAt: '2026-11-10T10:00:00Z', childId: people.child.id })
    const { id } = await aVoice(tx, { ...base, state: 'started', childId: people.child.id })
    await tx.run(sql`insert into voice_outcomes (voice_id, to_read_today) values (${id}, true)`)
    await aVoice(tx, { householdId: people.household.id, kind: 'carer', gathererId: people.officer.id })
  })
  const workOf = (person: { id: number }) =>
    own.asPerson(person.id, testNow, async (tx, actor) =>
      (await listVoiceWork(tx, actor, { today, gone: [] })).map(({ what, alert }) => (alert ? `! ${what}` : what)),
    )
  const child = people.child.ref
  assert.deepEqual(await workOf(people.iro), [
    `! Read today, and answer, what child ${child} said`,
    `Ask child ${child} what they think`,
    `Ask child ${child} what they think`,
  ])
  assert.deepEqual(await workOf(people.quality), [
    `! Read today, and answer, what child ${child} said`,
    `Read and answer what child ${child} said`,
  ])
  assert.deepEqual(await workOf(people.officer), [
    `Ask the foster carer of household ${people.household.ref} what they think (V-1004)`,
  ])
  assert.deepEqual(await workOf(people.worker), [])
})
