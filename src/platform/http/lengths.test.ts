import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { lengthOf, longestText, tooLong } from './lengths.ts'

describe('SB-14: every text has a length', async () => {
  test('counted as a browser counts: a line break is one character, however it is sent', () => {
    assert.equal(lengthOf('a\r\nb\nc'), 5)
    assert.equal(lengthOf('🌳'), 2)
    assert.equal(tooLong('a\r\n'.repeat(1000), 2000), undefined)
    assert.equal(tooLong('x'.repeat(20_345), 20_000), 'This has 20,345 characters and may have 20,000. Take out 345.')
  })

  const database = await freshDatabase()
  const { household } = await aSmallService(database)
  const visits = await openVisits(database)
  const quality = await visits.as('qa-1')
  const long = `Begins here. ${'x'.repeat(longestText)} Ends here.`

  test('a form with longer words comes back with all of them, at a field that says how long they are and may be', async () => {
    const fields = { household: household.ref, says: long, for_whom: 'child', extra: ['a', 'b'] }
    const reply = await quality.post('/actions?from=here', fields)
    assert.equal(reply.status, 422)
    assert.match(reply.text, /<form method="post" action="\/actions\?from=here"/)
    assert.match(reply.text, /This has 20,024 characters and may have 20,000\. Take out 24\./)
    assert.match(reply.text, /<textarea[^>]*name="says"[^>]*aria-describedby[^>]*>\s*Begins here\. x+ Ends here\./)
    for (const value of [household.ref, 'child', 'a', 'b'])
      assert.ok(reply.text.includes(`type="hidden" name=`) && reply.text.includes(`value="${value}"`), value)
  })

  test('words that save themselves are answered with the same sentence, for the line beside them', async () => {
    const reply = await quality.post('/audits/A-1/sections/safe', { a: long }, { accept: 'application/json' })
    assert.equal(reply.status, 422)
    assert.match(
      (JSON.parse(reply.text) as { message: string }).message,
      /^This has 20,024 characters and may have 20,000/,
    )
  })

  test('behind a link too, and a password is shown to nobody again', async () => {
    const behind = await visits.anyone.post('/say/visit/none/safe', { words: long })
    assert.match(behind.text, /Take out 24\./)
    assert.doesNotMatch(behind.text, /my work/)
    const signIn = await visits.anyone.post('/sign-in', { email: 'a@b.example', password: long })
    assert.equal(signIn.status, 413)
    assert.doesNotMatch(signIn.text, /Begins here/)
  })

  test('the database keeps none that no form takes, and lets go on what is longer from before', async () => {
    const add = (name: string) =>
      database.asOwner(async (client) => {
        const { rows } = await client.query<{ id: number }>('insert into teams (name) values ($1) returning id', [name])
        return rows[0]!.id
      })
    await assert.rejects(add('x'.repeat(501)), { code: '22001' })
    const id = await add('North West')
    await database.asOwner(async (client) => {
      await client.query('alter table teams disable trigger user')
      await client.query(`update teams set name = repeat('x', 600) where id = $1`, [id])
      await client.query('alter table teams enable trigger user')
      await client.query('update teams set name = name where id = $1', [id])
      await assert.rejects(client.query(`update teams set name = repeat('y', 600) where id = $1`, [id]), {
        code: '22001',
      })
    })
    await database.asSystem(testNow, (tx) => tx.many(sql`select id from teams`))
  })

  test('the same of titles of roles, names of carers, what was said in a visit, and the draft of the tool', async () => {
    const long = {
      roles: `update roles set title = repeat('x', 501)`,
      carers: `insert into carers (household_id, source_id, position, born_on, display_name)
        values (${household.id}, 'X', 2, '1980-01-01', repeat('x', 2001))`,
      voice_visits: `insert into voice_visits (id, voice_id, token_hash, secret_hash, started_at, last_used_at, said)
        values ('x', 1, 'x', 'x', now(), now(), jsonb_build_object('x', repeat('x', 60001)))`,
      form_drafts: `insert into form_drafts (form, content, based_on)
        values ('audit', jsonb_build_object('x', repeat('x', 4000001)), 1)`,
    }
    for (const [table, query] of Object.entries(long))
      await assert.rejects(
        database.asOwner((client) => client.query(query)),
        { code: '22001' },
        table,
      )
  })
})
