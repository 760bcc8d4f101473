import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type MessageKind, sentencesOf } from '#platform/room.ts'
import { sql } from '#platform/sql/index.ts'
import { rooms } from '#src/rooms.ts'
import { freshDatabase } from '#test/database.ts'
import { at, covered, friday, monday, notTaken, saturday, say, someone, thursdayEvening, withPost } from '#test/post.ts'
import { tell } from './commands/messages.ts'
import { sendDigests } from './commands/send-messages.ts'
import { digestCutoff } from './letters.ts'
import { aPerson } from './testing.ts'

test('an urgent message goes out at once and alone, even at the weekend', async (t) => {
  const { database, post, server } = await withPost(t)
  const person = await someone(database)
  await say(database, saturday, {
    to: person.id,
    kind: 'safety alert raised',
    path: '/audits/A-7',
    urgent: true,
    pieceId: null,
  })
  await say(database, saturday, { to: person.id, kind: 'action set', path: '/actions/3', pieceId: null })
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
  await say(database, friday, { to: person.id, kind: 'action set', path: '/actions/3', pieceId: null })
  await say(database, saturday, { to: person.id, kind: 'audit due', path: '/audits/A-7', pieceId: null })
  for (const now of [friday, at('2026-11-20T23:59:00Z'), saturday, at('2026-11-23T07:29:00Z')]) await post(now)
  assert.equal(server.received.length, 0)
  for (const minute of [0, 1, 60]) await post(monday.add({ minutes: minute }))
  assert.equal(server.received.length, 1)
  assert.match(server.received[0]!.raw, /^Subject: Hearth: 2 things are new for you\r$/m)
})

test('SC-10: what becomes urgent while a digest goes out leaves before the second next letter of it', async (t) => {
  const { database, mail } = await withPost(t)
  for (let reader = 0; reader < 12; reader += 1)
    await say(database, thursdayEvening, {
      to: (await someone(database)).id,
      kind: 'action set',
      path: '/actions/3',
      pieceId: null,
    })
  const manager = await someone(database)
  const sent: string[] = []
  const send = async ({ to }: { to: string }) => {
    if (sent.length === 4)
      await say(database, friday, {
        to: manager.id,
        kind: 'safety alert raised',
        path: '/alerts/S-1',
        urgent: true,
        pieceId: null,
      })
    sent.push(to)
  }
  await sendDigests(database, { ...mail, mailer: { ...mail.mailer, send } }, friday)
  assert.equal(sent.length, 13)
  const at = sent.indexOf(manager.email)
  assert.ok(at > 4 && at <= 6, `it was letter ${at}, raised while letter 4 was on its way`)
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
  for (const kind of [...sentencesOf(rooms).keys()] as MessageKind[]) {
    await say(database, thursdayEvening, { to: person.id, kind, path: '/audits/A-7', pieceId: null })
  }
  await post(friday)
  assert.equal(server.received.length, 1)
  assert.ok(!/Philippa|Garrowby/.test(server.received[0]!.raw))
})

test('a mail server that fails loses nothing: everything goes out when it is back, once', async (t) => {
  let failing = true
  const { database, post, server } = await withPost(t, { letter: () => failing })
  const people = [await someone(database), await someone(database)]
  for (const { id } of people)
    await say(database, thursdayEvening, { to: id, kind: 'action set', path: '/actions/3', pieceId: null })
  await assert.rejects(post(friday), notTaken)
  await assert.rejects(post(friday.add({ minutes: 1 })), notTaken)
  assert.equal(server.received.length, 0)
  failing = false
  await post(friday.add({ minutes: 2 }))
  await post(friday.add({ minutes: 3 }))
  assert.deepEqual(server.received.flatMap(({ to }) => to).toSorted(), people.map(({ email }) => email).toSorted())
})

test('a mail server that is away holds nobody’s messages back for good, and is reported', async (t) => {
  const { database, post } = await withPost(t, {}, 'smtp://127.0.0.1:9')
  const person = await someone(database)
  await say(database, thursdayEvening, { to: person.id, kind: 'action set', path: '/actions/3', pieceId: null })
  await assert.rejects(post(friday), notTaken)
  const [kept] = await database.asSystem(friday, (tx) =>
    tx.many<{ sentAt: null; error: string }>(sql`select sent_at as "sentAt", error from messages`),
  )
  assert.equal(kept?.sentAt, null)
  assert.ok(kept?.error)
})

test('two workers do not send the same message twice', async (t) => {
  const { database, post, server } = await withPost(t)
  for (let sent = 0; sent < 5; sent += 1) {
    await say(database, saturday, {
      to: (await someone(database)).id,
      kind: 'safety alert raised',
      path: '/',
      urgent: true,
      pieceId: null,
    })
  }
  await Promise.all([post(saturday), post(saturday)])
  assert.equal(server.received.length, 5)
})

test('nothing is sent to somebody who has left', async (t) => {
  const { database, post, server } = await withPost(t)
  const person = await someone(database)
  await say(database, saturday, { to: person.id, kind: 'safety alert raised', path: '/', urgent: true, pieceId: null })
  await database.asSystem(saturday, (tx) => tx.run(sql`update people set active = false where id = ${person.id}`))
  await post(saturday)
  assert.equal(server.received.length, 0)
})

test('while a person is away their cover gets the digest, and what is urgent goes to both', async (t) => {
  const { database, post, server } = await withPost(t)
  const [away, cover] = [await someone(database), await someone(database)]
  await covered(database, away.id, cover.id)
  await say(database, thursdayEvening, { to: away.id, kind: 'action set', path: '/actions/3', pieceId: null })
  await say(database, thursdayEvening, { to: away.id, kind: 'sign-off wanted', path: '/', urgent: true, pieceId: null })
  await post(friday)
  assert.deepEqual(
    server.received.map(({ to }) => to),
    [[cover.email], [away.email], [cover.email]],
  )
})

test('a safety alert goes to its reader alone: it may be kept from whoever covers, who is told by themselves', async (t) => {
  const { database, post, server } = await withPost(t)
  const [away, cover] = [await someone(database), await someone(database)]
  await covered(database, away.id, cover.id)
  await say(database, thursdayEvening, {
    to: away.id,
    kind: 'safety alert raised',
    path: '/',
    urgent: true,
    pieceId: null,
  })
  await post(friday)
  assert.deepEqual(
    server.received.map(({ to }) => to),
    [[away.email]],
  )
})

test('the same thing is not said twice while it waits, whoever says it', async () => {
  const database = await freshDatabase()
  const [sayer, hearer] = await database.asSystem(friday, async (tx) => [await aPerson(tx), await aPerson(tx)])
  for (const path of ['/actions/3', '/actions/3', '/actions/4']) {
    await database.asPerson(sayer!.id, friday, (tx) =>
      tell(tx, { to: hearer!.id, kind: 'action set', path, pieceId: null }),
    )
  }
  const paths = await database.asSystem(friday, (tx) => tx.many(sql`select path from messages order by path`))
  assert.deepEqual(paths, [{ path: '/actions/3' }, { path: '/actions/4' }])
})

test('somebody who answers a one-time link, without an account, can set a message going', async () => {
  const database = await freshDatabase()
  const { id } = await database.asSystem(friday, (tx) => aPerson(tx))
  for (let times = 0; times < 2; times += 1) {
    await database.atDoor(friday, (tx) =>
      tell(tx, { to: id, kind: 'voice received', path: '/voices/V-1', urgent: true, pieceId: null }),
    )
  }
  assert.equal((await database.asSystem(friday, (tx) => tx.many(sql`select id from messages`))).length, 1)
})
