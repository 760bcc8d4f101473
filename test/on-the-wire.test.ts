import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { aVoice } from '#modules/voices/testing.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { fetchWhole, here, openLinks, openWire, unpacked, weighed } from '#test/weight.ts'

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const wire = await openWire(database)
const { app, ask, asBuilt } = wire
after(() => wire.close())

const signedIn = async (person: string): Promise<Record<string, string>> => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const reply = await app.inject({ method: 'POST', url: '/sign-in/demo', payload: `person=${person}`, headers: form })
  return { cookie: String(reply.headers['set-cookie']).split(';')[0]! }
}

/** The classes that a sheet says something of. */
const classesIn = (sheet: string): Set<string> =>
  new Set([...sheet.matchAll(/\.([a-z][\w-]*?)(?=[^\w-])/gi)].map(([, name]) => name!))

describe('what whoever has a link fetches', async () => {
  const visits = await openLinks(wire, database)
  const [full, small] = await Promise.all(
    ['hearth', 'say'].map(async (name) => classesIn((await ask(asBuilt(`/assets/${name}.css`))).body)),
  )
  for (const { kind, pages } of weighed) {
    const { at, cookie } = visits[kind]!
    for (const page of pages) {
      const whole = await fetchWhole(wire, at + page, { cookie })
      test(`${kind}, “${page || 'welcome'}”: at most 40 KB in all, with the styles, the scripts and all heads, and no font`, () => {
        assert.equal(whole.page.statusCode, 200)
        assert.ok(whole.bytes <= 40 * 1024, `${whole.bytes} bytes`)
        for (const part of whole.all) assert.doesNotMatch(unpacked(part), /@font-face/)
      })

      test(`${kind}, “${page || 'welcome'}”: the small sheet styles all that the full one would`, () => {
        const used = [...unpacked(whole.page).matchAll(/ class="([^"]+)"/g)].flatMap(([, names]) => names!.split(/\s+/))
        assert.deepEqual(
          [...new Set(used)].filter((name) => full!.has(name) && !small!.has(name)),
          [],
        )
      })
    }
  }
})

describe('pages are compressed', async () => {
  const quality = await signedIn('qa-1')

  for (const [takes, encoding] of [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
  ] as const)
    test(`for a browser that takes ${takes}: to less than a third, and nothing is lost`, async () => {
      const whole = (await ask('/households', quality)).body
      const reply = await ask('/households', { ...quality, ...here, 'accept-encoding': takes })
      assert.equal(reply.headers['content-encoding'], encoding)
      assert.match(String(reply.headers.vary), /accept-encoding/i)
      const plain = (text: string) =>
        text.replaceAll(
          /name="form-key" value="[^"]*"|data-[\w-]+="[^"]*"|-[0-9a-f]{10}\.(?:css|js|svg)|\d\d:\d\d/g,
          '',
        )
      assert.equal(plain(unpacked(reply)), plain(whole))
      assert.ok(reply.rawPayload.length * 3 < whole.length)
    })

  test('not for one that takes nothing of the kind', async () => {
    const reply = await ask('/households', { ...quality, 'sec-fetch-site': 'same-origin' })
    assert.equal(reply.headers['content-encoding'], undefined)
  })

  for (const site of ['cross-site', 'same-site', undefined])
    test(`not where ${site ?? 'nobody knows who'} had it asked for: how short it is would tell what stands in it`, async () => {
      const { 'accept-encoding': accepts } = here
      const reply = await ask('/households?team=A', {
        ...quality,
        'accept-encoding': accepts,
        ...(site ? { 'sec-fetch-site': site } : {}),
      })
      assert.equal(reply.headers['content-encoding'], undefined)
    })

  test('not what is shown after a form, with what was typed in it', async () => {
    const reply = await app.inject({
      method: 'POST',
      url: '/sign-in',
      payload: `email=${'a'.repeat(3000)}&password=x`,
      headers: { ...here, 'content-type': 'application/x-www-form-urlencoded' },
    })
    assert.equal(reply.headers['content-encoding'], undefined)
  })

  test('not a page that shows a link, which opens a form', async () => {
    const voice = await database.asSystem(testNow, (tx) =>
      aVoice(tx, { householdId: household.id, kind: 'carer', gathererId: people['fro-1']! }),
    )
    const officer = { ...(await signedIn('fro-1')), ...here }
    const made = await app.inject({ method: 'POST', url: `/voices/${voice.ref}/links`, headers: officer })
    assert.equal(made.statusCode, 303)
    const reply = await ask(`/voices/${voice.ref}/link`, officer)
    assert.match(reply.body, /\/say\/[\w-]{20}/)
    assert.equal(reply.statusCode, 200)
    assert.ok(reply.rawPayload.length > 1400)
    assert.equal(reply.headers['content-encoding'], undefined)
  })
})

describe('styles and scripts are compressed once, when they are built', () => {
  const sheet = asBuilt('/assets/hearth.css')

  test('to an eighth or less, kept for a year, each browser what it takes', async () => {
    const [whole, brotli, zipped] = await Promise.all([
      ask(sheet),
      ask(sheet, here),
      ask(sheet, { 'accept-encoding': 'gzip' }),
    ])
    assert.deepEqual(
      [whole, brotli, zipped].map(({ headers }) => headers['content-encoding']),
      [undefined, 'br', 'gzip'],
    )
    for (const reply of [brotli, zipped]) {
      assert.equal(unpacked(reply), whole.body)
      assert.match(String(reply.headers['content-type']), /^text\/css/)
      assert.match(String(reply.headers['cache-control']), /immutable/)
      assert.match(String(reply.headers.vary), /accept-encoding/i)
    }
    assert.ok(brotli.rawPayload.length * 8 < whole.rawPayload.length)
  })
})
