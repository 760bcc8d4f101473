import assert from 'node:assert/strict'
import test from 'node:test'
import { drawByLot } from '#modules/sampling/index.ts'
import { freshDatabase } from '#test/database.ts'
import { openVisits } from '#test/visitor.ts'
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
  assert.equal(
    await count(`select count(*) from audits where (due_on is null) <> (state in ('closed', 'cancelled'))`),
    0,
  )
})

const withWork = [
  ...['fro-1', 'fro-2', 'tm-1', 'tm-2', 'tm-3', 'sm-1', 'qa-head', 'qa-1', 'qa-2', 'iro-1', 'iro-2', 'iro-3', 'iro-4'],
  ...['fsw-1', 'fsw-2', 'fsw-3', 'fsw-4', 'fsw-5', 'fsw-6', 'fsw-7', 'fsw-8'],
]

test('everyone with a part in audits finds something to do in “My work”, and nobody more than about ten things', async () => {
  await database.asOwner((client) => client.query(`insert into settings (key, value) values ('demonstration', 'true')`))
  const visits = await openVisits(database, now)
  for (const key of withWork) {
    const { text } = await (await visits.as(key)).get('/')
    const [own = ''] = text.split(/Waiting for others|Finished this month/)
    const things = own.split('hearth-work__item').length - 1
    assert.ok(things >= 1 && things <= 12, `${key}: ${things}`)
  }
  await visits.close()
  assert.deepEqual(visits.problems, [])
})

test('a few audits are stuck, and most are not', async () => {
  const stuck = await count(
    `select count(*) from audits where due_on < '2026-11-23' and state not in ('closed', 'cancelled')`,
  )
  assert.ok(stuck >= 2 && stuck <= 6, String(stuck))
})

test('the outbox holds what the last days’ moves told, and nothing twice', async () => {
  assert.ok((await count('select count(*) from messages')) > 30)
  assert.equal(
    await count(
      `select count(*) from messages where sent_at is not null or made_at < '2026-11-16' or made_at >= '2026-11-23'`,
    ),
    0,
  )
  assert.equal(
    await count(`select count(*) from audit_moves m join audits a on a.id = m.audit_id
      where m.to_state = 'in_moderation' and m.at >= '2026-11-17' and not exists (select from messages o
        where o.kind = 'moderation assigned' and o.to_id = a.moderator_id and o.path = '/audits/' || a.ref and o.made_at = m.at)`),
    0,
  )
  assert.equal(await count(`select count(*) from messages where kind = 'safety alert raised' and urgent`), 2)
})

test('an overdue action stands on the rung of its ladder that its date asks for', async () => {
  assert.equal(await count(`select count(*) from actions where (escalation_step = 0) <> (escalated_to is null)`), 0)
  for (const step of [0, 1, 2])
    assert.equal(
      await count(
        `select count(*) from actions where state in ('open', 'in_progress') and due_on < '2026-11-23' and escalation_step = ${step}`,
      ),
      1,
    )
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
