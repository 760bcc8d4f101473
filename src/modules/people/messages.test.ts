import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { MailProblem, openMailer } from '#platform/mail/index.ts'
import { startMailServer } from '#platform/mail/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, type TestDatabase } from '#test/database.ts'
import { tell, tellAddress, tellOutOfHours } from './commands/messages.ts'
import { claimUrgent } from './commands/claim-messages.ts'
import { sendDigests, sendUrgent } from './commands/send-messages.ts'
import { jobs } from './jobs.ts'
import { digestCutoff, urgentLetter } from './letters.ts'
import { messageSentences } from './messages.ts'
import { aPerson, contactsForTests, setContacts } from './testing.ts'

const baseUrl = 'https://hearth.council.example'
const thursdayEvening = at('2026-11-19T17:00:00Z')
const friday = at('2026-11-20T07:30:00Z')
const saturday = at('2026-11-21T09:00:00Z')
const monday = at('2026-11-23T07:30:00Z')

test('an urgent message goes out at once and alone, even at the weekend', async (t) => {
  const { database, post, server } = await withPost(t)
  const person = await someone(database)
  await say(database, saturday, { to: person.id, kind: 'safety alert raised', path: '/audits/A-7', urgent: true })
  await say(database, saturday, { to: person.id, kind: 'action set', path: '/actions/3' })
  await post(saturday)
  assert.deepEqual(
    server.received.map(({ to }) => to),
    [[person.email]],
  )
  assert.match(
    server.received[0]!.raw,
    /A safety alert needs you today\.\r\nhttps:\/\/hearth\.council\.example\/audits\/A-7\r\n/,
  )
})

test('everything else waits for one digest, at half past seven on the next working day', async (t) => {
  const { database, post, server } = await withPost(t)
  const person = await someone(database)
  await say(database, friday, { to: person.id, kind: 'action set', path: '/actions/3' })
  await say(database, saturday, { to: person.id, kind: 'audit due', path: '/audits/A-7' })
  for (const now of [friday, at('2026-11-20T23:59:00Z'), saturday, at('2026-11-23T07:29:00Z')]) await post(now)
  assert.equal(server.received.length, 0)
  for (const minute of [0, 1, 60]) await post(monday.add({ minutes: minute }))
  assert.equal(server.received.length, 1)
  assert.match(server.received[0]!.raw, /^Subject: Hearth: 2 things are new for you\r$/m)
})

test('there is no digest on a bank holiday', () => {
  assert.equal(digestCutoff(at('2026-12-25T09:00:00Z')), undefined)
  assert.equal(digestCutoff(at('2026-12-28T09:00:00Z')), undefined)
  assert.equal(String(digestCutoff(at('2026-12-29T09:00:00Z'))), '2026-12-29T07:30:00Z')
  assert.equal(String(digestCutoff(at('2026-06-29T06:30:00Z'))), '2026-06-29T06:30:00Z', 'summer time')
})

test('a letter holds no name, no address of another and nothing but the sentences and links', async (t) => {
  const { database, post, server } = await withPost(t)
  const person = await someone(database, 'Philippa Garrowby')
  for (const kind of Object.keys(messageSentences) as (keyof typeof messageSentences)[]) {
    await say(database, thursdayEvening, { to: person.id, kind, path: '/audits/A-7' })
  }
  await post(friday)
  assert.equal(server.received.length, 1)
  assert.ok(!/Philippa|Garrowby/.test(server.received[0]!.raw))
})

test('a mail server that fails loses nothing: everything goes out when it is back, once', async (t) => {
  let failing = true
  const { database, post, server } = await withPost(t, { letter: () => failing })
  const people = [await someone(database), await someone(database)]
  for (const { id } of people) await say(database, thursdayEvening, { to: id, kind: 'action set', path: '/actions/3' })
  await assert.rejects(post(friday), MailProblem)
  await assert.rejects(post(friday.add({ minutes: 1 })), MailProblem)
  assert.equal(server.received.length, 0)
  failing = false
  await post(friday.add({ minutes: 2 }))
  await post(friday.add({ minutes: 3 }))
  assert.deepEqual(server.received.flatMap(({ to }) => to).toSorted(), people.map(({ email }) => email).toSorted())
})

test('a mail server that is away holds nobody’s messages back for good, and is reported', async (t) => {
  const { database, post } = await withPost(t, {}, 'smtp://127.0.0.1:9')
  const person = await someone(database)
  await say(database, thursdayEvening, { to: person.id, kind: 'action set', path: '/actions/3' })
  await assert.rejects(post(friday), MailProblem)
  const [kept] = await database.asSystem(friday, (tx) =>
    tx.many<{ sentAt: null; error: string }>(sql`select sent_at as "sentAt", error from messages`),
  )
  assert.equal(kept?.sentAt, null)
  assert.ok(kept?.error)
})

test('SC-5: one mailbox that is gone does not hold up the others, and is asked again after 1, 2, 4, 8 and then every 15 minutes', async (t) => {
  let asked = 0
  const gone = (address: string) => address.startsWith('gone') && (asked += 1) > 0
  const { database, post, server } = await withPost(t, { recipient: gone })
  const left = await database.asSystem(thursdayEvening, (tx) => aPerson(tx, { email: 'gone@council.example' }))
  const person = await someone(database)
  for (const to of [left.id, person.id])
    await say(database, saturday, { to, kind: 'safety alert raised', path: '/', urgent: true })
  const minutes: number[] = []
  for (let minute = 0; minute < 50; minute += 1) {
    const before = asked
    await post(saturday.add({ minutes: minute })).catch(refused)
    if (asked > before) minutes.push(minute)
  }
  assert.deepEqual(minutes, [0, 1, 3, 7, 15, 30, 45])
  assert.deepEqual(
    server.received.map(({ to }) => to),
    [[person.email]],
  )
})

test('SC-5: an urgent message does not wait for a digest that is going out', async (t) => {
  const { database, mail, server } = await withPost(t, { slowness: () => 40 })
  for (let count = 0; count < 20; count += 1)
    await say(database, thursdayEvening, { to: (await someone(database)).id, kind: 'action set', path: '/actions/3' })
  const digests = sendDigests(database, mail, friday)
  while (server.received.length < 2) await new Promise((done) => setTimeout(done, 5))
  const person = await someone(database)
  await say(database, friday, { to: person.id, kind: 'safety alert raised', path: '/audits/A-7', urgent: true })
  await sendUrgent(database, mail, friday)
  await digests
  const place = server.received.findIndex(({ to }) => to[0] === person.email)
  assert.equal(server.received.length, 21)
  assert.ok(place < 8, `it went as number ${place + 1}`)
  assert.equal(new Set(jobs.map(({ name }) => name)).size, jobs.length)
  assert.deepEqual(
    jobs.filter(({ name }) => name.startsWith('send')).map(({ name, schedule }) => [name, schedule]),
    [
      ['send messages', '* * * * *'],
      ['send digests', '* * * * *'],
    ],
  )
})

test('SC-5: no transaction is open while a letter is on its way', async (t) => {
  const { database, post } = await withPost(t, { slowness: () => 300 })
  await say(database, saturday, { to: (await someone(database)).id, kind: 'audit due', path: '/', urgent: true })
  const sending = post(saturday)
  await new Promise((done) => setTimeout(done, 150))
  const { rows } = await database.asOwner((client) =>
    client.query(`select state from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`),
  )
  assert.deepEqual(rows, [])
  await sending
})

test('SC-5: a mail server that dies in the middle of a letter loses nothing: the next one takes it', async (t) => {
  let dying = true
  const { database, mail, server } = await withPost(t, { dies: () => dying })
  const person = await someone(database)
  await say(database, saturday, { to: person.id, kind: 'safety alert raised', path: '/', urgent: true })
  await assert.rejects(sendUrgent(database, mail, saturday), MailProblem)
  await server.close()
  await assert.rejects(sendUrgent(database, mail, saturday.add({ minutes: 1 })), MailProblem)
  dying = false
  const next = await startMailServer({ port: server.port })
  t.after(() => next.close())
  await sendUrgent(database, mail, saturday.add({ minutes: 2 }))
  await sendUrgent(database, mail, saturday.add({ minutes: 3 }))
  assert.deepEqual(
    next.received.map(({ to }) => to),
    [[person.email]],
  )
})

test('SC-5: one letter that the server will not answer for holds up nobody else', async (t) => {
  const { database, post, server } = await withPost(t, { dies: (address) => address.startsWith('silent') })
  const silent = await database.asSystem(saturday, (tx) => aPerson(tx, { email: 'silent@council.example' }))
  const others = [await someone(database), await someone(database)]
  for (const { id } of [silent, ...others])
    await say(database, saturday, { to: id, kind: 'safety alert raised', path: '/', urgent: true })
  await assert.rejects(post(saturday), MailProblem)
  assert.deepEqual(
    server.received.map(({ to }) => to),
    others.map(({ email }) => [email]),
  )
})

test('SC-5: what somebody had taken to send, and died, the next sends again', async (t) => {
  const { database, mail, server } = await withPost(t)
  const person = await someone(database)
  await say(database, saturday, { to: person.id, kind: 'safety alert raised', path: '/', urgent: true })
  assert.ok(await database.asSystem(saturday, (tx) => claimUrgent(tx, saturday)))
  await sendUrgent(database, mail, saturday)
  assert.equal(server.received.length, 0, 'while it is being sent nobody else sends it')
  await database.asOwner((client) => client.query(`update messages set claimed_until = clock_timestamp()`))
  await sendUrgent(database, mail, saturday)
  await sendUrgent(database, mail, saturday)
  assert.equal(server.received.length, 1)
})

test('SC-5: what is urgent is never given up; a digest waits a week at most, as an invitation does', async (t) => {
  const { database, post, server } = await withPost(t)
  const person = await someone(database)
  await say(database, friday, { to: person.id, kind: 'safety alert raised', path: '/', urgent: true })
  await say(database, friday, { to: person.id, kind: 'action set', path: '/actions/3' })
  await database.asSystem(friday, (tx) =>
    tellAddress(tx, { address: 'new@council.example', kind: 'invitation', path: '/invitations/abc' }),
  )
  await post(monday.add({ hours: 14 * 24 }))
  assert.equal(server.received.length, 1)
  assert.match(server.received[0]!.raw, /A safety alert needs you today/)
})

test('SC-5: a cover’s mailbox that refuses keeps nothing from the person, and what went is not sent again', async (t) => {
  let full = true
  const { database, post, server } = await withPost(t, { recipient: (address) => full && address.startsWith('full') })
  const away = await someone(database)
  const cover = await database.asSystem(friday, (tx) => aPerson(tx, { email: 'full@council.example' }))
  await covered(database, away.id, cover.id)
  await say(database, friday, { to: away.id, kind: 'safety alert raised', path: '/', urgent: true })
  await assert.rejects(post(friday), MailProblem)
  full = false
  await post(friday.add({ minutes: 1 }))
  assert.deepEqual(
    server.received.map(({ to }) => to),
    [[away.email], [cover.email]],
  )
})

test('the council’s out-of-hours team is told whom to ring; without an address nobody is, and whoever asks knows', async (t) => {
  const { database, post, server } = await withPost(t)
  const told = { kind: 'safety alert out of hours', path: '/alerts/9' } as unknown as Parameters<
    typeof tellOutOfHours
  >[1]
  const today = Temporal.PlainDate.from('2026-11-21')
  const tellThem = () => database.atDoor(saturday, (tx) => tellOutOfHours(tx, told, today))
  assert.equal(await tellThem(), false)
  await database.asSystem(saturday, (tx) => setContacts(tx))
  assert.equal(await tellThem(), true)
  await post(saturday)
  assert.deepEqual(
    server.received.map(({ to }) => to),
    [[contactsForTests.outOfHoursEmail]],
  )
  assert.match(server.received[0]!.raw, /Ring the manager on call now, on 07700 900030/)
  const plain = urgentLetter('a@council.example', { kind: 'audit due', path: '/' }, baseUrl)
  assert.doesNotMatch(plain.text, /Ring/)
})

test('two workers do not send the same message twice', async (t) => {
  const { database, post, server } = await withPost(t)
  for (let sent = 0; sent < 5; sent += 1) {
    await say(database, saturday, {
      to: (await someone(database)).id,
      kind: 'safety alert raised',
      path: '/',
      urgent: true,
    })
  }
  await Promise.all([post(saturday), post(saturday)])
  assert.equal(server.received.length, 5)
})

test('nothing is sent to somebody who has left', async (t) => {
  const { database, post, server } = await withPost(t)
  const person = await someone(database)
  await say(database, saturday, { to: person.id, kind: 'safety alert raised', path: '/', urgent: true })
  await database.asSystem(saturday, (tx) => tx.run(sql`update people set active = false where id = ${person.id}`))
  await post(saturday)
  assert.equal(server.received.length, 0)
})

test('while a person is away their cover gets the digest, and what is urgent goes to both', async (t) => {
  const { database, post, server } = await withPost(t)
  const [away, cover] = [await someone(database), await someone(database)]
  await covered(database, away.id, cover.id)
  await say(database, thursdayEvening, { to: away.id, kind: 'action set', path: '/actions/3' })
  await say(database, thursdayEvening, { to: away.id, kind: 'safety alert raised', path: '/', urgent: true })
  await post(friday)
  assert.deepEqual(
    server.received.map(({ to }) => to),
    [[cover.email], [away.email], [cover.email]],
  )
})

test('the same thing is not said twice while it waits, whoever says it', async () => {
  const database = await freshDatabase()
  const [sayer, hearer] = await database.asSystem(friday, async (tx) => [await aPerson(tx), await aPerson(tx)])
  for (const path of ['/actions/3', '/actions/3', '/actions/4']) {
    await database.asPerson(sayer!.id, friday, (tx) => tell(tx, { to: hearer!.id, kind: 'action set', path }))
  }
  const paths = await database.asSystem(friday, (tx) => tx.many(sql`select path from messages order by path`))
  assert.deepEqual(paths, [{ path: '/actions/3' }, { path: '/actions/4' }])
})

test('somebody who answers a one-time link, without an account, can set a message going', async () => {
  const database = await freshDatabase()
  const { id } = await database.asSystem(friday, (tx) => aPerson(tx))
  for (let times = 0; times < 2; times += 1) {
    await database.atDoor(friday, (tx) =>
      tell(tx, { to: id, kind: 'voice received', path: '/voices/V-1', urgent: true }),
    )
  }
  assert.equal((await database.asSystem(friday, (tx) => tx.many(sql`select id from messages`))).length, 1)
})

test('a one-time link is not kept once it has gone out', async (t) => {
  const { database, post, server } = await withPost(t)
  await database.asSystem(saturday, (tx) =>
    tellAddress(tx, { address: 'new@council.example', kind: 'invitation', path: '/invitations/abc' }),
  )
  await post(saturday)
  assert.match(server.received[0]!.raw, /\/invitations\/abc/)
  assert.deepEqual(await database.asSystem(saturday, (tx) => tx.many(sql`select path from messages`)), [{ path: '/' }])
})

async function withPost(t: TestContext, refuse: Parameters<typeof startMailServer>[0] = {}, url?: string) {
  const database = await freshDatabase()
  const server = await startMailServer(refuse)
  const mailer = openMailer({ url: url ?? server.url, from: 'hearth@council.example' })
  t.after(async () => {
    mailer.close()
    await server.close()
  })
  const mail = { mailer, baseUrl }
  /** Both jobs, the urgent one first. */
  const post = async (now: Temporal.Instant) => {
    const outcomes = [await settled(sendUrgent(database, mail, now)), await settled(sendDigests(database, mail, now))]
    for (const problem of outcomes) if (problem) throw problem
  }
  return { database, server, mail, post }
}

const settled = (work: Promise<void>): Promise<unknown> =>
  work.then(
    () => undefined,
    (problem: unknown) => problem,
  )

function refused(problem: unknown): void {
  assert.ok(problem instanceof MailProblem)
}

function covered(database: TestDatabase, away: number, cover: number) {
  return database.asSystem(friday, (tx) =>
    tx.run(
      sql`insert into absences (person_id, cover_id, from_on, until_on) values (${away}, ${cover}, '2026-11-20', '2026-11-27')`,
    ),
  )
}

function someone(database: TestDatabase, name = 'Somebody') {
  return database.asSystem(thursdayEvening, (tx) => aPerson(tx, { name }))
}

function say(database: TestDatabase, now: Temporal.Instant, message: Parameters<typeof tell>[1]) {
  return database.asSystem(now, (tx) => tell(tx, message))
}

function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(text)
}
