import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import type pg from 'pg'
import { freshDatabase, type TestDatabase } from '#test/database.ts'
import { filledByPreparing } from '#src/cli/prepare-database.ts'
import { backUp, BackupProblem, type Restoring, restore as restoreInto } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearth-backup-test-'))
after(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
const restore = (connection: pg.ClientConfig, file: string, more: Restoring = {}) =>
  restoreInto(connection, file, { besides: filledByPreparing, unsigned: true, ...more })
const newFile = () => join(folder, `backup-${(files += 1)}`)

const awkward = [
  '',
  'plain',
  'two\nlines',
  'a "quoted" (word), \\ and \t tab',
  '🦊 Ångström ﬁ',
  'NULL',
  '{"a": 1}',
  '\u{2028}',
]

/** Two teams and two people that refer to each other, words that are hard to write down, and a file. */
async function fillWithAwkwardThings({ asOwner }: TestDatabase): Promise<void> {
  await asOwner(async (client) => {
    await client.query(
      `insert into people (id, name, email) overriding system value values (7, 'One', 'one@hearth.example')`,
    )
    await client.query(`insert into teams (name, manager_id) values ('North', 7)`)
    await client.query(`update people set team_id = (select id from teams)`)
    await client.query(`insert into imports (started_at) values (now())`)
    for (const [index, text] of awkward.entries()) {
      await client.query(`insert into trail (at, kind, data) values ('2026-03-29T00:30:00.123456Z', $1, $2)`, [
        text,
        JSON.stringify({ text, index }),
      ])
      await client.query(
        `insert into import_files (import_id, name, kind, sha256, content, row_count) select id, $1, null, '', $2, 0 from imports`,
        [text, Buffer.from([0, 1, 255, index])],
      )
    }
  })
}

describe('a backup', () => {
  test('restored and made again is the same, to the last byte', async () => {
    const [one, other] = [await freshDatabase(), await freshDatabase()]
    const [first, second] = [newFile(), newFile()]
    await fillWithAwkwardThings(one)
    const written = await backUp(one.connection, first)
    assert.deepEqual(await restore(other.connection, first), written)
    await backUp(other.connection, second)
    assert.ok(readFileSync(first).equals(readFileSync(second)))
    const count = await other.asOwner((client) => client.query('select kind from trail order by id'))
    assert.deepEqual(
      count.rows.map(({ kind }) => kind),
      awkward,
    )
  })

  test('keeps the numbering, the references and the rules of the tables', async () => {
    const [one, other] = [await freshDatabase(), await freshDatabase()]
    const file = newFile()
    await fillWithAwkwardThings(one)
    await backUp(one.connection, file)
    await restore(other.connection, file)
    await other.asOwner(async (client) => {
      const { rows } = await client.query(`insert into teams (name) values ('South') returning id`)
      assert.equal(rows[0].id, 12)
      await assert.rejects(client.query('update people set team_id = 999'), { code: '23503' })
      await client.query(`update people set name = 'Two'`)
      assert.equal((await client.query(`select from history where table_name = 'people'`)).rowCount, 2)
    })
  })

  test('is refused by a database that holds anything, and changes nothing there', async () => {
    const [one, other] = [await freshDatabase(), await freshDatabase()]
    const file = newFile()
    await fillWithAwkwardThings(one)
    await backUp(one.connection, file)
    await other.asOwner((client) => client.query(`insert into teams (name) values ('Elsewhere')`))
    await assert.rejects(restore(other.connection, file), { name: 'BackupProblem', message: /not empty/ })
    const { rows } = await other.asOwner((client) => client.query('select name from teams'))
    assert.deepEqual(rows, [{ name: 'Elsewhere' }])
  })

  test('is restored once when two begin at once', async () => {
    const [one, other] = [await freshDatabase(), await freshDatabase()]
    const file = newFile()
    await fillWithAwkwardThings(one)
    await backUp(one.connection, file)
    const outcomes = await Promise.allSettled([restore(other.connection, file), restore(other.connection, file)])
    assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
    const { reason } = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    assert.match(String(reason), /^BackupProblem: This database is not empty/)
  })

  test('says that it comes from a newer Hearth', async () => {
    const database = await freshDatabase()
    const file = newFile()
    await backUp(database.connection, file)
    const text = gunzipSync(readFileSync(file))
      .toString()
      .replace('0001-people-and-requests.sql', '0999-the-future.sql')
    writeFileSync(file, gzipSync(resealed(text)))
    await assert.rejects(restore(database.connection, file), { name: 'BackupProblem', message: /newer Hearth/ })
  })

  test('that is damaged anywhere is refused, and nothing of it is restored', async () => {
    const [one, other] = [await freshDatabase(), await freshDatabase()]
    const file = newFile()
    await fillWithAwkwardThings(one)
    await backUp(one.connection, file)
    const whole = readFileSync(file)
    const words = wordsOf(whole)
    const anywhere = fc.record({ at: fc.nat(whole.length - 1), bit: fc.nat(7), cut: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(anywhere, async ({ at, bit, cut }) => {
        fc.pre(cut || at > 9) // the first ten bytes are gzip's own: a date and a machine, which say nothing
        const damaged = Buffer.from(cut ? whole.subarray(0, at) : whole)
        if (!cut) damaged[at]! ^= 1 << bit
        fc.pre(wordsOf(damaged) !== words) // the last byte that gzip writes has bits which say nothing
        writeFileSync(`${file}.damaged`, damaged)
        await assert.rejects(restore(other.connection, `${file}.damaged`), BackupProblem)
      }),
      { numRuns: 60 },
    )
    const { rowCount } = await other.asOwner((client) => client.query('select from trail'))
    assert.equal(rowCount, 0)
  })

  test('that is no backup at all, or is not there, is said to be so', async () => {
    const { connection } = await freshDatabase()
    await assert.rejects(restore(connection, import.meta.filename), {
      name: 'BackupProblem',
      message: /is not a backup of Hearth/,
    })
    for (const line of ['null', '5', 'true']) {
      const odd = newFile()
      writeFileSync(odd, gzipSync(`${line}\n`))
      await assert.rejects(restore(connection, odd), { name: 'BackupProblem', message: /^This backup is damaged/ })
    }
    await assert.rejects(restore(connection, join(folder, 'nowhere')), {
      name: 'BackupProblem',
      message: /^There is no file/,
    })
  })
})

/** What the file says; undefined when it is no gzip. */
function wordsOf(packed: Buffer): string | undefined {
  try {
    return gunzipSync(packed).toString()
  } catch {
    return undefined
  }
}

/** The same lines under a seal that fits them. */
function resealed(text: string): string {
  const lines = text
    .trimEnd()
    .split('\n')
    .slice(0, -1)
    .map((line) => `${line}\n`)
    .join('')
  return `${lines}${JSON.stringify({ end: createHash('sha256').update(lines).digest('hex') })}\n`
}
