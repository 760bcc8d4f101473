import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asTx, sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { syncRoles } from './commands/roles.ts'
import { aPerson } from './testing.ts'
import { withAdmin } from '#test/people-room.ts'

test('an administrator invites somebody, and what was typed stays when there is something to mend', async (t) => {
  const { database, admin } = await withAdmin(t)
  const typed = { name: 'Bronwen Castellan', email: 'not an address', teamId: '', managerId: '', role: 'team_manager' }
  const refused = await admin.post('/people', typed)
  assert.equal(refused.statusCode, 422)
  assert.match(refused.body, /Give an e-mail address like/)
  assert.match(refused.body, /value="Bronwen Castellan"/)
  assert.match(refused.body, /value="not an address"/)
  assert.match(refused.body, /<option value="team_manager" selected>/)

  const invited = await admin.post('/people', { ...typed, email: 'B.Castellan@council.example' })
  assert.match(invited.headers.location as string, /^\/people\/\d+$/)
  assert.equal((await admin.post('/people', { ...typed, email: 'b.castellan@council.example' })).statusCode, 422)
  const page = (await admin.get(invited.headers.location as string)).body
  assert.match(page, /b\.castellan@council\.example/)
  assert.match(page, /Fostering Team Manager/)
  const { rows } = await database.asOwner((client) =>
    client.query('select kind from trail where actor_id is not null order by id'),
  )
  assert.deepEqual(rows.slice(-2), [{ kind: 'person added' }, { kind: 'access change asked' }])
  assert.match(
    page,
    /nobody here can say yes to it[\s\S]*hearth user confirm \d+/,
    'SB-6: there is no second person here',
  )
})

test('an administrator gives somebody the number by which imports know them; two people never share one', async (t) => {
  const { database, admin } = await withAdmin(t)
  const typed = { name: 'Bronwen Castellan', email: 'b@council.example', teamId: '', managerId: '' }
  const invited = await admin.post('/people', { ...typed, role: 'fostering_social_worker', caseSystemId: ' W-1042 ' })
  const path = invited.headers.location as string
  assert.match((await admin.get(path)).body, /Number in the case system[\s\S]*W-1042/)
  const same = { ...typed, email: 'c@council.example', role: 'team_manager', caseSystemId: 'W-1042' }
  const refused = await admin.post('/people', same)
  assert.equal(refused.statusCode, 422)
  assert.match(refused.body, /Bronwen Castellan has this number already/)
  assert.match((await admin.post('/people', { ...same, caseSystemId: 'W 1042' })).body, /as the case system writes it/)
  assert.equal((await admin.post(`${path}/details`, { ...typed, caseSystemId: 'W-1043' })).statusCode, 303)
  const held = () =>
    database.asSystem(testNow, (tx) =>
      tx.one<{ id: string | null }>(sql`select source_id as id from people where email = ${typed.email}`),
    )
  assert.equal((await held()).id, 'W-1043')
  assert.equal((await admin.post(`${path}/details`, { ...typed, caseSystemId: '' })).statusCode, 303)
  assert.equal((await held()).id, null)
})

test('line managers do not go round in a circle', async (t) => {
  const { database, admin } = await withAdmin(t)
  const [top, middle] = await database.asSystem(testNow, async (tx) => {
    const first = await aPerson(tx)
    return [first, await aPerson(tx, { managerId: first.id })]
  })
  const given = { name: top!.name, email: top!.email, teamId: '', managerId: String(middle!.id) }
  assert.equal((await admin.post(`/people/${top!.id}/details`, given)).statusCode, 422)
  assert.equal(
    (await admin.post(`/people/${top!.id}/details`, { ...given, managerId: String(top!.id) })).statusCode,
    422,
  )
  assert.equal((await admin.post(`/people/${top!.id}/details`, { ...given, managerId: '' })).statusCode, 303)
})

test('the council’s own titles of roles stay when Hearth is updated', async (t) => {
  const { database, admin } = await withAdmin(t)
  assert.equal((await admin.post('/people/role-titles', { team_manager: '  ' })).statusCode, 422)
  await admin.post('/people/role-titles', { team_manager: 'Practice Manager', nonsense: 'x' })
  await database.asOwner((client) => syncRoles(asTx(client)))
  const [role] = await database.asSystem(testNow, (tx) =>
    tx.many<{ title: string }>(sql`select title from roles where key = 'team_manager'`),
  )
  assert.equal(role?.title, 'Practice Manager')
})
