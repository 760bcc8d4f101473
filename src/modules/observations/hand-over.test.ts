import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { listMoves } from '#modules/evidence/index.ts'
import { endAccessPage } from '#modules/people/pages/person-forms.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { pieces } from './queries/observations.ts'
import { anObservation, leadTo } from './testing.ts'
import { observations } from './stream.ts'

/* Streams 2: when an observer leaves, is away for long or does something else, somebody takes the visit over. */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const visits = await openVisits(database, testNow)
after(() => visits.close())
const today = londonDate(testNow)
const as = <T>(key: string, work: Parameters<typeof database.asPerson<T>>[2]) =>
  database.asPerson(people[key]!, testNow, work)
const keys = { observer: 'tm-2', worker: 'fsw-1' }

/** A visit of fsw-1's, whom tm-1 manages, that tm-2 watches. */
async function aVisit(state: 'planned' | 'seen'): Promise<string> {
  const parts = { householdId: household.id, observerId: people['tm-2']!, workerId: people['fsw-1']!, on: today }
  const ref = await database.asSystem(testNow, (tx) => anObservation(tx, parts))
  await leadTo((who, work) => as(keys[who], work), { ref, state, now: testNow })
  return ref
}

const sees = async (key: string, ref: string) =>
  (await as(key, (tx) => tx.many(sql`select id from pieces where ref = ${ref}`))).length > 0
const hand = async (key: string, ref: string, part: string, to: string, reason = 'They have left.') =>
  (await visits.as(key)).post(`/observations/${ref}/hand-over/${part}`, { to: String(people[to]), reason })
const lines = (tx: Tx, ref: string) =>
  tx.many<{ kind: string; by: number }>(
    sql`select t.kind, t.actor_id as by from trail t join pieces p on p.id = t.piece_id where p.ref = ${ref} and t.kind = 'part handed over'`,
  )

describe('handing over a part', () => {
  test('is for whoever leads the line and the Head of Quality Assurance, and nobody else', async () => {
    const ref = await aVisit('seen')
    const table = {
      'tm-1': 200,
      'sm-1': 200,
      'hos-1': 200,
      'qa-head': 200,
      'tm-2': 404,
      'fsw-1': 404,
      'qa-1': 404,
      'fsw-2': 404,
    }
    for (const [key, status] of Object.entries(table)) {
      const answer = await (await visits.as(key)).get(`/observations/${ref}/hand-over/observer`)
      assert.equal(answer.status, status, key)
    }
    assert.equal((await hand('fsw-1', ref, 'observer', 'sm-1')).status, 404)
    await assert.rejects(as('fsw-1', (tx) => tx.run(sql`delete from piece_people where person_id = ${people['tm-2']}`)))
  })

  test('takes the sight along, and leaves what was written as it was', async () => {
    const ref = await aVisit('seen')
    const { id } = await as('tm-2', (tx) => pieces.find(tx, ref))
    await as('tm-2', (tx) =>
      tx.run(sql`insert into answers (piece_id, section, question, value, saved_by, saved_at)
        values (${id}, 'learned', 'obs.went_well', '"She listened."', actor(), request_now())`),
    )
    assert.equal(await sees('om-1', ref), false)
    assert.match((await hand('hos-1', ref, 'observer', 'om-1', '')).text, /Say why somebody else takes it over/)
    assert.equal((await hand('hos-1', ref, 'observer', 'om-1')).status, 303)
    assert.deepEqual([await sees('om-1', ref), await sees('tm-2', ref)], [true, false])
    const { observerId, supervises } = await as('om-1', (tx) => pieces.find(tx, ref))
    assert.deepEqual([observerId, supervises], [people['om-1'], false])
    const by = await as('om-1', (tx) =>
      tx.one<{ id: number }>(
        sql`select saved_by as id from answers where piece_id = ${id} and question = 'obs.went_well'`,
      ),
    )
    assert.equal(by.id, people['tm-2'])
    const made = (await as('om-1', (tx) => listMoves(tx, id))).find(({ move }) => move === 'hand_over')
    assert.deepEqual(
      [made?.words, made?.fromState, made?.toState, made?.details],
      ['They have left.', 'seen', 'seen', { part: 'observer', from: people['tm-2'], to: people['om-1'] }],
    )
    assert.deepEqual(await as('om-1', (tx) => lines(tx, ref)), [{ kind: 'part handed over', by: people['hos-1'] }])
    const told = await database.asSystem(testNow, (tx) =>
      tx.many(
        sql`select kind, path from messages where to_id in (${people['tm-2']}, ${people['om-1']}, ${people['fsw-1']}) and kind like 'part %' order by kind, path`,
      ),
    )
    assert.deepEqual(told, [
      { kind: 'part handed over', path: '/observations' },
      { kind: 'part handed over', path: `/observations/${ref}` },
      { kind: 'part taken over', path: `/observations/${ref}` },
    ])
    const shown = await (await visits.as('om-1')).get(`/observations/${ref}`)
    assert.deepEqual([shown.status, shown.text.includes('They have left.')], [200, true])
    // Whoever manages the worker may watch, and it is said.
    assert.equal((await hand('hos-1', ref, 'observer', 'tm-1')).status, 303)
    assert.equal((await as('tm-1', (tx) => pieces.find(tx, ref))).supervises, true)
  })

  test('makes nobody the observer of themselves, or of whoever manages them', async () => {
    await database.asOwner((client) =>
      client.query(`update roles set duties = duties || '{observe_practice}' where key = 'fostering_social_worker'`),
    )
    const ref = await aVisit('seen')
    assert.match((await hand('hos-1', ref, 'observer', 'fsw-1')).text, /has a part in it already/)
    await assert.rejects(
      as('hos-1', async (tx) => {
        const { id } = await pieces.find(tx, ref)
        await tx.run(sql`select hand_over_part(${id}, 'observer', ${people['fsw-1']})`)
      }),
    )
    const managed = await database.asSystem(testNow, (tx) =>
      anObservation(tx, {
        householdId: household.id,
        observerId: people['sm-1']!,
        workerId: people['tm-1']!,
        on: today,
      }),
    )
    assert.match((await hand('hos-1', managed, 'observer', 'fsw-1')).text, /answer to each other/)
  })

  test('of whose visit it is, ends once it was watched', async () => {
    const planned = await aVisit('planned')
    assert.equal((await hand('tm-1', planned, 'worker', 'fsw-3')).status, 303)
    assert.equal((await as('tm-2', (tx) => pieces.find(tx, planned))).workerId, people['fsw-3'])
    const seen = await aVisit('seen')
    assert.equal((await hand('tm-1', seen, 'worker', 'fsw-3')).status, 409)
    assert.equal((await hand('tm-1', seen, 'line manager', 'fsw-3')).status, 404)
  })

  test('of who has left waits in My work of those who may, and stands where access is ended', async () => {
    const ref = await aVisit('seen')
    const waits = async (key: string) =>
      (await as(key, (tx, actor) => observations.room.work(tx, actor, { today, now: testNow } as never))).filter(
        ({ href }) => href === `/observations/${ref}/hand-over/observer`,
      )
    assert.deepEqual(await waits('sm-1'), [])
    await database.asOwner((client) => client.query('update people set active = false where id = $1', [people['tm-2']]))
    assert.match((await waits('sm-1'))[0]?.why ?? '', /who watches this visit, has left/)
    assert.deepEqual(await waits('fsw-1'), [])
    const page = endAccessPage({ posted: {}, mistakes: [] }, { id: 1, name: 'Ada' } as never, [
      { text: ref, href: `/observations/${ref}` },
    ]).toString()
    assert.match(page, new RegExp(`Open now, of what you may see: <a[^>]*>${ref}</a>`))
    assert.deepEqual(visits.problems, [])
  })
})
