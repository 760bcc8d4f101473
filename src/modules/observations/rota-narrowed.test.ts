import assert from 'node:assert/strict'
import { test } from 'node:test'
import { narrowed } from './pages/rota.ts'
import type { Rota } from './planning.ts'

const day = Temporal.PlainDate.from('2026-11-01')
const worker = (id: number, name: string, team: string | null, nextOn: Temporal.PlainDate | null = null): Rota => ({
  ...{ id, name, team, managerId: null, hereSince: day, lastOn: null, nextOn },
})
const rota = [
  worker(1, 'Ada', 'South'),
  worker(2, 'Bea', 'North', day),
  worker(3, 'Cal', 'North'),
  worker(4, 'Dee', null),
]

test('the rota is narrowed by team, by what is planned and by name, in its order', () => {
  const ids = (query: Record<string, string>) => narrowed(rota, query).map(({ id }) => id)
  assert.deepEqual(ids({}), [1, 2, 3, 4])
  assert.deepEqual([ids({ team: '1' }), ids({ team: '2' })], [[2, 3], [1]], 'a team by its place among them')
  assert.deepEqual(ids({ team: '1', unplanned: 'yes' }), [3])
  assert.deepEqual([ids({ team: '9' }), ids({ team: 'x' })], [[], []])
  assert.deepEqual(ids({ name: 'da' }), [1])
})
