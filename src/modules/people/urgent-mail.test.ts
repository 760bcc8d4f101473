import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startMailServer } from '#platform/mail/testing.ts'
import { sentencesOf } from '#platform/room.ts'
import { sql } from '#platform/sql/index.ts'
import { rooms } from '#src/rooms.ts'
import {
  baseUrl,
  covered,
  friday,
  monday,
  refused,
  saturday,
  say,
  someone,
  thursdayEvening,
  withPost,
  notTaken,
} from '#test/post.ts'
import { tellLink, tellOutOfHours } from './commands/messages.ts'
import { claimUrgent } from './commands/claim-messages.ts'
import { sendDigests, sendUrgent } from './commands/send-messages.ts'
import { jobsOf } from './jobs.ts'
import { urgentLetter } from './letters.ts'
import { sealingKeyFrom } from './sealing.ts'
import { useSealingKey } from './sealing-key.ts'
import { aPerson, contactsForTests, setContacts } from './testing.ts'

useSealingKey(sealingKeyFrom('a secret of this test'))

test('SC-5: one mailbox that is gone does not hold up the others, and is asked again after 1, 2, 4, 8 and then every 15 minutes', async (t) => {
  let asked = 0
  const gone = (address: string) => address.startsWith('gone') && (asked += 1) > 0
  const { database, post, server } = await withPost(t, { recipient: gone })
  const left = await database.asSystem(thursdayEvening, (tx) => aPerson(tx, { email: 'gone@council.example' }))
  const person = await someone(database)
  for (const to of [left.id, person.id])
    await say(database, saturday, { to, kind: 'safety alert raised', path: '/', urgent: true, pieceId: null })
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
    await say(database, thursdayEvening, {
      to: (await someone(database)).id,
      kind: 'action set',
      path: '/actions/3',
      pieceId: null,
    })
  const digests = sendDigests(database, mail, friday)
  while (server.received.length < 2) await new Promise((done) => setTimeout(done, 5))
  const person = await someone(database)
  await say(database, friday, {
    to: person.id,
    kind: 'safety alert raised',
    path: '/audits/A-7',
    urgent: true,
    pieceId: null,
  })
  await sendUrgent(database, mail, friday)
  await digests
  const place = server.received.findIndex(({ to }) => to[0] === person.email)
  assert.equal(server.received.length, 21)
  assert.ok(place < 8, `it went as number ${place + 1}`)
  const jobs = jobsOf(rooms)
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
  await say(database, saturday, {
    to: (await someone(database)).id,
    kind: 'audit due',
    path: '/',
    urgent: true,
    pieceId: null,
  })
  const sending = post(saturday)
  await new Promise((done) => setTimeout(done, 150))
  const { rows } = await database.asOwner((client) =>
    client.query(`select state from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' and xact_start is not null`),
  )
  assert.deepEqual(rows, [])
  await sending
})

test('SC-5: a mail server that dies in the middle of a letter loses nothing: the next one takes it', async (t) => {
  let dying = true
  const { database, mail, server } = await withPost(t, { dies: () => dying })
  const person = await someone(database)
  await say(database, saturday, { to: person.id, kind: 'safety alert raised', path: '/', urgent: true, pieceId: null })
  await assert.rejects(sendUrgent(database, mail, saturday), notTaken)
  await server.close()
  await assert.rejects(sendUrgent(database, mail, saturday.add({ minutes: 1 })), notTaken)
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
    await say(database, saturday, { to: id, kind: 'safety alert raised', path: '/', urgent: true, pieceId: null })
  await assert.rejects(post(saturday), notTaken)
  assert.deepEqual(
    server.received.map(({ to }) => to),
    others.map(({ email }) => [email]),
  )
})

test('SC-5: what somebody had taken to send, and died, the next sends again', async (t) => {
  const { database, mail, server } = await withPost(t)
  const person = await someone(database)
  await say(database, saturday, { to: person.id, kind: 'safety alert raised', path: '/', urgent: true, pieceId: null })
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
  await say(database, friday, { to: person.id, kind: 'safety alert raised', path: '/', urgent: true, pieceId: null })
  await say(database, friday, { to: person.id, kind: 'action set', path: '/actions/3', pieceId: null })
  await database.asSystem(friday, (tx) =>
    tellLink(tx, { address: 'new@council.example', kind: 'invitation', path: '/invitations/abc', token: 'abc' }),
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
  await say(database, friday, { to: away.id, kind: 'sign-off wanted', path: '/', urgent: true, pieceId: null })
  await assert.rejects(post(friday), notTaken)
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
  const plain = urgentLetter(
    'a@council.example',
    { kind: 'audit due', path: '/' },
    { baseUrl, sentences: sentencesOf(rooms) },
  )
  assert.doesNotMatch(plain.text, /Ring/)
})

test('SC-5, SB-6: one claim takes one urgent message, whatever way the database chooses to look for it', async (t) => {
  const { database } = await withPost(t)
  for (let count = 0; count < 4; count += 1)
    await say(database, saturday, {
      to: (await someone(database)).id,
      kind: 'access changed',
      path: '/',
      urgent: true,
      pieceId: null,
    })
  const taken = await database.asSystem(saturday, async (tx) => {
    for (const way of ['hashjoin', 'mergejoin', 'hashagg', 'sort', 'material', 'indexscan', 'bitmapscan'])
      await tx.run(sql`select set_config(${`enable_${way}`}, 'off', true)`)
    await claimUrgent(tx, saturday)
    return tx.one<{ count: number }>(sql`select count(*)::int as count from messages where claimed_until is not null`)
  })
  assert.equal(taken.count, 1)
})
