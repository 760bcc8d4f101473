import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'

describe('What no form of ours sends', async () => {
  const database = await freshDatabase()
  await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const quality = await visits.as('qa-1')

  test('is no failure of ours: another kind of body, a form that breaks off, an address that is none', async () => {
    const kinds = {
      'application/json': 415,
      'text/plain': 415,
      'text/xml': 415,
      'multipart/form-data': 400,
      'multipart/form-data; boundary=x': 400,
    }
    for (const [type, status] of Object.entries(kinds)) {
      const reply = await quality.post('/imports', { a: 'garbage' }, { 'content-type': type })
      assert.equal(reply.status, status, type)
      assert.match(reply.text, /<h1/)
    }
    for (const address of ['/say/visit/%E0%A4%A', '/say/%', `/say/${'a'.repeat(300)}`]) {
      const reply = await visits.anyone.get(address)
      assert.equal(reply.status, 404, address)
      assert.match(reply.text, /<h1/)
      assert.equal(reply.headers['cache-control'], 'no-store')
      assert.equal(reply.headers['referrer-policy'], 'no-referrer')
    }
    assert.deepEqual(visits.problems, [])
  })

  test('behind a link is answered in plain words with whom to ring, and with no way into Hearth', async () => {
    const reply = await visits.anyone.post('/say/visit/none/safe', { words: 'x'.repeat(3_000_000) })
    assert.equal(reply.status, 413)
    assert.match(reply.text, /It is not because of you[^]*href="tel:999"/)
    assert.doesNotMatch(reply.text, /my work|Sign in/i)
  })
})
