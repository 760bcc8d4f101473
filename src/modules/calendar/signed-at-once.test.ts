import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { Refused } from '#platform/problems.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aPerson } from '#modules/people/testing.ts'
import { aSmallService } from '#test/service.ts'
import { moveYear } from './commands/year.ts'
import { aSlot } from './testing.ts'

const database = await freshDatabase()
const { people } = await aSmallService(database)
const otherHead = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['head_of_quality_assurance'] }))

describe('3.4: two who sign at the same moment, each over a connection of their own', () => {
  let year = 0
  beforeEach(() =>
    database.asOwner(async (client) => {
      const tx = asTx(client)
      await tx.run(sql`truncate calendar_years, calendar_signatures, calendar_moves, slots, slot_changes, slot_outside`)
      await tx.run(sql`delete from messages`)
      const { id } = await tx.one<{ id: number }>(
        sql`insert into calendar_years (first_day, last_day, state) values ('2026-11-01', '2027-03-31', 'proposed') returning id`,
      )
      year = id
      await aSlot(tx, { yearId: id, personId: people['tm-1']! })
    }),
  )

  const sign = (personId: number, meanwhile = async () => {}) =>
    database.asPerson(personId, testNow, async (tx, actor) => {
      const { state } = await moveYear(tx, actor, year, { move: 'sign', words: '', version: 1 }, testNow)
      await meanwhile()
      return state
    })
  /** Until somebody waits for what another holds. */
  const somebodyWaits = async () => {
    const waits = () =>
      database.asOwner((client) =>
        asTx(client).one<{ waits: boolean }>(
          sql`select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waits`,
        ),
      )
    while (!(await waits()).waits) await new Promise((resolve) => setTimeout(resolve, 10))
  }
  /** The second begins while the first has signed and is not through. */
  async function atOnce(first: number, second: number) {
    let later: Promise<unknown> = Promise.resolve()
    const earlier = sign(first, async () => {
      later = sign(second)
      later.catch(() => {})
      await somebodyWaits()
    })
    return Promise.allSettled([earlier, earlier.then(() => later)])
  }
  const found = () =>
    database.asOwner((client) =>
      asTx(client).one<{ state: string; signed: number; told: number }>(sql`
        select state, (select count(*)::int from calendar_signatures) as signed,
          (select count(*)::int from messages where kind = 'year agreed' and to_id = ${people['tm-1']!}) as told from calendar_years`),
    )

  test('for both sides: both count, the year is agreed, and everybody is told once', async () => {
    const both = await atOnce(people['sm-1']!, people['qa-head']!)
    assert.deepEqual(
      both.map((one) => one.status === 'fulfilled' && one.value),
      ['proposed', 'agreed'],
    )
    assert.deepEqual(await found(), { state: 'agreed', signed: 2, told: 1 })
  })

  test('for one side: the first counts, and the second is told that their side has signed', async () => {
    const [first, second] = await atOnce(people['qa-head']!, otherHead.id)
    assert.equal(first!.status, 'fulfilled')
    assert.ok(second!.status === 'rejected' && second.reason instanceof Refused)
    assert.match(String(second.reason), /Your side has signed already/)
    assert.deepEqual(await found(), { state: 'proposed', signed: 1, told: 0 })
  })
})
