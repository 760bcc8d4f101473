import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anAnswer, anAudit } from '#modules/audits/testing.ts'
import {
  aChild,
  aFile,
  aHousehold,
  aLink,
  anEpisode,
  bringAll,
  type Cells,
  column,
  wholeRegister,
} from '#modules/imports/testing.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { listAgainst } from './queries/merging.ts'
import { madeOne, partedAgain } from './testing.ts'

/*
 * Issue 9, section 1: for any two records of one child, made one and parted again is as before, save the trail; and a file that is brought in
 * once they are one gives what it would have given had there been one record from the start.
 */

const options = { numRuns: Number(process.env['HEARTH_TEST_RUNS'] ?? 10), seed: 20261126 }
const database = await freshDatabase()

const [one, other] = ['1001', '1002'] as const
type Whose = typeof one | typeof other

const days = ['09/04/2024', '10/09/2024', '09/04/2025', '10/09/2025', '01/02/2026'] as const
const episode = fc.record({
  DECOM: fc.constantFrom(...days),
  RNE: fc.constantFrom('S', 'P', 'L'),
  PLACE: fc.constantFrom('U6', 'U4'),
  DEC: fc.constantFrom('', '', '10/09/2025', '01/02/2026'),
  REC: fc.constant('X1'),
  REASON_PLACE_CHANGE: fc.constantFrom('', 'CARPL', 'CHILD'),
})
const link = fc.record({
  start_date: fc.constantFrom(...days.map((day) => day.split('/').toReversed().join('-'))),
  household_id: fc.constantFrom('H1', 'H2'),
})
const told = fc.record({
  episodes: fc.uniqueArray(episode, { maxLength: 3, selector: ({ DECOM }) => DECOM }),
  links: fc.uniqueArray(link, { maxLength: 2, selector: (row) => row.start_date }),
})
type Told = { episodes: readonly Cells[]; links: readonly Cells[] }

const households = () =>
  bringAll(database, [
    aFile(
      'fostering_households',
      ['H1', 'H2'].map((id) => aHousehold({ household_id: id })),
    ),
  ])

/** What files say of a child, under a number. */
const filesOf = (rows: readonly (readonly [Whose, Told])[]) => [
  aFile(
    'header',
    [...new Set(rows.map(([whose]) => whose))].map((CHILD) => aChild({ CHILD })),
  ),
  aFile(
    'episodes',
    rows.flatMap(([whose, { episodes }]) => episodes.map((cells) => anEpisode({ CHILD: whose, ...cells }))),
  ),
  aFile(
    'household_link',
    rows.flatMap(([whose, { links }]) => links.map((cells) => aLink({ child_id: whose, ...cells }))),
  ),
]

async function afresh(): Promise<void> {
  await database.asOwner((client) =>
    client.query(`truncate imports, households, carers, children, episodes, carer_reviews, household_links, placements,
      place_change_reasons, history, access_changes, merges, merge_lines, pieces, voices, alerts restart identity cascade`),
  )
  await households()
}

const own = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.asSystem(testNow, work)

async function both(): Promise<{ endsId: number; staysId: number }> {
  const [staysId, endsId] = (await column(database, 'select id from children order by source_id')) as [number, number]
  return { endsId, staysId }
}

/** Brings in what is told of each, in turn; null when that cannot be one child. */
async function bringBoth(first: Told, second: Told): Promise<{ endsId: number; staysId: number } | null> {
  await afresh()
  await bringAll(database, filesOf([[one, first]]))
  await bringAll(database, filesOf([[other, second]]))
  const two = await both()
  const against = await own((tx) => listAgainst(tx, 'child', two))
  return against.length > 0 ? null : two
}

let ran = 0
test('a file that is brought in once two records are one is as if there had been one from the start', async () => {
  ran = 0
  await fc.assert(
    fc.asyncProperty(told, told, told, fc.constantFrom<Whose>(one, other), async (first, second, later, under) => {
      const two = await bringBoth(first, second)
      fc.pre(two !== null)
      ran += 1
      await own((tx) => madeOne(tx, two!))
      await bringAll(database, filesOf([[under, later]]))
      const merged = withoutTheOther(await wholeRegister(database))
      await afresh()
      for (const rows of [first, second, later]) await bringAll(database, filesOf([[one, rows]]))
      assert.deepEqual(merged, withoutTheOther(await wholeRegister(database)))
    }),
    options,
  )
  assert.ok(ran > 5, 'some of them can be one')
})

/** What the register holds, but for what stands under the number that ended. */
const withoutTheOther = (register: string): string[] =>
  (JSON.parse(register) as string[]).filter((row) => !row.includes(`"${other}"`))

const hung = fc.array(
  fc.constantFrom('asked', 'said', 'open audit', 'closed audit', 'audit of both', 'officer', 'alert'),
  { maxLength: 6 },
)

test('for any of what hangs on a child: made one and parted again, everything is as before', async () => {
  ran = 0
  await fc.assert(
    fc.asyncProperty(told, told, hung, async (first, second, things) => {
      const two = await bringBoth(first, second)
      fc.pre(two !== null)
      ran += 1
      await own((tx) => hang(tx, two!, things))
      const before = await standing()
      await own((tx) => madeOne(tx, two!))
      const { left } = await own((tx) =>
        tx.one<{ left: number }>(
          sql`select coalesce(sum(count), 0)::int as left from merge_counts('child', ${two!.endsId}, ${two!.staysId})`,
        ),
      )
      assert.equal(left, 0, 'everything was led on')
      await own((tx) => partedAgain(tx, two!))
      assert.deepEqual(await standing(), before)
    }),
    options,
  )
  assert.ok(ran > 5, 'some of them can be one')
})

async function hang(tx: Tx, { endsId, staysId }: { endsId: number; staysId: number }, things: readonly string[]) {
  const { id: householdId } = await tx.one<{ id: number }>(sql`select id from households where source_id = 'H1'`)
  for (const thing of things) {
    if (thing === 'asked') await aVoice(tx, { householdId, childId: endsId })
    if (thing === 'said')
      await aVoice(tx, { householdId, childId: endsId, state: 'given', toldAt: '2026-11-01T10:00:00Z' })
    if (thing === 'officer') await tx.run(sql`update children set initials = 'CD' where id = ${endsId}`)
    if (thing === 'alert')
      await tx.run(sql`with alert as (insert into alerts (household_id, raised_at) values (${householdId}, ${testNow}) on conflict do nothing returning id)
        insert into alert_entries (alert_id, at, came_at, source, child_ids) select id, ${testNow}, ${testNow}, 'household', array[${endsId}]::int[] from alert`)
    if (!thing.includes('audit')) continue
    const { id } = await anAudit(tx, { householdId, state: thing === 'closed audit' ? 'closed' : 'in_audit' })
    for (const child of thing === 'audit of both' ? [endsId, staysId] : [endsId])
      await tx.run(
        sql`insert into audit_children (audit_id, child_id, added_at) values (${id}, ${child}, '2026-11-02T12:00:00Z')`,
      )
    await aVoice(tx, { householdId, childId: endsId, pieceId: id })
    if (thing !== 'audit of both') await anAnswer(tx, id, 'cyp4.grade', 'good', { childId: endsId })
  }
}

async function standing(): Promise<unknown> {
  const hanging = await column(
    database,
    `select jsonb_build_array(
      (select jsonb_agg(jsonb_build_array(id, child_id, value, saved_at, version) order by id) from answers),
      (select jsonb_agg(to_jsonb(a) order by audit_id, child_id) from audit_children a),
      (select jsonb_agg(to_jsonb(v) - 'saved_at' order by id) from voices v),
      (select jsonb_agg(jsonb_build_array(id, child_ids) order by id) from alert_entries),
      (select jsonb_agg(jsonb_build_array(id, iro_id, initials) order by id) from children))`,
  )
  return [hanging, JSON.parse(await wholeRegister(database))]
}
