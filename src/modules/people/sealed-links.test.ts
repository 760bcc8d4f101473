import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hash } from '#platform/hash.ts'
import { sql } from '#platform/sql/index.ts'
import type { TestDatabase } from '#test/database.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { withAdmin, beDemonstration } from '#test/people-room.ts'
import { saturday, withPost } from '#test/post.ts'
import { invite } from './commands/invitations.ts'
import { lockOldLinks } from './commands/old-links.ts'
import { sealingKeyFrom } from './sealing.ts'
import { useSealingKey } from './sealing-key.ts'
import { aPerson } from './testing.ts'

/*
 * SB-12: no link that opens something lies readable in the database, so in no backup of it either.
 */

const ours = () => useSealingKey(sealingKeyFrom('a secret of this test'))

/** Everything that a backup copies, as text. */
const everything = (database: TestDatabase): Promise<string> =>
  database.asOwner(async (client) => {
    const { rows } = await client.query<{ all: string }>(
      `select string_agg(x::text, ' ') as all from (select to_jsonb(m) x from messages m union all select to_jsonb(i) from invitations i
       union all select to_jsonb(t) from trail t union all select to_jsonb(h) from history h union all select to_jsonb(c) from access_changes c) y`,
    )
    return rows[0]!.all
  })

const messages = (database: TestDatabase) =>
  database.asSystem(saturday, (tx) =>
    tx.many<{ path: string; sealed: string | null; linkHash: string; notSent: string | null; sent: boolean }>(sql`
      select path, sealed, link_hash as "linkHash", not_sent as "notSent", sent_at is not null as sent from messages
      where kind = 'invitation' order by id`),
  )

/** A letter's lines are folded on their way. */
const unfolded = ({ raw }: { raw: string }): string => raw.replaceAll('=\r\n', '').replaceAll('=3D', '=')

async function invited(database: TestDatabase) {
  return database.asSystem(saturday, async (tx) => {
    const { id } = await aPerson(tx)
    const path = await invite(tx, id, saturday)
    return { id, path, token: path.replace('/invitations/', '') }
  })
}

test('SB-12: a link waits locked for its mail, goes out readable, and is a hash after that', async (t) => {
  ours()
  const { database, post, server } = await withPost(t)
  const { path, token } = await invited(database)
  assert.ok(!(await everything(database)).includes(token), 'while it waits')
  await post(saturday)
  assert.ok(unfolded(server.received[0]!).includes(path))
  assert.ok(!(await everything(database)).includes(token), 'when it has gone')
  assert.deepEqual(await messages(database), [
    { path: '/', sealed: null, linkHash: hash(token), notSent: null, sent: true },
  ])
})

test('SB-12: without a mail server it stays locked; a new invitation closes it, and the old one is never sent', async (t) => {
  ours()
  const { database, post, server } = await withPost(t)
  const { id, token } = await invited(database)
  const later = saturday.add({ minutes: 1 })
  const newer = await database.asSystem(later, (tx) => invite(tx, id, later))
  await post(later)
  assert.deepEqual(
    server.received.map((letter) => unfolded(letter).includes(newer)),
    [true],
  )
  assert.ok(!unfolded(server.received[0]!).includes(token))
  assert.deepEqual(
    (await messages(database)).map(({ notSent, sent }) => ({ notSent, sent })),
    [
      { notSent: 'closed', sent: false },
      { notSent: null, sent: true },
    ],
  )
})

test('SB-12: restored where the secret is another one, the message is said not to go out, and nothing else waits for it', async (t) => {
  ours()
  const { database, post, server } = await withPost(t)
  await invited(database)
  useSealingKey(sealingKeyFrom('the secret of another service'))
  const { path } = await invited(database)
  await post(saturday)
  assert.equal(server.received.length, 1)
  assert.ok(unfolded(server.received[0]!).includes(path))
  const [first] = await messages(database)
  assert.deepEqual([first!.notSent, first!.sealed, first!.sent], ['other secret', null, false])
  ours()
})

test('SB-12: links that an earlier version kept readable are locked as Hearth starts', async (t) => {
  ours()
  const { database, post, server } = await withPost(t)
  await database.asOwner((client) =>
    client.query(
      `insert into messages (to_address, kind, path, urgent, made_at) values ('new@council.example', 'invitation', '/invitations/an-old-token', true, $1)`,
      [String(saturday)],
    ),
  )
  await lockOldLinks(database, saturday)
  await lockOldLinks(database, saturday)
  assert.ok(!(await everything(database)).includes('an-old-token'))
  await post(saturday)
  assert.match(unfolded(server.received[0]!), /\/invitations\/an-old-token/)
})

test('SB-12: the outbox says what will never go out, and shows a link in the demonstration alone', async (t) => {
  const { database, admin } = await withAdmin(t)
  const { id } = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['fostering_social_worker'] }))
  await admin.post(`/people/${id}/invitation`, {})
  assert.doesNotMatch((await admin.get('/outbox')).body, /\/invitations\//)
  await admin.post(`/people/${id}/invitation`, {})
  assert.match((await admin.get('/outbox')).body, /no longer: what it leads to was closed before it went out/)
  await beDemonstration(database)
  assert.match((await admin.get('/outbox')).body, /href="\/invitations\/[\w-]{43}"/)
  useSealingKey(sealingKeyFrom('the secret of another service'))
  const elsewhere = (await admin.get('/outbox')).body
  assert.doesNotMatch(elsewhere, /href="\/invitations\//)
  assert.match(elsewhere, /no longer: its link was locked with another HEARTH_SECRET/)
  ours()
})

test('SB-12: a command that does not know the secret keeps no link at all', async () => {
  const database = await freshDatabase()
  // A process of its own knows none; here the key is put aside the same way.
  useSealingKey(undefined as never)
  const { path } = await invited(database)
  ours()
  assert.match(path, /^\/invitations\//)
  assert.deepEqual(await messages(database), [])
})
