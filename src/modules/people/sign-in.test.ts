import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateSync } from 'otplib'
import { hash } from '#platform/http/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { giveCode, givePassword } from './commands/sign-in.ts'
import { newAuthenticatorSecret, newRecoveryCodes, recoveryHash } from './one-time-code.ts'
import { hashPassword } from './password.ts'
import { seal, sealingKeyFrom } from './sealing.ts'
import { aPerson } from './testing.ts'

const sealingKey = sealingKeyFrom('a secret of this test')
const addressHash = hash('192.0.2.1')
const password = 'lantern pebble orchard'
const secret = newAuthenticatorSecret()

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
  assert.deepEqual(answers, [{ kind: 'refused' }, { kind: 'refused' }])
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

test('after five refusals within 15 minutes even the right password waits until the first of them is past', async () => {
  const { database, person } = await withSomeone()
  for (let minute = 0; minute < 5; minute += 1) {
    assert.equal((await tryPassword(database, person.email, 'not the password', at(minute))).kind, 'refused')
  }
  const answer = await tryPassword(database, person.email.toUpperCase(), password, at(14))
  assert.deepEqual(answer, { kind: 'wait', until: at(15) })
  assert.equal((await tryPassword(database, person.email, password, at(15))).kind, 'code wanted')
})

test('ten tries at the same moment do not slip past the limit together', async () => {
  const { database, person } = await withSomeone()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => tryPassword(database, person.email, 'not the password')),
  )
  assert.equal(answers.filter(({ kind }) => kind === 'refused').length, 5)
  assert.equal(answers.filter(({ kind }) => kind === 'wait').length, 5)
})

test('one address that tries many e-mail addresses has to wait too', async () => {
  const { database, person } = await withSomeone()
  for (let tried = 0; tried < 30; tried += 1) await tryPassword(database, `guess-${tried}@hearth.example`, 'a guess')
  assert.equal((await tryPassword(database, person.email, password)).kind, 'wait')
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

function at(minute: number): Temporal.Instant {
  return testNow.add({ minutes: minute })
}

function codeAt(now: Temporal.Instant): string {
  return generateSync({ secret, epoch: Math.floor(now.epochMilliseconds / 1000) })
}

function tryPassword(database: TestDatabase, email: string, given: string, now = testNow) {
  return database.atDoor(now, (tx) => givePassword(tx, { email, password: given, addressHash, now }))
}

function tryCode(database: TestDatabase, token: string, code: string, now = testNow) {
  return database.atDoor(now, (tx) => giveCode(tx, { stepHash: hash(token), code, sealingKey, addressHash, now }))
}

async function tokenFor(database: TestDatabase, email: string, now = testNow): Promise<string> {
  const answer = await tryPassword(database, email, password, now)
  assert.ok(answer.kind === 'code wanted', answer.kind)
  return answer.token
}

async function signIn(database: TestDatabase, email: string, code: string, now = testNow) {
  return tryCode(database, await tokenFor(database, email, now), code, now)
}

async function withSomeone() {
  const database = await freshDatabase()
  const person = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['fostering_reviewing_officer'] }))
  const codes = newRecoveryCodes()
  const passwordHash = await hashPassword(password)
  await database.atDoor(testNow, (tx) =>
    tx.run(sql`insert into credentials (person_id, password_hash, totp_secret, totp_confirmed_at, recovery_hashes)
      values (${person.id}, ${passwordHash}, ${seal(sealingKey, secret)}, ${testNow}, ${codes.map(recoveryHash)})`),
  )
  return { database, person, codes }
}
