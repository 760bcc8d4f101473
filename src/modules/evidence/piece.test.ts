import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { streams } from './piece.ts'

test('the streams say of themselves in the database what they say here: letter and class', async () => {
  const database = await freshDatabase()
  const rows = await database.asSystem(testNow, (tx) =>
    tx.many<{ key: string; letter: string; sight: string }>(sql`select key, letter, sight from streams order by key`),
  )
  const here = Object.entries(streams).map(([key, one]) => ({ key, ...one }))
  assert.deepEqual(
    rows,
    here.toSorted((one, other) => (one.key < other.key ? -1 : 1)),
  )
})
