import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { allJobs } from '#src/app.ts'
import { root } from '#src/config.ts'
import { rooms } from '#src/rooms.ts'
import { storeys } from '#test/architecture.ts'
import { readFiles } from './documents.ts'

/* RV-11: what nothing needs any more is not kept. Dead exports and files are found by knip, as long as nothing hides them from it; locks
 * have their one list (test/architecture.test.ts). */

const program = [...readFiles('src/**/*.ts', 'db/policies/*.sql')].filter(([path]) => !/\.test(ing)?\.ts$/.test(path))
const words = new Set(program.flatMap(([, text]) => text.match(/\w+/g) ?? []))

/** Written by the database itself, and kept for whoever has to look there: who replaced a version. */
const writtenByItself = ['history.replaced_by']

describe('RV-11: nothing dead is kept:', () => {
  test('every column of every table is named by something that reads or writes it', () => {
    const schema = readFileSync(join(root, 'db/schema.sql'), 'utf8')
    const tables = [...schema.matchAll(/^create table (\w+) \(\n([\s\S]*?)\n\);/gm)]
    assert.ok(tables.length > 50)
    const columns = tables.flatMap(([, table, body]) =>
      [...body!.matchAll(/^ {2}(?!constraint )"?(\w+)"? /gm)].map(([, column]) => ({ table, column: column! })),
    )
    assert.ok(columns.length > 400, `${columns.length} columns`)
    assert.deepEqual(
      columns.filter(({ column }) => !words.has(column)).map(({ table, column }) => `${table}.${column}`),
      writtenByItself,
    )
  })

  test('no storey is of a room that is not there', () => {
    const there = [...rooms.map(({ key }) => key), 'demonstration']
    assert.deepEqual(
      storeys.flat().filter((room) => !there.includes(room)),
      [],
    )
  })

  test('every job has a name in words', () => {
    const names = allJobs.map(({ name }) => name)
    assert.ok(names.length > 10)
    assert.deepEqual(
      names.filter((name) => !/^[a-z]+( [a-z]+)*$/.test(name)),
      [],
    )
  })

  test('knip is told of no part of the program that it is needed because it is there', () => {
    const { entry } = JSON.parse(readFileSync(join(root, 'knip.json'), 'utf8')) as { entry: string[] }
    const whole = entry.filter((path) => path.startsWith('src/') && path.includes('*') && !path.endsWith('.test.ts'))
    assert.deepEqual(whole, ['src/modules/*/commands/errand.ts'])
  })
})
