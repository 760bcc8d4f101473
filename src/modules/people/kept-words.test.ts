import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hash } from '#platform/hash.ts'
import { NotFound, Refused } from '#platform/problems.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { keepForm, mayKeepFormIn } from './commands/kept-words.ts'
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
  const seenByOther = database.asPerson(other!.id, testNow, (tx) => tx.many(sql`select id from kept_words`))
  assert.deepEqual(await seenByOther, [])
})

test('passwords and codes are never kept', async () => {
  const database = await freshDatabase()
  const { id } = await database.asSystem(testNow, (tx) => aPerson(tx))
  const kept = await database.atDoor(testNow, async (tx) => {
    const sessionHash = hash(await startSession(tx, id, testNow))
    const body = { password: 'correct horse battery' }
    await keepForm(tx, { sessionHash, path: '/your-account/password', body, now: testNow })
    return tx.many(sql`select id from kept_words`)
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

test('SB-14: of somebody whose access has ended nothing is kept, and of nobody more than they could come back for', async () => {
  const database = await freshDatabase()
  const [gone, here] = await database.asSystem(testNow, async (tx) => [await aPerson(tx), await aPerson(tx)])
  const ended = (personId: number, now = testNow) =>
    database.atDoor(now, async (tx) => {
      const sessionHash = hash(await startSession(tx, personId, now))
      await endSession(tx, sessionHash, now)
      return sessionHash
    })
  const [theirs, own, old] = [
    await ended(gone!.id),
    await ended(here!.id),
    await ended(here!.id, testNow.subtract({ hours: 200 })),
  ]
  await database.asOwner((client) => client.query('update people set active = false where id = $1', [gone!.id]))
  const may = (sessionHash: string | undefined, path = '/actions') =>
    mayKeepFormIn(database)({ sessionHash, path, now: testNow })
  assert.deepEqual(
    [await may(theirs), await may(old), await may(undefined), await may(own), await may(own, '/your-account/password')],
    [false, false, false, true, false],
  )
  const keep = (sessionHash: string, words: string) =>
    database.atDoor(testNow, (tx) => keepForm(tx, { sessionHash, path: '/actions', body: { words }, now: testNow }))
  assert.equal(await keep(theirs, 'x'), '/sign-in')
  const kept = await Promise.allSettled(Array.from({ length: 25 }, () => keep(own, 'some words')))
  assert.equal(kept.filter(({ status }) => status === 'fulfilled').length, 20)
  const refused = kept.filter((one) => one.status === 'rejected')
  assert.ok(
    refused.every(({ reason }) => reason instanceof Refused && /your words are still on it/.test(reason.message)),
  )
  await database.asOwner((client) => client.query('delete from kept_words'))
  await keep(own, 'x'.repeat(1_500_000))
  await assert.rejects(keep(own, 'x'.repeat(600_000)), Refused)
})
