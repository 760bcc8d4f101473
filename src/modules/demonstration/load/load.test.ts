import assert from 'node:assert/strict'
import test from 'node:test'
import { drawByLot } from '#modules/audits/index.ts'
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

test('what is open has a day by which it is due, and what is closed has none', async () => {
  assert.equal(await count(`select count(*) from audits where (due_on is null) <> (state = 'closed')`), 0)
})

test('every move and everything done about an action stands in the trail', async () => {
  const moves = await count('select count(*) from audit_moves')
  assert.ok(moves > 5000)
  assert.equal(await count(`select count(*) from trail where kind = 'audit moved'`), moves)
  assert.equal(
    await count(`select count(*) from trail where kind like '%action%'`),
    await count('select count(*) from action_events'),
  )
})

test('each draw for a manager’s audit can be drawn again from what is kept of it', async () => {
  const draws = await database.asOwner(
    async (client) => (await client.query('select seed, candidates, drawn from sample_draws')).rows,
  )
  assert.ok(draws.length > 60)
  for (const { seed, candidates, drawn } of draws) assert.equal(drawByLot(seed, candidates), drawn)
})

test('the import found nothing to complain of', async () => {
  assert.equal(await count(`select count(*) from import_changes where outcome = 'error'`), 0)
})

test('each child whose words are kept has a reviewing officer, who asked', async () => {
  assert.equal(
    await count(
      `select count(*) from voices v join children c on c.id = v.child_id where c.iro_id is distinct from v.gatherer_id`,
    ),
    0,
  )
})
