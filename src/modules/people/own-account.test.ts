import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { withService } from '#test/people-room.ts'
import { password, someone } from '#test/signing-in.ts'

test('SB-6: whoever changes their password or makes new recovery codes is told by mail: it may not have been them', async (t) => {
  const { database, as } = await withService(t)
  const { person } = await someone(database)
  const browser = await as(person.id)
  const told = () =>
    database.asSystem(testNow, (tx) =>
      tx.many(sql`update messages set sent_at = ${testNow} where kind = 'access changed' and to_id = ${person.id}
        and sent_at is null returning path, urgent`),
    )
  const post = async (path: string, fields: Record<string, string>) => (await browser.post(path, fields)).statusCode
  const [chosen, wrong] = ['another lantern by the pebble', 'not my password at all']
  assert.equal(await post('/your-account/password', { password: wrong, chosen }), 422)
  assert.deepEqual(await told(), [])
  assert.equal(await post('/your-account/password', { password, chosen }), 303)
  assert.deepEqual(await told(), [{ path: '/your-account', urgent: true }])
  assert.equal(await post('/your-account/recovery-codes', { password: chosen }), 303)
  assert.deepEqual(await told(), [{ path: '/your-account', urgent: true }])
})
