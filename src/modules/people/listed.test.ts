import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listedPeople } from './pages/listed.ts'

const all = Array.from({ length: 30 }, (_, at) => ({ name: `${at % 2 === 0 ? 'Ada' : 'Bea'} ${at + 1}` }))
const listed = (query: Record<string, string>, people: readonly { name: string }[] = all) =>
  listedPeople(people, { path: '/people', query })

test('people who have been read stand in their order, and are found by a part of their name', () => {
  assert.deepEqual(listed({}).named, all)
  const found = listed({ name: ' ADA ', team: '7', page: '3' })
  assert.equal(found.named.length, 15)
  assert.match(String(found.finder), /name="team" value="7"/)
  assert.match(String(found.finder), /value=" ADA "/)
  assert.doesNotMatch(String(found.finder), /name="page"/)
  assert.equal(listed({ name: 'Nobody' }).named.length, 0)
})

test('few people need not be found', () => {
  const few = listed({}, all.slice(0, 25))
  assert.equal(String(few.finder), '')
  assert.equal(few.named.length, 25)
})
