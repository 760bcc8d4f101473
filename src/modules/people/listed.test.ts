import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listedPeople } from './pages/listed.ts'

const all = Array.from({ length: 30 }, (_, at) => ({ name: `${at % 2 === 0 ? 'Ada' : 'Bea'} ${at + 1}` }))
const listed = (query: Record<string, string>, people: readonly { name: string }[] = all) =>
  listedPeople(people, { path: '/people', query, one: 'worker', many: 'workers' })

test('people who have been read stand 25 a page, in their order, and are found by a part of their name', () => {
  assert.deepEqual(listed({}).rows, all.slice(0, 25))
  assert.deepEqual(listed({ page: '2' }).rows, all.slice(25))
  assert.match(String(listed({}).above), /30 workers/)
  const found = listed({ name: ' ADA ' })
  assert.equal(found.rows.length, 15)
  assert.match(String(found.above), /value=" ADA ".*15 workers/s)
  assert.equal(listed({ name: 'Nobody' }).rows.length, 0)
  assert.match(String(listed({ name: 'a', page: '1' }).below), /name=a&amp;page=2/)
})

test('few people need not be found', () => {
  const few = listed({}, all.slice(0, 25))
  assert.equal(String(few.above), '')
  assert.equal(few.rows.length, 25)
})
