import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withClient } from '#platform/sql/connect.ts'
import { asTx, columnTypes, sql, type Tx } from '#platform/sql/index.ts'
import { migrate, migrateUpTo } from '#platform/sql/migrate.ts'
import { emptyDatabase } from '#test/database.ts'
import { commit } from './commands/commit.ts'

/* A database of the version before, brought up to date: why placements ended is kept apart, and an import that waited still comes in. */

const { connection, ask } = await emptyDatabase()
await migrateUpTo(connection, '0046-z')
await withClient(connection, async (client) => arrange(asTx(client)))
await migrate(connection)

async function arrange(tx: Tx): Promise<void> {
  await tx.run(sql`insert into households (source_id, carer_type, status, places_unavailable, unavailable_reason)
    values ('h', 'mainstream', 'approved', 1, 'looked into')`)
  await tx.run(sql`update households set unavailable_reason = 'still looked into'`)
  await tx.run(
    sql`insert into children (source_id, born_on) values ('a', '2016-01-01'), ('b', '2016-01-01'), ('c', '2016-01-01')`,
  )
  await tx.run(sql`insert into episodes (child_id, started_on, reason_new, legal_status, place, ended_on, reason_place_change)
    select id, '2025-05-01', 'S', 'C2', 'U6', '2026-02-01', case source_id when 'a' then 'ALLEG' when 'b' then 'CARPL' end from children`)
  await tx.run(sql`insert into placements (child_id, household_id, started_on, ended_on, place, reason_place_change)
    select e.child_id, h.id, e.started_on, e.ended_on, e.place, e.reason_place_change from episodes e, households h`)
  await tx.run(sql`update placements set place = 'U4'`)
  const before = `{"child": "c", "started_on": "2025-05-01", "reason_new": "S", "legal_status": "C2", "category_of_need": null, "place": "U6",
    "provider": null, "ended_on": "2026-02-01", "reason_ended": null, "reason_place_change": null, "home_postcode": null,
    "placement_postcode": null, "urn": null, "as_of": null}`
  const after = before.replace('"reason_place_change": null', '"reason_place_change": "STAND"')
  for (const state of ['proposed', 'discarded'])
    await tx.run(sql`with i as (insert into imports (started_at, state) values (now(), ${state}) returning id),
      f as (insert into import_files (import_id, name, kind, sha256, content, tally) select id, 'e.csv', 'episodes', '', '',
        '{"new": 0, "changed": 1, "unchanged": 0, "left": 0, "question": 0, "error": 0, "warning": 0}' from i returning id, import_id)
      insert into import_changes (import_id, file_id, row_number, outcome, key, before, after)
      select import_id, id, 2, 'changed', 'c 2025-05-01', ${before}::jsonb, ${after}::jsonb from f`)
  await tx.run(sql`insert into import_changes (import_id, file_id, row_number, outcome, key, column_name, code, message)
    select import_id, id, 3, 'error', 'c', 'REASON_PLACE_CHANGE', 'unknown_code', '“ALLEGATION” is not one of the codes of this column.' from import_files`)
}

test('the reasons stand apart, and the placement says whether its end was planned', async () => {
  assert.deepEqual(
    await ask(`select c.source_id as child, r.reason, e.ended_unplanned as episode, p.ended_unplanned as stay from children c
      join episodes e on e.child_id = c.id join placements p on p.child_id = c.id left join place_change_reasons r on r.id = e.id
      order by 1`),
    [
      { child: 'a', reason: 'ALLEG', episode: true, stay: true },
      { child: 'b', reason: 'CARPL', episode: false, stay: false },
      { child: 'c', reason: null, episode: false, stay: false },
    ],
  )
})

test('no earlier version and no line of an import that somebody reads says them still', async () => {
  const [{ text }] = (await ask(`select (select string_agg(was::text, '') from history where table_name <> 'episodes')
    || (select string_agg(concat(before, after, message), '') from import_changes) as text`)) as [{ text: string }]
  assert.match(text, /U6/)
  assert.doesNotMatch(text, /ALLEG|STAND|CARPL|looked into|reason_place_change/)
  assert.deepEqual(await ask(`select after from import_withheld`), [{ after: { reason_place_change: 'STAND' } }])
})

test('an import that waited is brought in with what it said', async () => {
  await withClient({ ...connection, types: columnTypes }, async (client) => {
    const tx = asTx(client)
    await client.query('begin')
    await client.query(`set local role hearth_service`)
    const { id } = await tx.one<{ id: number }>(sql`select id from imports where state = 'proposed'`)
    await commit(tx, { importId: id, by: null, today: Temporal.PlainDate.from('2026-11-25') })
    await client.query('commit')
  })
  assert.deepEqual(
    await ask(`select r.reason from place_change_reasons r join episodes e on e.id = r.id join children c on c.id = e.child_id
      where c.source_id = 'c'`),
    [{ reason: 'STAND' }],
  )
  assert.deepEqual(
    await ask(`select ended_unplanned from placements p join children c on c.id = p.child_id where c.source_id = 'c'`),
    [{ ended_unplanned: true }],
  )
})
