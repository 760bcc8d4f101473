import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { raiseAction } from '#modules/actions/index.ts'
import { type MoveKey, makeMove } from '#modules/audits/index.ts'
import type { MoveRequest } from '#modules/audits/commands/move.ts'
import { anAudit, answerPart } from '#modules/audits/testing.ts'
import { observations } from '#modules/observations/index.ts'
import { answerPart as answerObserved, anObservation, noteTalk } from '#modules/observations/testing.ts'
import type { MoveKey as ObservationMove } from '#modules/observations/states.ts'
import type { Actor } from '#platform/actor.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from './database.ts'
import { aSmallService } from './service.ts'
import { openVisits, withoutKeys } from './visitor.ts'

/*
 * For any life of a piece and any one mistake in it that has a way back: forward by mistake and back again leads to what would have been without
 * it, and on from there as before: what is kept, its day, what the month says, and My work of everybody. Save the trail, the moves, the messages
 * and the versions.
 */

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const today = londonDate(testNow)
const options = { numRuns: Number(process.env['HEARTH_TEST_RUNS'] ?? 10), seed: 20261126 }
let minutes = 0
/** Each thing is done a minute after the one before. */
const next = () => testNow.add({ minutes: (minutes += 1) })
const as = <T>(key: string, work: (tx: Tx, actor: Actor, now: Temporal.Instant) => Promise<T>): Promise<T> => {
  const now = next()
  return database.asPerson(people[key]!, now, (tx, actor) => work(tx, actor, now))
}

/** Who may find something of it in their work. */
const everybody = ['fro-1', 'fsw-1', 'tm-1', 'sm-1', 'qa-1', 'qa-head', 'iro-1', 'iro-2', 'hos-1']
const visits = await openVisits(database, testNow.add({ hours: 30 }))
after(() => visits.close())
const visitors = await Promise.all(everybody.map(async (key) => [key, await visits.as(key)] as const))
const shown = (text: string): string => withoutKeys(text.slice(text.indexOf('<main'), text.indexOf('</main>')))

/** Everything that a mistake could have left behind: in the tables, in everybody's work and in the month. */
async function standing(id: number): Promise<Record<string, unknown>> {
  const kept = await database.asSystem(next(), (tx) =>
    tx.many(sql`
      select 'piece' as of, to_jsonb(p.*) - 'version' as row from pieces p where id = ${id}
      union all select 'audit', to_jsonb(a.*) - 'saved_at' - 'version' from audits a where a.id = ${id}
      union all select 'observation', to_jsonb(o.*) from observations o where o.id = ${id}
      union all select 'answer', to_jsonb(n.*) - 'version' - 'saved_at' - 'saved_by' from answers n where n.piece_id = ${id}
      union all select 'voice', to_jsonb(v.*) - 'version' - 'saved_at' from voices v where v.piece_id = ${id}
      union all select 'action', to_jsonb(t.*) - 'version' - 'saved_at' from actions t where t.piece_id = ${id}
      union all select 'told', to_jsonb(t.*) from told t where t.piece_id = ${id}
      union all select 'clock', jsonb_build_object('key', key, 'due', due_at) from clocks where piece_id = ${id} and state = 'running'
      union all select 'part', to_jsonb(n.*) from piece_people n where n.piece_id = ${id}
      union all select 'review', to_jsonb(r.*) - 'version' - 'saved_at' from carer_reviews r where r.id = ${household.reviewId}
      order by 1, 2`),
  )
  const work: Record<string, string> = {}
  for (const [key, visitor] of visitors) work[key] = shown((await visitor.get('/')).text)
  const month = shown((await visitors.find(([key]) => key === 'qa-1')![1].get('/month?month=2026-11')).text)
  assert.deepEqual(visits.problems, [])
  return { kept, work, month }
}

/** Made by mistake, it does something; and the way back leads to what was before. */
async function thereAndBack(id: number, what: string, mistake: () => Promise<unknown>, back: () => Promise<unknown>) {
  const without = await standing(id)
  await mistake()
  assert.notDeepEqual(await standing(id), without, `${what} does something`)
  await back()
  assert.deepEqual(await standing(id), without, what)
}

type Asked = { by: string; request: MoveRequest }
const words = 'Because it is so.'
const on = (by: string, move: MoveKey, more: Partial<MoveRequest> = {}): Asked => ({ by, request: { move, ...more } })
const forwardTo = { moderatorId: people['iro-2']!, given: { moderatorConflict: null } }

/** The way of an audit: what is written first, the move, and what else may be pressed there by mistake. */
const way: readonly { first?: (ref: string) => Promise<unknown>; move: Asked; besides: readonly Asked[] }[] = [
  {
    first: (ref) =>
      as('fro-1', (tx) =>
        answerPart(tx, ref, 'audit', { 'ovr.grade': 'requires_improvement', 'ovr.override_reason': words }),
      ),
    move: on('fro-1', 'submit'),
    besides: [],
  },
  { move: on('qa-1', 'receive'), besides: [] },
  { move: on('qa-1', 'assign_moderator', forwardTo), besides: [on('qa-1', 'hand_back', { words })] },
  {
    first: (ref) => as('iro-2', (tx) => answerPart(tx, ref, 'moderation', { 'mod.grade': 'requires_improvement' })),
    move: on('iro-2', 'moderate'),
    besides: [],
  },
  {
    first: async (ref) => {
      await as('tm-1', (tx) => answerPart(tx, ref, 'response'))
      await as('tm-1', async (tx, actor) => {
        const { id: pieceId } = await tx.one<{ id: number }>(sql`select id from pieces where ref = ${ref}`)
        const about = {
          householdId: household.id,
          pieceId,
          ownerId: people['fsw-1']!,
          forWhom: 'child',
          priority: 'p3',
        } as const
        return raiseAction(tx, actor, today, { ...about, says: 'Ask school about trips' })
      })
    },
    move: on('tm-1', 'respond'),
    besides: [],
  },
  {
    first: (ref) => as('sm-1', (tx) => answerPart(tx, ref, 'sign_off', { 'sm.reaudit_date': '2027-02-01' })),
    move: on('sm-1', 'sign_off'),
    besides: [on('sm-1', 'return_response', { words })],
  },
]

const press = (ref: string, { by, request }: Asked) =>
  as(by, (tx, actor, now) => makeMove(tx, actor, ref, request, now))

test('6.5 7.7 an audit goes on after any one mistake as if it had not been made', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: way.length - 1 }), fc.nat({ max: 2 }), async (at, which) => {
      const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']! }
      const { id, ref } = await database.asSystem(next(), (tx) =>
        anAudit(tx, { householdId: household.id, kind: 'thematic', state: 'in_audit', ...parts }),
      )
      await as('sm-1', (tx) =>
        tx.run(
          sql`insert into dispensations (audit_id, rule, given_by, given_at, reason) values (${id}, 'L4', actor(), request_now(), 'x')`,
        ),
      )
      for (const [step, { first, move, besides }] of way.entries()) {
        await first?.(ref)
        if (step === at) {
          const ended = on('qa-1', 'cancel', { words })
          const mistake = [move, ended, ...besides][which % (2 + besides.length)]!
          const back = mistake === ended ? on('qa-head', 'reopen', { words }) : on(mistake.by, 'recall')
          await thereAndBack(
            id,
            mistake.request.move,
            () => press(ref, mistake),
            () => press(ref, back),
          )
        }
        await press(ref, move)
      }
    }),
    options,
  )
})

/** The way of an observation. */
const observed: readonly { by: string; part?: 'preparation' | 'observed' | 'answer'; move: ObservationMove }[] = [
  { by: 'fsw-1', part: 'preparation', move: 'prepare' },
  { by: 'sm-1', move: 'see' },
  { by: 'sm-1', part: 'observed', move: 'share' },
  { by: 'fsw-1', part: 'answer', move: 'answer' },
]

test('4.4 7.6 so does an observation', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: observed.length - 1 }), fc.boolean(), async (at, ends) => {
      const who = { householdId: household.id, observerId: people['sm-1']!, workerId: people['fsw-1']! }
      const ref = await as('sm-1', (tx) => anObservation(tx, { ...who, on: today }))
      const { id } = await as('sm-1', (tx) => observations.find(tx, ref))
      const go = (by: string, move: ObservationMove, more: object = {}) =>
        as(by, (tx, actor, now) => observations.makeMove(tx, actor, ref, { move, on: today, ...more }, now))
      for (const [step, { by, part, move }] of observed.entries()) {
        if (part) await as(by, (tx, actor) => answerObserved(tx, actor, { ref, part, today }))
        if (move === 'share') await as(by, (tx, _actor, now) => noteTalk(tx, ref, now))
        if (step === at) {
          const isEnd = ends && step < 2
          await thereAndBack(
            id,
            isEnd ? 'cancel' : move,
            () => (isEnd ? go(by, 'cancel', { details: { why: 'crisis' } }) : go(by, move)),
            () => (isEnd ? go('qa-head', 'reopen', { words }) : go(by, 'recall')),
          )
        }
        await go(by, move)
      }
    }),
    options,
  )
})
