import assert from 'node:assert/strict'
import { generateSync } from 'otplib'
import { giveCode, givePassword } from '#modules/people/commands/sign-in.ts'
import type { From } from '#modules/people/commands/tries.ts'
import { newAuthenticatorSecret, newRecoveryCodes, recoveryHash } from '#modules/people/one-time-code.ts'
import { hashPassword } from '#modules/people/password.ts'
import { seal, sealingKeyFrom } from '#modules/people/sealing.ts'
import { aPerson } from '#modules/people/testing.ts'
import { hash } from '#platform/hash.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, type TestDatabase, testNow } from './database.ts'

/* Somebody who can sign in, and the two halves of it as the door asks for them. */

export const sealingKey = sealingKeyFrom('a secret of this test')
export const password = 'lantern pebble orchard'
const secret = newAuthenticatorSecret()

/** Somebody with a password, an authenticator and ten recovery codes, in a database of their own. */
export async function withSomeone() {
  const database = await freshDatabase()
  return { database, ...(await someone(database)) }
}

export async function someone(database: TestDatabase) {
  const person = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['fostering_reviewing_officer'] }))
  const codes = newRecoveryCodes()
  const passwordHash = await hashPassword(password)
  await database.atDoor(testNow, (tx) =>
    tx.run(sql`insert into credentials (person_id, password_hash, totp_secret, totp_confirmed_at, recovery_hashes)
      values (${person.id}, ${passwordHash}, ${seal(sealingKey, secret)}, ${testNow}, ${codes.map(recoveryHash)})`),
  )
  return { person, codes }
}

export const at = (minute: number): Temporal.Instant => testNow.add({ seconds: Math.round(minute * 60) })

export function codeAt(now: Temporal.Instant): string {
  return generateSync({ secret, epoch: Math.floor(now.epochMilliseconds / 1000) })
}

/** Where a try comes from: an address, and the tokens of this browser. */
export type Where = { address?: string; tokens?: readonly string[] }

export function fromThere({ address = '192.0.2.1', tokens = [] }: Where, now: Temporal.Instant): From {
  return { addressHash: hash(address), deviceHashes: tokens.map(hash), now }
}

export function tryPassword(database: TestDatabase, email: string, given: string, now = testNow, where: Where = {}) {
  return givePassword((work) => database.atDoor(now, work), { email, password: given, from: fromThere(where, now) })
}

export function tryCode(
  database: TestDatabase,
  token: string,
  code: string,
  now = testNow,
  where: Where = {},
  key = sealingKey,
) {
  const given = { stepHash: hash(token), code, sealingKey: key, from: fromThere(where, now) }
  return database.atDoor(now, (tx) => giveCode(tx, given))
}

export async function tokenFor(database: TestDatabase, email: string, now = testNow, where: Where = {}) {
  const answer = await tryPassword(database, email, password, now, where)
  assert.ok(answer.kind === 'code wanted', answer.kind)
  return answer.token
}

export async function signIn(database: TestDatabase, email: string, code: string, now = testNow, where: Where = {}) {
  return tryCode(database, await tokenFor(database, email, now, where), code, now, where)
}

/** So many wrong guesses, a second apart, from as many addresses as it takes not to wait; only the last is really made. */
export async function guess(database: TestDatabase, email: string, times: number, from = testNow): Promise<void> {
  await database.atDoor(from, (tx) =>
    tx.run(sql`insert into sign_in_attempts (email_hash, address_hash, place_hash, at, succeeded)
      select ${hash(email)}, 'address ' || n / 4, 'address ' || n / 4, ${from}::timestamptz + n * interval '1 second', false
      from generate_series(0, ${times - 2}::int) n`),
  )
  await tryPassword(database, email, 'not the password', from.add({ seconds: times - 1 }), { address: '203.0.113.1' })
}
