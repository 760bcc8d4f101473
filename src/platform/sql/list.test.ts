import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { withTransaction } from '#test/database.ts'
import { countList, type List, listPage, sql } from './index.ts'

type Leaf = { id: number }

/** So many leaves, two of each day. */
function aPile(many: number): List {
  const from = sql`generate_series(1, ${many}::int) l(id)`
  return { columns: sql`l.id`, from, counted: from, where: [], order: [sql`l.id / 2`, sql`l.id`] }
}

const inShort = ({ rows, count, more, page, next }: ListPage<Leaf>) =>
  [rows[0]?.id, rows.at(-1)?.id, count, more, page, next] as const

describe('a list (SC-6, SC-8)', () => {
  const on = (many: number, asked: AskedPage, but: Partial<List> = {}) =>
    withTransaction(async (tx) => inShort(await listPage<Leaf>(tx, { ...aPile(many), ...but }, asked)))

  test('has 25 a page, and says how long it is', async () => {
    assert.deepEqual(await on(60, { page: 1 }), [1, 25, 60, false, 1, undefined])
    assert.deepEqual(await on(60, { page: 3 }), [51, 60, 60, false, 3, undefined])
    assert.deepEqual(await on(0, { page: 1 }), [undefined, undefined, 0, false, 1, undefined])
    assert.deepEqual(await on(60, { page: 1 }, { newestFirst: true }), [60, 36, 60, false, 1, undefined])
  })

  test('has no page after the last', async () => {
    for (const page of [4, 20, 21, 999_999]) {
      assert.deepEqual(await on(60, { page }), [51, 60, 60, false, 3, undefined], String(page))
      assert.deepEqual(await on(50, { page }), [26, 50, 50, false, 2, undefined], String(page))
      assert.deepEqual(await on(0, { page }), [undefined, undefined, 0, false, 1, undefined], String(page))
    }
  })

  test('is counted to 501 and ends; what lies beyond begins after its last one', async () => {
    assert.deepEqual(await on(500, { page: 20 }), [476, 500, 500, false, 20, undefined])
    assert.deepEqual(await on(501, { page: 1 }), [1, 25, 500, true, 1, undefined])
    assert.deepEqual(await on(501, { page: 99 }), [476, 500, 500, true, 20, 500])
    assert.deepEqual(await on(530, { page: 1, after: 500 }), [501, 525, 30, false, 1, undefined])
    assert.deepEqual(await on(530, { page: 7, after: 500 }), [526, 530, 30, false, 2, undefined])
    assert.deepEqual(await on(530, { page: 1, after: 31 }, { newestFirst: true }), [30, 6, 30, false, 1, undefined])
  })

  test('SC-6: of what comes after something that is gone, or the last, there is the list from its beginning, not an empty one', async () => {
    for (const after of [530, 999])
      for (const page of [1, 2, 99]) {
        const { rows, asked } = await withTransaction((tx) => listPage<Leaf>(tx, aPile(530), { page, after }))
        assert.deepEqual([rows.length, rows[0]?.id, asked], [25, 1, { page: 1 }], `${page} after ${after}`)
      }
    assert.deepEqual(await on(0, { page: 2, after: 7 }), [undefined, undefined, 0, false, 1, undefined])
  })

  test('is counted and listed to its end where a figure leads to it', async () => {
    assert.deepEqual(await on(1044, { page: 1 }, { toItsEnd: true }), [1, 25, 1044, false, 1, undefined])
    assert.deepEqual(await on(1044, { page: 42 }, { toItsEnd: true }), [1026, 1044, 1044, false, 42, undefined])
    assert.deepEqual(await on(1044, { page: 999_999 }, { toItsEnd: true }), [1026, 1044, 1044, false, 42, undefined])
    await withTransaction(async (tx) => {
      const pile = aPile(1044)
      assert.deepEqual([await countList(tx, pile), await countList(tx, { ...pile, toItsEnd: true })], [501, 1044])
    })
  })

  test('whose numbers are known is not looked for again', async () => {
    const all = Array.from({ length: 60 }, (_, at) => 60 - at)
    const known = { newestFirst: true, all, where: [sql`l.id = any (${all})`] }
    assert.deepEqual(await on(90, { page: 1 }, known), [60, 36, 60, false, 1, undefined])
    assert.deepEqual(await on(90, { page: 3 }, known), [10, 1, 60, false, 3, undefined])
    assert.deepEqual(await on(90, { page: 99 }, known), [10, 1, 60, false, 3, undefined])
    assert.deepEqual(await on(90, { page: 1 }, { known: 501 }), [1, 25, 500, true, 1, undefined])
  })
})
