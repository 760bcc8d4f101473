import assert from 'node:assert/strict'
import test from 'node:test'
import { freshDatabase } from '#test/database.ts'
import { loadDemonstration } from './load.ts'

const database = await freshDatabase()
const began = performance.now()
const now = Temporal.Instant.from('2026-11-23T07:30:00Z')
await loadDemonstration(database, { today: Temporal.PlainDate.from('2026-11-23'), now, say: () => {} })
const took = (performance.now() - began) / 1000

async function count(query: string): Promise<number> {
  return database.asOwner(async (client) => Number((await client.query(query)).rows[0].count))
}

test('the demonstration loads in good time', () => {
  assert.ok(took < 40, `${took.toFixed(1)} seconds`)
})

test('the sign-in page has everyone to offer whom it promises', async () => {
  assert.equal(await count(`select count(*) from people where demonstration_key is not null`), 33)
})
