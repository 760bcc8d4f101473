import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import { asTx, columnTypes, sql, type Tx } from '#platform/sql/index.ts'
import { arrange } from './every-row/arrange.ts'
import { oracle, type Row, viewerOf, type World } from './every-row/oracle.ts'
import { countAll, listTables, snapshot } from './every-row/snapshot.ts'
import { freshDatabase, testNow } from './database.ts'

/*
 * Every table × every person of a service in which anything may be anybody’s, against an oracle that is written in words:
 * each person asks for all rows and for their count, and gets what the oracle says, no more and no less.
 */

const today = '2026-11-19'
const database = await freshDatabase()
const client = new pg.Client({ ...database.connection, types: columnTypes })
const tx = asTx(client)
/** Whether the owner can log in as the web's user in the middle of a transaction: in the embedded server, not in every other. */
let mayBeAnybody = false

describe('every row of every table', () => {
  before(async () => {
    await client.connect()
    mayBeAnybody = (
      await tx.one<{ is: boolean }>(sql`select rolsuper as is from pg_roles where rolname = current_user`)
    ).is
  })
  after(() => client.end())

  test('has a line in the oracle', async () => {
    const tables = await listTables(tx)
    const empty = Object.fromEntries(tables.map((table) => [table, []]))
    const known = oracle(empty, { id: 0, today, stands: new Set(), roles: new Set(), own: new Set() })
    assert.deepEqual(
      Object.keys(known).toSorted(),
      tables,
      'a table without a line in test/every-row/oracle.ts, or a line without a table',
    )
  })

  test('of a voice tells that somebody was asked, and nothing of what they said', async () => {
    const columns = await tx.many<{ name: string }>(
      sql`select column_name as name from information_schema.columns where table_name = 'voices' order by 1`,
    )
    assert.deepEqual(
      columns.map(({ name }) => name),
      columnsOfVoices,
      'a column of voices is seen with the household: what hints at the words belongs in voice_outcomes',
    )
  })

  test('is known to those whom the framework names, and to nobody else', async () => {
    const tables = await listTables(tx)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        await client.query('begin')
        try {
          const { people } = await arrange(tx, seed)
          const world = await snapshot(tx, tables, 'all')
          for (const table of tables)
            assert.ok(
              world[table]!.length > 0 || table === 'schema_migrations',
              `${table} is empty: nothing is shown of it`,
            )
          for (const id of people) await compare(tx, tables, world, id)
        } finally {
          await client.query('rollback')
        }
      }),
      { numRuns: 16, seed: 20261119, endOnFailure: true },
    )
  })

  test('is compared so that a policy is found out that shows too much, and one that shows too little', async () => {
    const tables = await listTables(tx)
    const wrong = [
      'create policy too_wide on voice_answers for select to hearth_assigned using (true)',
      'create policy too_wide on voice_outcomes for select to hearth_service using (true)',
      'create policy too_wide on answers for select to hearth_service using (true)',
      'create policy too_wide on place_change_reasons for select to hearth_assigned using (true)',
      'create policy too_wide on need_to_know for select to hearth_service using (true)',
      'create policy too_wide on trail for select to hearth_service using (matter is not null)',
      'create policy too_wide on history for select to hearth_assigned using (true)',
      'create policy too_narrow on households as restrictive for select to hearth_service using (id % 2 = 0)',
    ]
    for (const mistake of wrong) {
      await client.query('begin')
      const { people } = await arrange(tx, 7)
      const world = await snapshot(tx, tables, 'all')
      await client.query(mistake)
      const everybody = (async () => {
        for (const id of people) await compare(tx, tables, world, id)
      })()
      await assert.rejects(everybody, assert.AssertionError, mistake)
      await client.query('rollback')
    }
  })
})

async function compare(tx: Tx, tables: readonly string[], world: World, id: number): Promise<void> {
  await client.query('savepoint before_request')
  if (mayBeAnybody) await client.query(`set local session authorization ${database.webLogin.user}`)
  await client.query('set local role hearth_web')
  const [request] = await tx.many<{ reach: 'service' | 'assigned' }>(
    sql`select * from open_request_as(${id}, ${testNow})`,
  )
  const viewer = viewerOf(world, id, today)
  assert.equal(request !== undefined, viewer !== undefined, `whether person ${id} can sign in`)
  if (request && viewer) {
    const seen = await snapshot(tx, tables, request.reach)
    const counts = await countAll(tx, tables, request.reach)
    const known = oracle(world, viewer)
    for (const table of tables) {
      const wanted = world[table]!.filter((row) => known[table]!(row))
      const about: string = `${table}, for ${[...viewer.roles].join(' and ') || 'somebody without a role'} (person ${id})`
      assert.deepEqual(sorted(openPart(seen[table]!)), sorted(openPart(wanted, seen[table]![0])), about)
      assert.equal(counts[table], wanted.length, `the count of ${about}`)
    }
    const everything = JSON.stringify(seen)
    for (const text of wordsKeptFrom(world, known))
      assert.ok(!everything.includes(text), `${text}, in a row of another table, for person ${id}`)
  }
  await client.query('rollback to savepoint before_request')
}

/** What somebody said, and what they were answered, as far as this person may not read it. Each text is one of a kind. */
function wordsKeptFrom(world: World, known: ReturnType<typeof oracle>): string[] {
  const of = (table: string, column: string) =>
    world[table]!.filter((row) => !known[table]!(row)).map((row) => String(row[column]))
  return [
    ...of('voice_answers', 'words'),
    ...of('voice_outcomes', 'told_words'),
    ...of('voice_moves', 'words'),
    ...of('childs_words', 'told_words'),
  ]
}

/** Only the columns that both have: of some tables not every column is open. */
function openPart(rows: readonly Row[], like: Row | undefined = rows[0]): Row[] {
  const columns = Object.keys(like ?? {})
  return rows.map((row) => (like ? Object.fromEntries(columns.map((column) => [column, row[column]])) : row))
}

const sorted = (rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted()

const columnsOfVoices =
  'asked_at asked_by beside_id carer_id carers_name child_id due_on form form_chosen gatherer_id given_at helper household_id id kind language method piece_id reason reason_words ref saved_at share share_agreed_at share_chosen state together_with told_at told_by version way'.split(
    ' ',
  )
