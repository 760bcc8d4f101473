import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateSync } from 'otplib'
import { hash } from '#platform/hash.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { openVisits } from '#test/visitor.ts'
import { acceptInvitation, choosePassword, newSecretFor } from './commands/accept-invitation.ts'
import { invite, invitePerson } from './commands/invitations.ts'
import { startSession } from './commands/sessions.ts'
import { givePassword } from './commands/sign-in.ts'
import { findInvitation } from './queries/invitations.ts'
import { sealingKeyFrom, unseal } from './sealing.ts'

const sealingKey = sealingKeyFrom('a secret of this test')
const password = 'lantern pebble orchard'
const week = { hours: 7 * 24 }

test('an invited person chooses a password, connects an authenticator and is signed in', async () => {
  const { database, email, path } = await withInvitation()
  const accepted = await accept(database, path)
  assert.equal(accepted?.recoveryCodes.length, 10)
  const actor = await database.asSession(hash(accepted!.token), testNow, async (_tx, who) => who)
  assert.deepEqual(actor?.roles, ['team_manager'])
  assert.equal(await signInWith(database, email), 'code wanted')
})

test('with another secret of the service than when the authenticator was shown, nobody is let in, and nothing breaks', async () => {
  const { database, path } = await withInvitation()
  const { code, visit } = await choose(database, path)
  const other = sealingKeyFrom('another secret of this test')
  const given = { tokenHash: tokenHashIn(path), visit, code, sealingKey: other, now: testNow }
  assert.equal(await database.atDoor(testNow, (tx) => acceptInvitation(tx, given)), undefined)
})

test('the link works once', async () => {
  const { database, path } = await withInvitation()
  assert.ok(await accept(database, path))
  assert.equal(await find(database, path), undefined)
  assert.equal(await accept(database, path), undefined)
})

test('B33: the link opens with what a mail program put around it', async () => {
  const { database, path } = await withInvitation()
  const visits = await openVisits(database)
  for (const address of [`${path}.`, `${path}),`, `${path}%E2%80%9D`, `${path}%3E`, path])
    assert.equal((await visits.anyone.get(address)).status, 200, address)
  assert.equal((await visits.anyone.get(`${path}a`)).status, 404)
  const page = await visits.anyone.get(`${path}.`)
  assert.ok(page.text.includes(`action="${path}"`), 'and goes on at its own address')
  await visits.close()
})

test('of two browsers that finish at the same moment one is let in', async () => {
  const { database, path } = await withInvitation()
  const { code, visit } = await choose(database, path)
  const finish = () =>
    database.atDoor(testNow, (tx) =>
      acceptInvitation(tx, { tokenHash: tokenHashIn(path), visit, code, sealingKey, now: testNow }),
    )
  const finished = await Promise.all([finish(), finish()])
  assert.equal(finished.filter(Boolean).length, 1)
})

test('the link works for seven days', async () => {
  const { database, path } = await withInvitation()
  assert.ok(await find(database, path, testNow.add(week).subtract({ seconds: 1 })))
  assert.equal(await find(database, path, testNow.add(week)), undefined)
})

test('only the newest link of a person works', async () => {
  const { database, personId, path } = await withInvitation()
  const later = testNow.add({ minutes: 1 })
  const newer = await database.asSystem(later, (tx) => invite(tx, personId, later))
  assert.equal(await find(database, path, later), undefined)
  assert.ok(await find(database, newer, later))
})

test('nothing can be signed in with before the authenticator has shown that it works', async () => {
  const { database, email, path } = await withInvitation()
  const { visit } = await choose(database, path)
  assert.equal(await signInWith(database, email), 'refused')
  const wrong = await database.atDoor(testNow, (tx) =>
    acceptInvitation(tx, { tokenHash: tokenHashIn(path), visit, code: '000000', sealingKey, now: testNow }),
  )
  assert.equal(wrong, undefined)
  assert.ok(await find(database, path), 'the link still works')
})

test('a new invitation leaves the old password alone until it is accepted, then every session ends', async () => {
  const { database, personId, email, path } = await withInvitation()
  const { token } = (await accept(database, path))!
  const later = testNow.add({ minutes: 2 })
  const newer = await database.asSystem(later, (tx) => invite(tx, personId, later))
  assert.equal(await signInWith(database, email), 'code wanted')
  assert.ok(await accept(database, newer, 'copper ribbon meadow', later))
  assert.equal(await database.asSession(hash(token), later, async (_tx, who) => who), undefined)
  assert.equal(await signInWith(database, email), 'refused')
  assert.equal(await signInWith(database, email, 'copper ribbon meadow'), 'code wanted')
})

test('an invitation of somebody who has left opens nothing', async () => {
  const { database, personId, path } = await withInvitation()
  await database.asSystem(testNow, (tx) => tx.run(sql`update people set active = false where id = ${personId}`))
  assert.equal(await find(database, path), undefined)
})

test('neither the link nor the secret of the authenticator stands readable in the tables of sign-in', async () => {
  const { database, path } = await withInvitation()
  await choose(database, path)
  const kept = JSON.stringify(await database.atDoor(testNow, (tx) => tx.many(sql`select * from invitations`)))
  const invitation = (await find(database, path))!
  assert.ok(!kept.includes(path.split('/').at(-1)!))
  assert.ok(!kept.includes(unseal(sealingKey, invitation.totpSecret!)))
  assert.ok(!kept.includes(password))
})

test('what people sign in with is seen by nobody but themselves', async () => {
  const { database, path, personId } = await withInvitation()
  await accept(database, path)
  const other = await database.asSystem(testNow, async (tx) =>
    invitePerson(tx, { ...details, email: 'admin@council.example', roles: ['administrator'] }, when),
  )
  const seenBy = (id: number) => database.asPerson(id, testNow, (tx) => tx.many(sql`select person_id from credentials`))
  assert.deepEqual(await seenBy(other.personId), [])
  assert.equal((await seenBy(personId)).length, 1)
  const session = await database.atDoor(testNow, (tx) => startSession(tx, personId, testNow))
  assert.ok(session)
})

test('SB-12: the secret of the authenticator is shown once, to the browser in which the password was chosen', async () => {
  const { database, path } = await withInvitation()
  const tokenHash = tokenHashIn(path)
  const show = (visit: string | undefined, now = testNow) =>
    database.atDoor(now, (tx) => newSecretFor(tx, { tokenHash, visit, sealingKey, now }))
  const finish = (visit: string, secret: string) =>
    database.atDoor(testNow, (tx) =>
      acceptInvitation(tx, { tokenHash, visit, code: codeOf(secret), sealingKey, now: testNow }),
    )
  const choosing = (words: string) =>
    database.atDoor(testNow, (tx) => choosePassword(tx, { tokenHash, password: words, now: testNow }))

  assert.equal(await show(undefined), undefined, 'before a password was chosen nothing is shown')
  const gateway = await choosing('somebody else reads the mail')
  const shownToGateway = (await show(gateway))!
  const person = await choosing(password)
  assert.equal(await show(gateway), undefined, 'whoever chose before is out')
  assert.equal(await show('made up'), undefined)
  const [first, second] = [(await show(person))!, (await show(person))!]
  assert.equal(new Set([shownToGateway, first, second]).size, 3, 'never the same twice')
  assert.equal(await show(person, testNow.add({ hours: 1 })), undefined, 'and not an hour later')
  assert.equal(await finish(person, first), undefined, 'only the last shown counts')
  assert.equal(await finish(person, shownToGateway), undefined)
  assert.equal(await finish(gateway, second), undefined, 'and only in its browser')
  assert.ok(await finish(person, second))
})

const when = { today: Temporal.PlainDate.from('2026-11-19'), now: testNow }
const details = {
  name: 'Bronwen Castellan',
  email: 'b.castellan@council.example',
  teamId: null,
  managerId: null,
  caseSystemId: null,
}

async function withInvitation() {
  const database = await freshDatabase()
  const invited = await database.asSystem(testNow, (tx) =>
    invitePerson(tx, { ...details, roles: ['team_manager'] }, when),
  )
  return { database, email: details.email, ...invited }
}

function tokenHashIn(path: string): string {
  return hash(path.replace('/invitations/', ''))
}

function find(database: TestDatabase, path: string, now = testNow) {
  return database.atDoor(now, (tx) => findInvitation(tx, tokenHashIn(path), now))
}

/** Chooses a password, and gives back the code that the authenticator shows, and what the browser goes on with. */
async function choose(database: TestDatabase, path: string, chosen = password, now = testNow) {
  return database.atDoor(now, async (tx) => {
    const tokenHash = tokenHashIn(path)
    if (!(await findInvitation(tx, tokenHash, now))) return { code: '', visit: '' }
    const visit = await choosePassword(tx, { tokenHash, password: chosen, now })
    const secret = await newSecretFor(tx, { tokenHash, visit, sealingKey, now })
    return { code: codeOf(secret!, now), visit }
  })
}

const codeOf = (secret: string, now = testNow): string =>
  generateSync({ secret, epoch: Math.floor(now.epochMilliseconds / 1000) })

async function accept(database: TestDatabase, path: string, chosen = password, now = testNow) {
  const { code, visit } = await choose(database, path, chosen, now)
  const given = { tokenHash: tokenHashIn(path), visit, code, sealingKey, now }
  return database.atDoor(now, (tx) => acceptInvitation(tx, given))
}

async function signInWith(database: TestDatabase, email: string, given = password) {
  const now = testNow.add({ minutes: 3 })
  const from = { addressHash: hash('here'), deviceHashes: [], now }
  return (await givePassword((work) => database.atDoor(now, work), { email, password: given, from })).kind
}

test('AX-34: whoever has one device alone opens the app from the page or copies the key; each title says which step', async () => {
  const { database, path } = await withInvitation()
  const visits = await openVisits(database)
  assert.match((await visits.anyone.get(path)).text, /<title>Welcome to Hearth, step 1 of 3/)
  const chosen = await visits.anyone.post(path, { password })
  const cookie = String(chosen.headers['set-cookie']).split(';')[0]!
  const { text } = await visits.anyone.get(`${path}/authenticator`, { cookie })
  assert.match(text, /<title>Connect your authenticator app, step 2 of 3/)
  const secret = /hearth-key">([A-Z2-7 ]+)</.exec(text)![1]!.replaceAll(' ', '')
  assert.match(text, new RegExp(`href="otpauth://totp/[^"]*secret=${secret}`))
  assert.match(text, new RegExp(`data-copy="${secret}"[^>]*hidden><button[^>]*>Copy the key`))
  await visits.close()
})
