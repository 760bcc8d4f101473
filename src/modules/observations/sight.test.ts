import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { londonDate } from '#platform/dates/index.ts'
import { NotFound } from '#platform/problems.ts'
import { raw, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { listChildsWords } from '#modules/voices/queries/heard.ts'
import { type Figures, figuresOf } from './queries/figures.ts'
import { planObservation } from './commands/plan.ts'
import { pieces, timelineOfObservations } from './queries/observations.ts'
import { findHouseholdFor, findOnRota, listRota } from './queries/rota.ts'
import { anObservation, leadTo } from './testing.ts'

/* What may be known beside the class: that a visit was observed, when each worker last was, numbers, and a child’s words where they go. */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const today = londonDate(testNow)
const as = <T>(key: string, work: Parameters<typeof database.asPerson<T>>[2]) =>
  database.asPerson(people[key]!, testNow, work)

/** A visit that sm-1 watched and shared with fsw-1, who answered. */
async function aVisit(said: { share: string; agrees?: string; alone?: string }): Promise<string> {
  const ref = await database.asSystem(testNow, (tx) =>
    anObservation(tx, {
      ...{ householdId: household.id, observerId: people['sm-1']!, workerId: people['fsw-1']! },
      on: today,
    }),
  )
  const answers = {
    ...{ child_view: 'She listens.', child_share: said.share, child_alone_by: said.alone ?? 'observer' },
    ...{ worker_agrees: said.agrees ?? 'agree' },
  }
  const keys = { observer: 'sm-1', worker: 'fsw-1' }
  await leadTo((who, work) => as(keys[who], work), { ref, state: 'answered', now: testNow }, answers)
  return ref
}

describe('beside the class of an observation', () => {
  test('a child’s words go to who heard them, the quality team and the child’s IRO, and further as the child said', async () => {
    const table: [share: string, key: string, reads: boolean][] = [
      ...['sm-1', 'qa-1', 'qa-head', 'iro-1'].map((key) => ['iro_and_quality', key, true] as [string, string, boolean]),
      ...['fsw-1', 'tm-1', 'hos-1', 'fsw-2', 'fro-1', 'iro-2'].map(
        (key) => ['iro_and_quality', key, false] as [string, string, boolean],
      ),
      ['carers', 'fsw-1', true],
      ['carers', 'tm-1', true],
      ['carers', 'fsw-2', false],
      ['ask_first', 'fsw-1', false],
    ]
    const refs = new Map<string, string>()
    for (const [share, key, reads] of table) {
      if (!refs.has(share)) refs.set(share, await aVisit({ share }))
      const { id } = await database.asSystem(testNow, (tx) =>
        tx.one<{ id: number }>(sql`select id from pieces where ref = ${refs.get(share)}`),
      )
      const found = await as(key, (tx) =>
        tx.many(sql`select id from answers where piece_id = ${id} and question = 'obs.child_view'`),
      )
      assert.equal(found.length > 0, reads, `${key}, when the child said ${share}`)
      // Earlier versions of it are seen by the same.
      await database.asOwner((client) =>
        client.query(
          `update answers set version = version + 1, saved_at = saved_at + interval '1 hour', value = '"Yes."' where piece_id = $1 and question = 'obs.child_view'`,
          [id],
        ),
      )
      const earlier = await as(key, (tx) =>
        tx.many(
          sql`select y.row_id from history y where y.table_name = 'answers' and y.was ->> 'question' = 'obs.child_view' and y.was ->> 'piece_id' = ${String(id)}`,
        ),
      )
      assert.equal(earlier.length > 0, reads, `${key}: an earlier version, when the child said ${share}`)
    }
    for (const [key, hears] of [
      ['qa-1', 3],
      ['iro-1', 3],
      ['iro-2', 0],
      ['sm-1', 0],
      ['fsw-1', 0],
    ] as const) {
      const { count } = await as(key, (tx, actor) => listChildsWords(tx, actor, { page: 1 }))
      assert.equal(count, hears, `${key}: what is to be heard`)
    }
  })

  test('that a visit was observed is seen with the household, and leads further only for whoever sees it', async () => {
    const lines = (key: string) => as(key, (tx) => timelineOfObservations(tx, household.id))
    for (const key of ['qa-1', 'fro-1']) {
      const seen = await lines(key)
      assert.ok(seen.length > 0 && seen.every(({ what, href }) => what === 'A visit was observed' && !href), key)
    }
    const led = (await lines('tm-1')).map(({ href }) => href)
    assert.ok(led.every((href) => href?.startsWith('/observations/O-')))
    assert.deepEqual([new Set(led).size, led.length], [led.length, (await lines('qa-1')).length], 'each once')
  })

  test('the rota is for those who plan by it, without themselves, whoever manages them and fellow managers', async () => {
    const rota = await as('tm-1', (tx) => listRota(tx, today))
    assert.deepEqual(
      rota.map(({ name }) => name).filter((name) => /tm-|sm-1/.test(name)),
      [],
    )
    assert.deepEqual(
      rota.at(-1)?.lastOn?.toString() ?? rota.find(({ lastOn }) => lastOn)?.lastOn?.toString(),
      today.toString(),
    )
    assert.deepEqual(
      (await as('sm-1', (tx) => listRota(tx, today))).map(({ name }) => name).filter((name) => /tm-/.test(name)),
      ['Person tm-1', 'Person tm-2'],
      'those who manage a team are watched by those above them',
    )
    assert.deepEqual(await as('qa-1', (tx) => listRota(tx, today)), [])
  })

  test('figures are numbers, and none of what was seen is told of fewer than five', async () => {
    const month = { from: today.with({ day: 1 }), to: today }
    const figures = () =>
      as('hos-1', async (tx) => (await tx.one<{ figures: Figures }>(figuresOf(month).query)).figures)
    const before = await figures()
    assert.deepEqual([before.done, before.planned, before.fair, before.told], [3, 3, null, null])
    await aVisit({ share: 'carers', agrees: 'no' })
    await aVisit({ share: 'carers', alone: 'nobody' })
    const after = await figures()
    assert.deepEqual(after.fair, { part: 4, whole: 5 })
    assert.deepEqual(after.told, { part: 5, whole: 5 })
    assert.deepEqual(after.child_seen, { part: 5, whole: 5 })
    // The first reason why nobody spoke alone is that the child said no: it counts against nobody.
    assert.deepEqual([after.alone, after.said_no], [null, { part: 1, whole: 5 }])
    const worker = await as('fsw-1', (tx) => tx.one<{ figures: Figures | null }>(figuresOf(month).query))
    assert.equal(worker.figures, null, 'for those who read the month')
  })

  test('a manager watches a worker of another team, and sees the family while it is open; then what it was about', async () => {
    const found = (table: string) =>
      as(
        'tm-2',
        async (tx) =>
          (
            await tx.many(
              sql`select from ${raw(table)} where ${raw(table === 'households' ? 'id' : 'household_id')} = ${household.id}`,
            )
          ).length > 0,
      )
    const seen = async () => ({
      household: await found('households'),
      placements: await found('placements'),
      child: await as(
        'tm-2',
        async (tx) => (await tx.many(sql`select from children where id = ${household.childId}`)).length > 0,
      ),
    })
    const nothing = { household: false, placements: false, child: false }
    assert.deepEqual(await seen(), nothing)
    const worker = await as('tm-2', async (tx) => findOnRota(tx, people['fsw-1']!, today))
    const plan = async () => {
      const named = await as('tm-2', (tx) => findHouseholdFor(tx, worker, household.ref))
      const facts = { kind: 'home_visit', inRoom: true, on: today, followsUp: false, pairIsRight: true } as const
      const planned = await as('tm-2', (tx, { id }) =>
        planObservation(tx, { ...facts, observerId: id, worker, householdId: named.id }, today.subtract({ days: 14 })),
      )
      return 'ref' in planned ? planned.ref : assert.fail(JSON.stringify(planned))
    }
    const ref = await plan()
    assert.deepEqual(await seen(), { household: true, placements: true, child: true })
    const piece = await as('tm-2', (tx) => pieces.find(tx, ref))
    assert.deepEqual([piece.household, piece.childIds], [household.ref, [household.childId]])
    const over = (state: string) =>
      database.asOwner((client) => client.query('update pieces set state = $2 where ref = $1', [ref, state]))
    await over('closed')
    assert.deepEqual(await seen(), { household: true, placements: false, child: true })
    await over('cancelled')
    assert.deepEqual(await seen(), nothing)
    await assert.rejects(
      as('tm-2', (tx) => findHouseholdFor(tx, { ...worker, id: people['fsw-3']! }, household.ref)),
      NotFound,
      'a household that is not the worker’s is as out of sight as before',
    )
    assert.equal(
      (
        await as('fsw-2', (tx) =>
          tx.one<{ id: number | null }>(sql`select household_to_watch(${household.ref}, ${people['fsw-1']}) as id`),
        )
      ).id,
      null,
    )
  })
})
