import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anAction } from '#modules/actions/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { observationsPanel as figuresPanel } from '#modules/reports/pages/observations.ts'
import { rotaPage } from './pages/rota.ts'
import { pageOfAll } from '#platform/list-page.ts'
import { tooFewByOthers } from './planning.ts'
import {
  type ObservationFigures as Figures,
  observationsOf as figuresOf,
} from '#modules/reports/queries/observations.ts'
import { type ByOthers, listByOthers } from './queries/rota.ts'
import type { Days } from './settings.ts'
import { anObservation } from './testing.ts'

/* What the month counts of observations besides what was seen, and what the rota steers by: never of fewer than five. */

const database = await freshDatabase()
const { people, teams, household } = await aSmallService(database)
const today = londonDate(testNow)
const as = <T>(key: string, work: (tx: Tx) => Promise<T>) => database.asPerson(people[key]!, testNow, work)
await database.asOwner((client) =>
  client.query(`update people set team_id = $1 where id = any ($2)`, [
    teams.north,
    [people['fsw-1'], people['fsw-2'], people['tm-1']],
  ]),
)

/** A visit of fsw-1's that was written down, watched by their manager or by somebody else. Its number. */
async function aVisit(observer: 'tm-1' | 'sm-1', state = 'written'): Promise<number> {
  const ref = await database.asSystem(testNow, (tx) =>
    anObservation(tx, {
      ...{ householdId: household.id, observerId: people[observer]!, workerId: people['fsw-1']!, on: today },
      managerId: people['tm-1']!,
    }),
  )
  return database.asOwner(async (client) => {
    const { rows } = await client.query(`update pieces set state = $2 where ref = $1 returning id`, [ref, state])
    await client.query(`update observations set seen_on = planned_for where id = $1`, [rows[0].id])
    return rows[0].id
  })
}

const month = { from: today.with({ day: 1 }), to: today }
const figures = () => as('hos-1', async (tx) => (await tx.one<{ figures: Figures }>(figuresOf(month).query)).figures)
const byOthers = (key: string) => as(key, (tx) => listByOthers(tx, today))
const settings = { 'observation.by_others': 3 } as Days

describe('what is counted of observations', () => {
  test('streams 2.3: in how many visits of a team somebody else than the worker’s manager watched, from five on', async () => {
    for (const observer of ['tm-1', 'tm-1', 'tm-1', 'sm-1'] as const) await aVisit(observer)
    const [raised] = [await aVisit('sm-1'), await aVisit('sm-1', 'seen')]
    await database.asOwner((client) => client.query(`update pieces set sight = 'child_words' where id = $1`, [raised]))
    assert.deepEqual((await figures()).byOthers, [], 'four, one of another class and one that is not written down')
    assert.match(figuresPanel(await figures()).toString(), /Fewer than 5 in every team: not shown/)

    await aVisit('tm-1')
    const north: ByOthers = { team: 'North', part: 1, whole: 5 }
    assert.deepEqual((await figures()).byOthers, [north])
    assert.match(figuresPanel(await figures()).toString(), /North 1 of 5\. A team with fewer than 5 is not shown/)
    assert.deepEqual(await byOthers('tm-2'), [north], 'whoever plans steers by it')
    assert.deepEqual(await byOthers('fsw-2'), [], 'and nobody else is told')
    assert.deepEqual(
      tooFewByOthers([north], settings).map(({ team }) => team),
      ['North'],
    )
    const rota = rotaPage(
      { rota: [], list: pageOfAll([], { page: 1 }), byOthers: [north], settings, query: {}, today },
      {},
    ).main.toString()
    assert.match(rota, /North: 1 of the 5 visits .* At least 1 in 3 should be\./)
    assert.deepEqual(tooFewByOthers([{ team: 'North', part: 2, whole: 6 }], settings), [])
  })

  test('streams 2.4: actions from observations verified in time, of those that were due', async () => {
    const pieceId = await aVisit('sm-1')
    const act = (dueOn: string, verifiedOn?: string) =>
      database.asSystem(testNow, (tx) =>
        anAction(tx, {
          ...{ pieceId, ownerId: people['fsw-1']!, dueOn },
          ...(verifiedOn ? { state: 'verified', verifiedOn, verifiedBy: people['sm-1']! } : {}),
        }),
      )
    await act('2026-11-10', '2026-11-10')
    await act('2026-11-10', '2026-11-11')
    await act('2026-11-12')
    await act(today.subtract({ years: 1, days: 1 }).toString(), '2025-11-01')
    await act(today.add({ days: 1 }).toString(), '2026-11-12')
    const ofTheWorker = () =>
      database.asOwner((client) => client.query(`update actions set sight = 'worker' where piece_id = $1`, [pieceId]))
    await ofTheWorker()
    assert.equal((await figures()).verified, null, 'three: one was due longer ago, one is not yet due')
    for (const day of ['2026-11-02', '2026-11-03']) await act(day, day)
    await ofTheWorker()
    assert.deepEqual((await figures()).verified, { part: 3, whole: 5 })
    const superseded = `update actions set state = 'superseded' where piece_id = $1 and due_on = '2026-11-12'`
    await database.asOwner((client) => client.query(superseded, [pieceId]))
    assert.equal((await figures()).verified, null, 'another stands in the place of one')
  })
})
