import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hash } from '#platform/http/index.ts'
import { NotFound, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { keepForm } from './commands/kept-words.ts'
import { endSession, startSession } from './commands/sessions.ts'
import { findKeptWords } from './queries/kept-words.ts'
import { aPerson } from './testing.ts'

test('what a person typed when their session ended comes back to that person only', async () => {
  const database = await freshDatabase()
  const [writer, other] = await database.asSystem(testNow, async (tx) => [await aPerson(tx), await aPerson(tx)])
  const fields = { answer: 'She said:\r\n"I like it here."', chosen: ['a', 'b'], empty: '' }

  const to = await database.atDoor(testNow, async (tx) => {
    const sessionHash = hash(await startSession(tx, writer!.id, testNow))
    await endSession(tx, sessionHash, testNow)
    return keepForm(tx, { sessionHash, path: '/audits/A-1/sections/2?child=3', body: fields, now: testNow })
  })

  const id = /^\/sign-in\?return=%2Fkept-words%2F([0-9a-f-]{36})$/.exec(to)?.[1] ?? ''
  const kept = await database.asPerson(writer!.id, testNow, (tx, actor) => findKeptWords(tx, id, actor.id))
  assert.deepEqual(kept.fields, fields)
  assert.equal(kept.path, '/audits/A-1/sections/2?child=3')
  await assert.rejects(
    database.asPerson(other!.id, testNow, (tx, actor) => findKeptWords(tx, id, actor.id)),
    NotFound,
  )
  const seenByOther = database.asPerson(other!.id, testNow, (tx) => tx.many(sql`select id from kept_forms`))
  assert.deepEqual(await seenByOther, [])
})

test('passwords and codes are never kept', async () => {
  const database = await freshDatabase()
  const { id } = await database.asSystem(testNow, (tx) => aPerson(tx))
  const kept = await database.atDoor(testNow, async (tx) => {
    const sessionHash = hash(await startSession(tx, id, testNow))
    const body = { password: 'correct horse battery' }
    await keepForm(tx, { sessionHash, path: '/your-account/password', body, now: testNow })
    return tx.many(sql`select id from kept_forms`)
  })
  assert.deepEqual(kept, [])
})

test('a form from a browser that never signed in is kept for nobody', async () => {
  const database = await freshDatabase()
  const to = await database.atDoor(testNow, (tx) =>
    keepForm(tx, { sessionHash: undefined, path: '/actions', body: { what: 'something' }, now: testNow }),
  )
  assert.equal(to, '/sign-in')
})
