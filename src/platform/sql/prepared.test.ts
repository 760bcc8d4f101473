import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openDatabase } from './database.ts'
import { sql, type Tx } from './index.ts'

test('SC-9: a statement is planned once for each role that asks it, however often they take turns on a connection', async () => {
  const database = await freshDatabase()
  const { people } = await aSmallService(database)
  const small = openDatabase({ ...database.webLogin, max: 1 })
  after(() => small.close())
  const count = (tx: Tx) => tx.one(sql`select count(*) as "counted here" from households`)
  for (let turn = 0; turn < 3; turn += 1) {
    await small.asPerson(people['qa-1']!, testNow, count)
    await small.asPerson(people['fsw-1']!, testNow, count)
    await small.asSystem(testNow, count)
  }
  const plans = await small.asSystem(testNow, (tx) =>
    tx.many<{ times: number }>(sql`
      select generic_plans as times from pg_prepared_statements where statement like '%"counted here" from households' order by 1`),
  )
  assert.deepEqual(
    plans.map(({ times }) => times),
    [3, 6],
    'of those who see their own households, and of those who see the service',
  )
})
