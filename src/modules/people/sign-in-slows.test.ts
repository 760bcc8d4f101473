import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hash } from '#platform/hash.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { type TestDatabase, testNow } from '#test/database.ts'
import {
  at,
  codeAt,
  fromThere,
  guess,
  password,
  signIn,
  someone,
  tokenFor,
  tryCode,
  tryPassword,
  type Where,
  withSomeone,
} from '#test/signing-in.ts'
import { rememberDevice } from './commands/devices.ts'
import { type AtDoor, givePassword } from './commands/sign-in.ts'
import { deactivate } from './commands/people.ts'
import { givePasswordAfterCode, giveRecoveryCode } from './commands/recovery.ts'
import { aPerson } from './testing.ts'
import { listPeopleWork } from './work.ts'

const office = { address: '192.0.2.10' }
const wrong = 'not the password'

test('SB-9: after five wrong tries for one account from one address the next wait 1, 2, 4, 8, and then 15 minutes', async () => {
  const { database, person } = await withSomeone()
  for (let count = 0; count < 4; count += 1)
    assert.deepEqual(await tryPassword(database, person.email, wrong), { kind: 'refused', next: undefined })
  let now = testNow
  for (const minutes of [1, 2, 4, 8, 15, 15]) {
    const next = { kind: 'wait', until: now.add({ minutes }) }
    assert.deepEqual(await tryPassword(database, person.email.toUpperCase(), wrong, now), { kind: 'refused', next })
    const tooSoon = now.add({ minutes }).subtract({ seconds: 1 })
    assert.deepEqual(await tryPassword(database, person.email, password, tooSoon), next)
    now = now.add({ minutes })
  }
  assert.equal((await tryPassword(database, person.email, password, now)).kind, 'code wanted')
})

test('SB-9: 30 wrong guesses of one person keep no colleague at the same address waiting, known browser or not', async () => {
  const { database, person } = await withSomeone()
  for (let tried = 0; tried < 40; tried += 1)
    await tryPassword(database, `guess-${tried}@hearth.example`, wrong, testNow, office)
  assert.equal((await signIn(database, person.email, codeAt(testNow), testNow, office)).kind, 'signed in')
  const { person: other } = await someone(database)
  const mistyped = await tryPassword(database, other.email, wrong, testNow, office)
  assert.deepEqual(
    mistyped,
    { kind: 'refused', next: { kind: 'wait', until: at(1) } },
    'from there the second try waits',
  )
  assert.equal((await tryPassword(database, other.email, password, at(1), office)).kind, 'code wanted')
  assert.equal((await tryPassword(database, other.email, password, testNow)).kind, 'code wanted', 'elsewhere at once')
})

test('SB-9: whoever guesses at a colleague’s account from the same office does not keep that colleague’s browser out', async () => {
  const { database, person } = await withSomeone()
  const browser = { ...office, tokens: [await knownBrowser(database, person.id)] }
  for (let tried = 0; tried < 30; tried += 1) await tryPassword(database, person.email, wrong, testNow, office)
  assert.equal((await tryPassword(database, person.email, password, testNow, office)).kind, 'wait')
  assert.equal((await signIn(database, person.email, codeAt(testNow), testNow, browser)).kind, 'signed in')
})

test('SB-9: of 60 at the same moment no more get through than of 60 in turn', async () => {
  const { database, person } = await withSomeone()
  const kinds = async (emails: readonly string[]) =>
    (await Promise.all(emails.map((email) => tryPassword(database, email, wrong, testNow, office)))).map((answer) =>
      answer.kind === 'refused' && answer.next ? 'the last' : answer.kind,
    )
  const forOne = await kinds(Array.from({ length: 60 }, () => person.email))
  assert.deepEqual(
    [forOne.filter((kind) => kind === 'refused').length, forOne.filter((kind) => kind === 'the last').length],
    [4, 1],
  )
  const { count } = await database.atDoor(testNow, (tx) =>
    tx.one<{ count: number }>(sql`select count(*)::int as count from sign_in_attempts`),
  )
  assert.equal(count, 5, 'what has to wait is not even weighed')
  const forMany = await kinds(Array.from({ length: 60 }, (_, at) => `guess-${at}@hearth.example`))
  const free = forMany.filter((kind) => kind === 'refused').length
  assert.ok(free <= 25, `${free} were free of the address’s 30, of which 5 were used`)
})

test('SB-9: of many at the same moment from as many addresses no more get through than are left of the hundred', async () => {
  const { database, person } = await withSomeone()
  await guess(database, person.email, 95)
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      tryPassword(database, person.email, wrong, at(5), { address: `198.51.100.${n}` }),
    ),
  )
  const kinds = answers.map(({ kind }) => kind)
  assert.deepEqual(
    [kinds.filter((kind) => kind === 'refused').length, kinds.filter((kind) => kind === 'guarded').length],
    [5, 35],
  )
})

test('SB-9: a password is weighed between two transactions, so that whoever guesses holds no connection', async () => {
  const { database, person } = await withSomeone()
  const events: string[] = []
  const atDoor: AtDoor = async (work) => {
    events.push('open')
    return database.atDoor(testNow, work).finally(() => events.push('closed'))
  }
  const weighing = givePassword(atDoor, { email: person.email, password, from: fromThere({}, testNow) })
  assert.equal((await weighing).kind, 'code wanted')
  assert.deepEqual(events, ['open', 'closed', 'open', 'closed'])
})

test('SB-9: an e-mail address is the same account however its capitals are typed', async () => {
  const { database } = await withSomeone()
  const { email } = await database.asSystem(testNow, (tx) => aPerson(tx, { email: 'kim.kirk@hearth.example' }))
  for (const typed of [email, email.toUpperCase(), 'KIM.kirk@hearth.example', 'kim.KIRK@HEARTH.example', email])
    await tryPassword(database, typed, wrong)
  assert.equal((await tryPassword(database, email, wrong)).kind, 'wait')
})

test('a right sign-in forgives what was wrong before at that place; a right password alone does not', async () => {
  const { database, person } = await withSomeone()
  for (let tried = 0; tried < 4; tried += 1) await tryPassword(database, person.email, wrong)
  await tokenFor(database, person.email)
  assert.notEqual(((await tryPassword(database, person.email, wrong)) as { next?: unknown }).next, undefined)
  assert.equal((await signIn(database, person.email, codeAt(at(1)), at(1))).kind, 'signed in')
  for (let tried = 0; tried < 4; tried += 1)
    assert.deepEqual(await tryPassword(database, person.email, wrong, at(2)), { kind: 'refused', next: undefined })
})

test('wrong codes wait like wrong passwords, and a step ends after five', async () => {
  const { database, person } = await withSomeone()
  const token = await tokenFor(database, person.email)
  for (let tries = 0; tries < 5; tries += 1) assert.equal((await tryCode(database, token, '000000')).kind, 'refused')
  assert.equal((await tryCode(database, token, codeAt(testNow))).kind, 'start again')
  assert.equal((await tryPassword(database, person.email, password)).kind, 'wait')
  const later = await tokenFor(database, person.email, at(1))
  assert.equal((await tryCode(database, later, codeAt(at(1)), at(1))).kind, 'signed in')
})

test('SB-9: after 100 wrong tries in a day, from anywhere, an account opens to known browsers alone, for a day', async () => {
  const { database, person } = await withSomeone()
  const browser = { tokens: [await knownBrowser(database, person.id)] }
  await guess(database, person.email, 100)
  const guarded = { kind: 'guarded', until: at(0).add({ hours: 24 }) }
  assert.deepEqual(await tryPassword(database, person.email, password, at(30)), guarded)
  assert.deepEqual(await tryPassword(database, person.email, password, at(30), { tokens: ['x'.repeat(43)] }), guarded)
  assert.equal((await signIn(database, person.email, codeAt(at(30)), at(30), browser)).kind, 'signed in')
  const nextDay = at(0).add({ hours: 24 })
  assert.equal((await tryPassword(database, person.email, wrong, nextDay)).kind, 'refused', 'the first is a day old')
  assert.equal((await tryPassword(database, person.email, password, nextDay)).kind, 'guarded', 'and the next is not')
})

test('SB-9: an address that nobody has is answered the same, try by try', async () => {
  const { database, person } = await withSomeone()
  const answers = async (email: string) => {
    const all = []
    for (let tried = 0; tried < 6; tried += 1) all.push(await tryPassword(database, email, wrong, at(tried / 10)))
    await guess(database, email, 93, at(1))
    for (let tried = 0; tried < 4; tried += 1)
      all.push(await tryPassword(database, email, wrong, at(5), { address: `198.51.100.${tried}` }))
    assert.equal(all.at(-1)?.kind, 'guarded')
    return all
  }
  assert.deepEqual(await answers('nobody@hearth.example'), await answers(person.email))
})

test('SB-9: the person and the administrators are told once a day that an account was tried a hundred times', async () => {
  const { database, person } = await withSomeone()
  const admin = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['administrator'] }))
  await guess(database, person.email, 99)
  assert.deepEqual(await told(database), [])
  await tryPassword(database, person.email, wrong, at(20), { address: '198.51.100.1' })
  await tryPassword(database, person.email, wrong, at(21), { address: '198.51.100.2' })
  await tryPassword(database, person.email, wrong, at(24 * 60 + 1), { address: '198.51.100.3' })
  const all = [
    { kind: 'account guarded', to: admin.id, path: '/people/refusals', urgent: true },
    { kind: 'sign-in guarded', to: person.id, path: '/your-account', urgent: true },
  ]
  assert.deepEqual(
    (await told(database)).filter(({ kind }) => kind.includes('guarded')),
    all,
  )
  const work = (id: number, now: Temporal.Instant) =>
    database.asPerson(id, now, async (tx, actor) =>
      (await listPeopleWork(tx, actor, { today: londonDate(now), gone: [] })).map(({ what }) => what),
    )
  assert.ok((await work(person.id, at(60))).includes('Strangers have tried to sign in with your e-mail address'))
  assert.ok((await work(admin.id, at(60))).includes('See whose account strangers have tried'))
  assert.ok(!(await work(person.id, at(26 * 60))).some((what) => what.includes('Strangers')), 'a day later no more')
  await database.asSystem(testNow, (tx) => tx.run(sql`update messages set sent_at = ${testNow}`))
  await guess(database, person.email, 99, at(30 * 60))
  assert.equal((await told(database)).filter(({ kind }) => kind.includes('guarded')).length, 4, 'the next day again')
})

test('a recovery code and the password open a guarded account, once, and the browser is known from then on', async () => {
  const { database, person, codes } = await withSomeone()
  await guess(database, person.email, 100)
  const token = await begin(database, person.email, codes[0]!)
  assert.ok(token)
  assert.equal(await begin(database, person.email, codes[0]!), undefined, 'the code is used up')
  assert.equal((await tryCode(database, token, codes[1]!, at(20))).kind, 'start again', 'a second code is no password')
  assert.equal((await end(database, token, wrong)).kind, 'refused')
  const answer = await end(database, token, password)
  assert.deepEqual([answer.kind, answer.kind === 'signed in' && answer.codesLeft], ['signed in', 9])
  assert.equal((await end(database, token, password)).kind, 'start again')
})

test('a stolen recovery code gives five tries at the password, however many come at once', async () => {
  const { database, person, codes } = await withSomeone()
  const token = (await begin(database, person.email, codes[0]!))!
  const answers = await Promise.all(Array.from({ length: 12 }, () => end(database, token, wrong)))
  assert.equal(answers.filter(({ kind }) => kind === 'refused').length, 5)
  assert.equal((await end(database, token, password)).kind, 'start again')
})

test('wrong recovery codes wait too, by account and address, and keep no password waiting', async () => {
  const { database, person, codes } = await withSomeone()
  for (let tried = 0; tried < 5; tried += 1)
    assert.equal(await begin(database, person.email, 'abcd-efgh-jkmn', testNow), undefined)
  assert.equal(await begin(database, person.email, codes[0]!, testNow), undefined, 'a right one waits a minute')
  assert.equal((await tryPassword(database, person.email, password)).kind, 'code wanted')
  assert.ok(await begin(database, person.email, codes[0]!, at(1)))
})

test('of two halves given in a guarded account’s unknown browser, only a recovery code is the second', async () => {
  const { database, person, codes } = await withSomeone()
  const token = await tokenFor(database, person.email)
  await guess(database, person.email, 100)
  assert.equal((await tryCode(database, token, codeAt(at(9)), at(9))).kind, 'guarded')
  assert.equal((await tryCode(database, token, codes[0]!, at(9))).kind, 'signed in')
})

test('a browser is known to whom it signed in, several people at once, and to nobody whose token it was not', async () => {
  const { database, person } = await withSomeone()
  const { person: other } = await someone(database)
  const remember = (id: number, cookie: string | undefined) =>
    database.atDoor(testNow, (tx) => rememberDevice(tx, id, cookie, testNow))
  const first = await remember(person.id, undefined)
  const both = await remember(other.id, first)
  assert.equal(both.split('.').length, 2)
  assert.equal((await remember(person.id, both)).split('.').length, 2, 'signing in again adds nothing')
  const planted = 'p'.repeat(43)
  const after = await remember(person.id, planted)
  assert.notEqual(after.split('.')[0], planted, 'a token that somebody slipped in is not theirs')
  const { count } = await database.atDoor(testNow, (tx) =>
    tx.one<{ count: number }>(sql`select count(*)::int as count from devices where token_hash = ${hash(planted)}`),
  )
  assert.equal(count, 0)
})

test('a browser is forgotten when access ends', async () => {
  const { database, person } = await withSomeone()
  await knownBrowser(database, person.id)
  await database.asSystem(testNow, (tx) =>
    deactivate(tx, person.id, { today: Temporal.PlainDate.from('2026-11-19'), now: testNow }),
  )
  const left = await database.atDoor(testNow, (tx) => tx.many(sql`select id from devices`))
  assert.deepEqual(left, [])
})

for (const { says, accounts, each, isTold } of [
  { says: 'ten accounts, three wrong tries each, from thirty addresses', accounts: 10, each: 3, isTold: true },
  { says: 'nine accounts, three each', accounts: 9, each: 3, isTold: false },
  { says: 'one account, thirty times', accounts: 1, each: 30, isTold: false },
])
  test(`spraying: of ${says} within an hour an administrator is ${isTold ? 'told, once' : 'not told'}`, async () => {
    const { database } = await withSomeone()
    const admin = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['administrator'] }))
    for (let round = 0; round < each; round += 1)
      for (let account = 0; account < accounts; account += 1)
        await tryPassword(database, `person-${account}@hearth.example`, wrong, at(round), {
          address: `198.51.100.${round * accounts + account}`,
        })
    const messages = (await told(database)).filter(({ kind }) => kind === 'sign-ins failed')
    assert.deepEqual(
      messages.map(({ to }) => to),
      isTold ? [admin.id] : [],
    )
  })

/** A token by which a browser is known to them. */
function knownBrowser(database: TestDatabase, personId: number): Promise<string> {
  return database.atDoor(testNow, (tx) => rememberDevice(tx, personId, undefined, testNow))
}

async function begin(database: TestDatabase, email: string, code: string, now = at(20), where: Where = {}) {
  const given = { email, code, from: fromThere(where, now) }
  const answer = await giveRecoveryCode((work) => database.atDoor(now, work), given)
  return answer.kind === 'password wanted' ? answer.token : undefined
}

function end(database: TestDatabase, token: string, given: string, now = at(20)) {
  const about = { stepHash: hash(token), password: given, from: fromThere({}, now) }
  return givePasswordAfterCode((work) => database.atDoor(now, work), about)
}

function told(database: TestDatabase) {
  return database.asSystem(testNow, (tx) =>
    tx.many<{ kind: string; to: number; path: string; urgent: boolean }>(
      sql`select kind, to_id as "to", path, urgent from messages order by kind, id`,
    ),
  )
}
