import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { withAdmin } from '#test/people-room.ts'
import { leftovers } from './commands/forget.ts'
import { refusalsIn } from './commands/refusals.ts'
import { refusalLimits } from './refusals.ts'
import { aPerson } from './testing.ts'

test('failed access is counted: who, by number, and which route; never what', async (t) => {
  const { database, as, settled } = await withAdmin(t)
  const { id } = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['team_manager'] }))
  const browser = await as(id)
  await browser.get('/people/123456')
  await browser.get('/people/123457')
  await browser.post('/people/role-titles', { secret: 'words that somebody typed' })
  await browser.get('/nothing/at/this/address')
  const stranger = await as(null)
  await stranger.get('/invitations/somebody-guesses-this')
  await settled()
  const rows = await database.atDoor(testNow, (tx) =>
    tx.many<{ who: string }>(
      sql`select who, person_id as "personId", method, route, status, times from refusals order by person_id, route`,
    ),
  )
  const address = rows.at(-1)!.who
  assert.match(address, /^[0-9a-f]{64}$/)
  const who = `person ${id}`
  assert.deepEqual(rows, [
    { who, personId: id, method: 'GET', route: '/people/:id', status: 403, times: 2 },
    { who, personId: id, method: 'POST', route: '/people/role-titles', status: 403, times: 1 },
    { who: address, personId: null, method: 'GET', route: '/invitations/:token', status: 404, times: 1 },
  ])
})

test('an administrator is told once of who is refused again and again, and sees it on a page', async (t) => {
  const { database, admin, adminId, as, settled } = await withAdmin(t)
  const { id, name } = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['team_manager'] }))
  const browser = await as(id)
  const told = async () => {
    await settled()
    return database.asSystem(testNow, (tx) =>
      tx.many(sql`select to_id as "to", path from messages where kind = 'access refused often'`),
    )
  }
  for (let times = 1; times < refusalLimits.byPerson; times += 1) await browser.get('/people')
  assert.deepEqual(await told(), [])
  for (let times = 0; times < 5; times += 1) await browser.get('/people')
  assert.deepEqual(await told(), [{ to: adminId, path: '/people/refusals' }])
  const page = (await admin.get('/people/refusals')).body
  assert.ok(page.includes(name))
  assert.match(page, /GET \/people</)
  assert.match(page, new RegExp(`>${refusalLimits.byPerson + 4}<`))
  assert.equal((await browser.get('/people/refusals')).statusCode, 403)
})

test('an address that guesses at links is told of, by a mark and not by its number', async (t) => {
  const { database, admin, as, settled } = await withAdmin(t)
  const stranger = await as(null)
  for (let times = 0; times < refusalLimits.byAddress; times += 1)
    await stranger.get(`/invitations/guess-number-${times}`)
  await settled()
  const told = await database.asSystem(testNow, (tx) =>
    tx.many(sql`select 1 from messages where kind = 'access refused often'`),
  )
  assert.equal(told.length, 1)
  const page = (await admin.get('/people/refusals')).body
  assert.match(page, /Address marked [0-9a-f]{6}</)
  assert.ok(!page.includes('127.0.0.1') && !page.includes('guess-number'))
})

test('a flood from a thousand addresses and more fills no table, and after a month all is forgotten', async (t) => {
  const { database } = await withAdmin(t)
  const problems: unknown[] = []
  const { refused, settled } = refusalsIn(database, (problem) => problems.push(problem))
  const line = { personId: undefined, method: 'GET', route: '/invitations/:token', status: 404, now: testNow } as const
  for (let at = 0; at < refusalLimits.strangers + 600; at += 1) {
    refused({ ...line, addressHash: `address ${at}` })
    if (at % 150 === 0) await settled()
  }
  await settled()
  assert.deepEqual(problems, [])
  const count = () =>
    database.atDoor(testNow, (tx) =>
      tx.one<{ rows: number; times: number }>(
        sql`select count(*)::int as rows, coalesce(sum(times), 0)::int as times from refusals`,
      ),
    )
  const counted = await count()
  assert.equal(counted.times, refusalLimits.strangers + 600, 'every one is counted')
  assert.ok(counted.rows <= refusalLimits.strangers + 1, `${counted.rows} rows`)
  const later = testNow.add({ hours: 24 * (refusalLimits.keptDays + 1) })
  await database.atDoor(later, async (tx) => {
    for (const forget of leftovers(later)) await forget(tx)
  })
  assert.equal((await count()).rows, 0)
})

test('SB-5: whom the stop of the server cuts off was refused nothing, and leaves no failure', async (t) => {
  const { database } = await withAdmin(t)
  const problems: unknown[] = []
  const { refused, close, settled } = refusalsIn(
    { ...database, atDoor: () => Promise.reject(new Error('the pool has ended')) },
    (problem) => problems.push(problem),
  )
  await close()
  const line = { personId: undefined, method: 'POST', route: '/sign-in', status: 400, now: testNow } as const
  refused({ ...line, addressHash: 'address' })
  await settled()
  assert.deepEqual(problems, [])
})
