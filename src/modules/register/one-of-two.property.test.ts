import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anAction } from '#modules/actions/testing.ts'
import { anAudit } from '#modules/audits/testing.ts'
import {
  aCarer,
  aChild,
  aFile,
  aHousehold,
  aLink,
  anEpisode,
  aCarerReview,
  bringAll,
  column,
  wholeRegister,
} from '#modules/imports/testing.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import type { RecordKind } from './merging.ts'
import { findHouseholdNow, listAgainst } from './queries/merging.ts'
import { listCarers, listEveryCarer } from './queries/households.ts'
import { leftOf, standing } from './merging.testing.ts'
import { madeOne, partedAgain } from './testing.ts'

/*
 * Issue 9, section 1: for any two records of one carer, or of one household, made one and parted again is as before, save the trail; and a file
 * that is brought in once they are one gives what it would have given had there been one record from the start.
 */

const options = { numRuns: Number(process.env['HEARTH_TEST_RUNS'] ?? 10), seed: 20261127 }
const database = await freshDatabase()
const own = <T>(work: (tx: Tx) => Promise<T>, at = testNow): Promise<T> => database.asSystem(at, work)
const later = testNow.add({ hours: 24 })
const daysLater = testNow.add({ hours: 96 })

async function afresh(): Promise<void> {
  await database.asOwner((client) =>
    client.query(`truncate imports, households, carers, children, episodes, carer_reviews, household_links, placements,
      place_change_reasons, history, access_changes, merges, merge_lines, pieces, voices, alerts, actions, not_proposed restart identity cascade`),
  )
}

const idOf = async (table: string, number: string): Promise<number> =>
  (await column(database, `select id from ${table} where source_id = '${number}'`))[0] as number

async function twoOf(kind: RecordKind, ends: string, stays: string) {
  const table = kind === 'carer' ? 'carers' : 'households'
  const two = { kind, endsId: await idOf(table, ends), staysId: await idOf(table, stays) }
  return (await own((tx) => listAgainst(tx, kind, two))).length > 0 ? null : two
}

const households = aFile(
  'fostering_households',
  ['H1', 'H2', 'H3'].map((id) => aHousehold({ household_id: id })),
)

// ---- carers ----

const stay = fc.record({
  household_id: fc.constantFrom('H1', 'H2', 'H3'),
  position: fc.constantFrom('1', '2'),
  approved_from: fc.constantFrom('2015-02-01', '2024-03-01'),
  record_status: fc.constantFrom('', '', 'DELETED'),
})
const carerRow = (id: string, told: object) => aFile('foster_carers', [aCarer({ carer_id: id, ...told })])

async function bringCarers(first: object, second: object) {
  await afresh()
  await bringAll(database, [households])
  await bringAll(database, [carerRow('F1', first)])
  await bringAll(database, [carerRow('F2', second)])
  const both = await column(database, 'select count(*)::int from carers')
  return both[0] === 2 ? twoOf('carer', 'F1', 'F2') : null
}

const hungOnCarer = fc.array(fc.constantFrom('asked', 'said', 'open', 'closed', 'both'), { maxLength: 5 })

async function hangOnCarer(
  tx: Tx,
  { endsId, staysId }: { endsId: number; staysId: number },
  things: readonly string[],
) {
  const { householdId } = await tx.one<{ householdId: number }>(
    sql`select household_id as "householdId" from carers where id = ${endsId}`,
  )
  const voice = { householdId, kind: 'carer', carerId: endsId } as const
  for (const thing of things) {
    if (thing === 'asked') await aVoice(tx, voice)
    if (thing === 'said') await aVoice(tx, { ...voice, state: 'given', toldAt: '2026-11-01T10:00:00Z' })
    if (thing === 'asked' || thing === 'said') continue
    const { id } = await anAudit(tx, { householdId, state: thing === 'closed' ? 'closed' : 'in_audit' })
    await aVoice(tx, { ...voice, pieceId: id })
    if (thing === 'both') await aVoice(tx, { ...voice, carerId: staysId, pieceId: id })
  }
}

test('carers: made one and parted again, everything is as before; meanwhile each household has them once', async () => {
  let ran = 0
  await fc.assert(
    fc.asyncProperty(stay, stay, hungOnCarer, async (first, second, things) => {
      const two = await bringCarers(first, second)
      fc.pre(two !== null)
      ran += 1
      await own((tx) => hangOnCarer(tx, two!, things))
      const before = await standing(database)
      await own((tx) => madeOne(tx, two!), later)
      assert.equal(await leftOf(database, two!), 0, 'everything was led on')
      for (const { householdId } of await own(allHouseholds)) {
        const there = await own((tx) => listEveryCarer(tx, householdId), later)
        assert.ok(there.every(({ id }) => id === two!.staysId) && there.length <= 1)
      }
      await own((tx) => partedAgain(tx, two!), daysLater)
      assert.deepEqual(await standing(database), before)
    }),
    options,
  )
  assert.ok(ran > 5, 'some of them can be one')
})

test('carers: a file that names either number says where the carer is, as if there had been one from the start', async () => {
  let ran = 0
  await fc.assert(
    fc.asyncProperty(stay, stay, stay, fc.constantFrom('F1', 'F2'), async (first, second, then, under) => {
      const two = await bringCarers(first, second)
      fc.pre(two !== null)
      ran += 1
      await own((tx) => madeOne(tx, two!))
      await bringAll(database, [carerRow(under, then)], 2)
      const merged = await caringNow()
      await afresh()
      await bringAll(database, [households])
      for (const [at, told] of [first, second, then].entries()) await bringAll(database, [carerRow('F2', told)], at)
      assert.deepEqual(merged, await caringNow())
    }),
    options,
  )
  assert.ok(ran > 5, 'some of them can be one')
})

const allHouseholds = (tx: Tx) =>
  tx.many<{ householdId: number; number: string }>(
    sql`select id as "householdId", source_id as number from households order by id`,
  )

/** Who cares where now, by position and number of the case system. */
function caringNow(): Promise<unknown> {
  return own(
    async (tx) => {
      const all: unknown[] = []
      for (const { householdId, number } of await allHouseholds(tx)) {
        if (number === 'H1' && (await findHouseholdNow(tx, `H-${householdId}`)).id !== householdId) continue
        for (const { id, initials } of await listCarers(tx, householdId)) {
          const { said } = await tx.one<{ said: string }>(
            sql`select source_id || ' ' || position as said from carers where id = ${id}`,
          )
          all.push([number, said, initials])
        }
      }
      return all
    },
    testNow.add({ hours: 72 }),
  )
}

// ---- households ----

const home = fc.record({
  carer: fc.constantFrom('', '1', '2'),
  status: fc.constantFrom('approved', 'on_hold', 'ended'),
  child: fc.boolean(),
  review: fc.constantFrom('', '2026-12-01', '2027-03-01', '2027-11-01'),
})
type Home = { carer: string; status: string; child: boolean; review: string }

const filesOf = (own: string, household: string, { carer, status, child, review }: Home) => [
  aFile('fostering_households', [
    aHousehold({ household_id: household, status, ...(status === 'ended' && { ended_date: '2026-10-01' }) }),
  ]),
  ...(carer
    ? [aFile('foster_carers', [aCarer({ carer_id: `F${own}`, household_id: household, position: carer })])]
    : []),
  ...(child
    ? [
        aFile('header', [aChild({ CHILD: `100${own}` })]),
        aFile('episodes', [anEpisode({ CHILD: `100${own}` })]),
        aFile('household_link', [aLink({ child_id: `100${own}`, household_id: household })]),
      ]
    : []),
  ...(review
    ? [
        aFile('carer_reviews', [
          aCarerReview({ review_id: `R${own}`, household_id: household, due_date: review, held_date: '' }),
        ]),
      ]
    : []),
]

async function bringHouseholds(first: Home, second: Home) {
  await afresh()
  await bringAll(database, filesOf('1', 'H1', first))
  await bringAll(database, filesOf('2', 'H2', second))
  const both = await column(database, 'select count(*)::int from households')
  return both[0] === 2 ? twoOf('household', 'H1', 'H2') : null
}

const hungOnHousehold = fc.uniqueArray(
  fc.constantFrom('asked', 'said', 'open', 'closed', 'action', 'done', 'alert', 'kept', 'never', 'unfinished'),
  { maxLength: 7 },
)

async function hangOnHousehold(tx: Tx, { endsId }: { endsId: number }, things: readonly string[]) {
  const { id: personId } = await tx.one<{ id: number }>(
    sql`insert into people (name, email) values ('Ada', gen_random_uuid() || '@x.example') returning id`,
  )
  for (const thing of things) {
    if (thing === 'asked') await aVoice(tx, { householdId: endsId, kind: 'carer' })
    if (thing === 'said')
      await aVoice(tx, { householdId: endsId, kind: 'carer', state: 'given', toldAt: '2026-11-01T10:00:00Z' })
    if (thing === 'open' || thing === 'closed' || thing === 'unfinished') {
      const { id } = await anAudit(tx, { householdId: endsId, state: thing === 'closed' ? 'closed' : 'in_audit' })
      await aVoice(tx, { householdId: endsId, kind: 'carer', pieceId: id })
      if (thing === 'unfinished')
        await tx.run(sql`insert into unfinished_alerts (household_id, piece_id, question, by_id, at)
          values (${endsId}, ${id}, 'safe.worry', ${personId}, ${testNow})`)
    }
    if (thing === 'action' || thing === 'done')
      await anAction(tx, { householdId: endsId, ownerId: personId, state: thing === 'done' ? 'not_done' : 'open' })
    if (thing === 'alert' || thing === 'kept')
      await tx.run(sql`insert into alerts (household_id, raised_at, circle)
        values (${endsId}, ${testNow}, ${thing === 'kept' ? [personId] : []}::int[])`)
  }
}

const neverPropose = (householdId: number) =>
  database.asOwner((client) =>
    client.query(`with someone as (insert into people (name, email) values ('Bo', gen_random_uuid() || '@x.example') returning id)
      insert into not_proposed (household_id, by_id, from_at) select ${householdId}, id, '${testNow}' from someone`),
  )

test('households: made one and parted again, everything is as before', async () => {
  let ran = 0
  await fc.assert(
    fc.asyncProperty(home, home, hungOnHousehold, async (first, second, things) => {
      const two = await bringHouseholds(first, second)
      fc.pre(two !== null)
      ran += 1
      await own((tx) => hangOnHousehold(tx, two!, things))
      if (things.includes('never')) await neverPropose(two!.endsId)
      const before = await standing(database)
      await own((tx) => madeOne(tx, two!), later)
      assert.equal(await leftOf(database, two!), 0, 'everything was led on')
      await own((tx) => partedAgain(tx, two!), daysLater)
      assert.deepEqual(await standing(database), before)
    }),
    options,
  )
  assert.ok(ran > 5, 'some of them can be one')
})

test('households: a file that names either number is as if there had been one from the start', async () => {
  let ran = 0
  await fc.assert(
    fc.asyncProperty(home, home, home, fc.constantFrom('H1', 'H2'), async (first, second, then, under) => {
      const two = await bringHouseholds(first, second)
      fc.pre(two !== null)
      ran += 1
      await own((tx) => madeOne(tx, two!))
      await bringAll(database, filesOf('2', under, then))
      const merged = await registered()
      await afresh()
      for (const [own, told] of [['1', first] as const, ['2', second] as const, ['2', then] as const])
        await bringAll(database, filesOf(own, 'H2', told))
      assert.deepEqual(merged, await registered())
    }),
    options,
  )
  assert.ok(ran > 5, 'some of them can be one')
})

/** What the register holds, but for the household whose number ended, and whether a review is waited for that both had. */
const registered = async (): Promise<unknown[]> => [
  ...(JSON.parse(await wholeRegister(database)) as string[])
    .filter((row) => !row.includes('"source_id": "H1"'))
    .map((row) => (row.includes('"due_on"') ? row.replace(/"ended_on": [^,]+/, '') : row))
    .toSorted(),
  await caringNow(),
]
