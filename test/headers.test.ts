import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'

describe('What every answer says to the browser', async () => {
  const database = await freshDatabase()
  await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const quality = await visits.as('qa-1')
  const pages = {
    'a page': await quality.get('/'),
    'a page that is not there': await quality.get('/nowhere'),
    'the way in': await visits.anyone.get('/sign-in'),
    'a page behind a link': await visits.anyone.get('/say/none'),
    'an address that is none': await visits.anyone.get('/audits/%E0%A4%A'),
    'what a page asks for by itself': await visits.anyone.get('/health'),
  }

  for (const [what, { headers }] of Object.entries(pages)) {
    test(`${what}: nothing from elsewhere, in no frame, over HTTPS alone, and no guessing of what it is`, () => {
      const policy = String(headers['content-security-policy'])
      for (const part of [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ])
        assert.ok(policy.includes(part), `${part}: ${policy}`)
      assert.doesNotMatch(policy, /unsafe|\*/)
      assert.equal(headers['strict-transport-security'], 'max-age=31536000; includeSubDomains')
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.match(String(headers['content-type']), /; ?charset=utf-8$/i)
      assert.match(String(headers['referrer-policy']), /^(same-origin|no-referrer)$/)
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin')
      assert.equal(headers['cross-origin-resource-policy'], 'same-origin')
      assert.equal(headers['access-control-allow-origin'], undefined)
    })

    test(`${what}: does not say what it is made with`, () => {
      assert.deepEqual([headers['server'], headers['x-powered-by']], [undefined, undefined])
    })
  }

  test('pages are kept by nobody on the way, and not by the browser', () => {
    for (const { headers } of [pages['a page'], pages['the way in'], pages['a page behind a link']])
      assert.match(String(headers['cache-control']), /no-store/)
  })

  test('the cookie of a session is read by no script and sent by no other site’s form', async () => {
    const reply = await visits.anyone.post('/sign-in/demo', { person: 'qa-1' })
    const cookie = String(reply.headers['set-cookie'])
    assert.match(cookie, /HttpOnly/i)
    assert.match(cookie, /SameSite=Lax/i)
  })
})
