import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import type pg from 'pg'
import { emptyDatabase } from '#test/database.ts'
import { migrate, MigrationProblem } from './migrate.ts'

let folder = ''
let connection: pg.ClientConfig
let ask: (statement: string) => Promise<unknown[]>

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)

describe('migrating', () => {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hearth-migrate-test-'))
    for (const name of ['migrations', 'policies']) mkdirSync(join(folder, name))
    write('migrations/0001-one.sql', 'create table one (id int);')
    write('policies/one.sql', 'create or replace view seen as select 1 as version;')
    ;({ connection, ask } = await emptyDatabase())
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('applies what is new, once and in order', async () => {
    assert.deepEqual(await migrate(connection, folder), { applied: ['0001-one.sql'], refreshed: true })
    write('migrations/0003-three.sql', 'alter table two add column three int;')
    write('migrations/0002-two.sql', 'create table two (id int);')
    assert.deepEqual(await migrate(connection, folder), {
      applied: ['0002-two.sql', '0003-three.sql'],
      refreshed: true,
    })
    assert.deepEqual(await migrate(connection, folder), { applied: [], refreshed: false })
  })

  test('applies the policies anew when one of them changed', async () => {
    await migrate(connection, folder)
    write('policies/one.sql', 'create or replace view seen as select 2 as version;')
    assert.deepEqual(await migrate(connection, folder), { applied: [], refreshed: true })
    assert.deepEqual(await ask('select version from seen'), [{ version: 2 }])
  })

  test('refuses a migration that was edited after it was applied', async () => {
    await migrate(connection, folder)
    write('migrations/0001-one.sql', 'create table one (id bigint);')
    await assert.rejects(migrate(connection, folder), (problem) => {
      return (
        problem instanceof MigrationProblem && problem.message.startsWith('The migration 0001-one.sql has been edited')
      )
    })
  })

  test('refuses a database that a newer Hearth has made', async () => {
    write('migrations/0002-two.sql', 'create table two (id int);')
    await migrate(connection, folder)
    rmSync(join(folder, 'migrations/0002-two.sql'))
    await assert.rejects(migrate(connection, folder), /newer Hearth \(it has 0002-two\.sql\)/)
  })

  test('leaves the database as it was before a migration that fails, and names its line', async () => {
    write('migrations/0002-two.sql', 'create table two (id int);\n\ncreate table one (id int);')
    await assert.rejects(
      migrate(connection, folder),
      /^MigrationProblem: 0002-two\.sql .*relation "one" already exists/,
    )
    assert.deepEqual(await ask(`select to_regclass('two') as two`), [{ two: null }])
    assert.deepEqual(await ask(`select name from schema_migrations`), [{ name: '0001-one.sql' }])
  })

  test('is done once when several processes begin it together', async () => {
    const results = await Promise.all([1, 2, 3, 4].map(() => migrate(connection, folder)))
    assert.deepEqual(
      results.flatMap(({ applied }) => applied),
      ['0001-one.sql'],
    )
  })
})
