import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hash } from '#platform/hash.ts'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { opensAuthenticators } from './queries/locked.ts'
import { sealingKeyFrom } from './sealing.ts'
import { useSealingKey } from './sealing-key.ts'
import {
  at,
  codeAt,
  password,
  sealingKey,
  signIn,
  tokenFor,
  tryCode,
  tryPassword,
  withSomeone,
} from '#test/signing-in.ts'

test('a person signs in with password and code, and the session that begins is a new one', async () => {
  const { database, person } = await withSomeone()
  const wrongThenRight = await signIn(database, person.email, codeAt(testNow))
  assert.equal(wrongThenRight.kind, 'signed in')
  assert.ok(wrongThenRight.kind === 'signed in')
  const actor = await database.asSession(hash(wrongThenRight.token), testNow, async (_tx, who) => who)
  assert.equal(actor?.id, person.id)
})

test('the token between password and code opens nothing', async () => {
  const { database, person } = await withSomeone()
  const token = await tokenFor(database, person.email)
  const actor = await database.asSession(hash(token), testNow, async (_tx, who) => who)
  assert.equal(actor, undefined)
})

test('an unknown address and a wrong password get the same answer', async () => {
  const { database, person } = await withSomeone()
  const answers = []
  for (const email of [person.email, 'nobody@hearth.example'])
    answers.push(await tryPassword(database, email, 'not the password'))
  assert.deepEqual(answers, [
    { kind: 'refused', next: undefined },
    { kind: 'refused', next: undefined },
  ])
})

test('a code works once: neither it nor an older one is taken again', async () => {
  const { database, person } = await withSomeone()
  const now = testNow.add({ seconds: 30 })
  assert.equal((await signIn(database, person.email, codeAt(now), now)).kind, 'signed in')
  assert.equal((await signIn(database, person.email, codeAt(now), now)).kind, 'refused')
  assert.equal((await signIn(database, person.email, codeAt(testNow), now)).kind, 'refused')
  const later = now.add({ seconds: 30 })
  assert.equal((await signIn(database, person.email, codeAt(later), later)).kind, 'signed in')
})

test('of two who send the same code at the same moment one is let in', async () => {
  const { database, person } = await withSomeone()
  const tokens = [await tokenFor(database, person.email), await tokenFor(database, person.email)]
  const answers = await Promise.all(tokens.map((token) => tryCode(database, token, codeAt(testNow))))
  assert.equal(answers.filter(({ kind }) => kind === 'signed in').length, 1)
})

test('a code of another minute is refused', async () => {
  const { database, person } = await withSomeone()
  assert.equal((await signIn(database, person.email, codeAt(testNow.add({ seconds: 90 })))).kind, 'refused')
  assert.equal((await signIn(database, person.email, codeAt(testNow.subtract({ seconds: 90 })))).kind, 'refused')
})

test('each recovery code signs in once, however it is typed', async () => {
  const { database, person, codes } = await withSomeone()
  const first = await signIn(database, person.email, ` ${codes[0]!.toUpperCase().replaceAll('-', ' ')} `)
  assert.deepEqual(first.kind === 'signed in' && first.codesLeft, 9)
  assert.equal((await signIn(database, person.email, codes[0]!)).kind, 'refused')
  assert.equal((await signIn(database, person.email, codes[1]!)).kind, 'signed in')
})

test('with another secret of the service no code can be told: that is said, not counted, and recovery codes still work', async () => {
  const { database, person, codes } = await withSomeone()
  const token = await tokenFor(database, person.email)
  const other = sealingKeyFrom('another secret of this test')
  for (let tries = 0; tries < 7; tries += 1)
    assert.deepEqual(await tryCode(database, token, codeAt(testNow), testNow, {}, other), { kind: 'locked' })
  assert.equal((await tryCode(database, token, 'abcd-abcd-abcd', testNow, {}, other)).kind, 'refused')
  assert.equal((await tryCode(database, token, codes[0]!, testNow, {}, other)).kind, 'signed in')
})

test('the service knows as it starts whether its secret is the one of before', async () => {
  const { database } = await withSomeone()
  useSealingKey(sealingKeyFrom('another secret of this test'))
  assert.equal(await opensAuthenticators(database, testNow), false)
  useSealingKey(sealingKey)
  assert.equal(await opensAuthenticators(database, testNow), true)
})

test('wrong codes count like wrong passwords, and the step ends after five', async () => {
  const { database, person } = await withSomeone()
  const token = await tokenFor(database, person.email)
  for (let tries = 0; tries < 5; tries += 1) assert.equal((await tryCode(database, token, '000000')).kind, 'refused')
  assert.equal((await tryCode(database, token, codeAt(testNow))).kind, 'start again')
  assert.equal((await tryPassword(database, person.email, password)).kind, 'wait')
})

test('the code must come within ten minutes of the password', async () => {
  const { database, person } = await withSomeone()
  const token = await tokenFor(database, person.email)
  assert.equal((await tryCode(database, token, codeAt(at(10)), at(10))).kind, 'start again')
})

test('somebody who has left cannot sign in, nor finish signing in', async () => {
  const { database, person } = await withSomeone()
  const token = await tokenFor(database, person.email)
  await database.asSystem(testNow, (tx) => tx.run(sql`update people set active = false where id = ${person.id}`))
  assert.equal((await tryCode(database, token, codeAt(testNow))).kind, 'start again')
  assert.equal((await tryPassword(database, person.email, password)).kind, 'refused')
})

test('a session ends after an hour without use and after twelve hours in any case', async () => {
  const { database, person } = await withSomeone()
  const answer = await signIn(database, person.email, codeAt(testNow))
  assert.ok(answer.kind === 'signed in')
  const who = (now: Temporal.Instant) => database.asSession(hash(answer.token), now, async (_tx, actor) => actor?.id)
  assert.equal(await who(at(59)), person.id)
  assert.equal(await who(at(59 + 59)), person.id)
  assert.equal(await who(at(59 + 59 + 61)), undefined)
  for (let minute = 110; minute < 720; minute += 50) assert.equal(await who(at(minute)), person.id, `${minute}`)
  assert.equal(await who(at(720)), undefined)
})
