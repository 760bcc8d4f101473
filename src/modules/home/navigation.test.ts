import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { allRoutes } from '#src/app.ts'
import { rooms } from '#src/rooms.ts'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { words } from './navigation.ts'

/*
 * The words of the header are what people do, as far as their duties go; each leads to a page that says what is there, or to the only
 * thing there, and to nothing that somebody may not open.
 */

describe('the header', async () => {
  const database = await freshDatabase()
  const { people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())

  const headerOf = (text: string) =>
    [
      ...text
        .slice(0, text.indexOf('<main'))
        .matchAll(/govuk-service-navigation__link" href="([^"]+)"[^>]*>\s*(?:<[^>]+>)?\s*([^<]+?)\s*</g),
    ]
      .map(([, href = '', word = '']) => ({ href, word }))
      .filter(({ word }) => word !== 'Hearth')
  const linksIn = (text: string) =>
    [...text.slice(text.indexOf('<main'), text.indexOf('</main')).matchAll(/hearth-work__what" href="([^"]+)"/g)].map(
      ([, href = '']) => href,
    )

  for (const key of Object.keys(people)) {
    test(`leads ${key} to what they may open, each word to one thing or to a page that says what is there`, async () => {
      const visitor = await visits.as(key)
      const header = headerOf((await visitor.get('/')).text)
      const order = words.map(({ text }) => text)
      assert.deepEqual(
        header.map(({ word }) => word),
        order.filter((word) => header.some((one) => one.word === word)),
      )
      assert.equal(header[0]?.word, 'My work')
      assert.equal(header.at(-1)?.word, 'Settings')
      for (const { href, word } of header) {
        const { status, text } = await visitor.get(href)
        assert.equal(status, 200, `${word}: ${href}`)
        assert.match(
          text,
          new RegExp(`<a class="govuk-service-navigation__link" href="${href}" aria-current="[a-z]+">`),
          `${word} is where ${href} is`,
        )
        if (!words.some((one) => one.href === href)) continue
        const places = linksIn(text)
        assert.ok(places.length > 1, `${word} has a page although it leads to one thing`)
        for (const place of places) {
          const there = await visitor.get(place)
          assert.equal(there.status, 200, place)
          assert.equal(headerOf(there.text).length, header.length)
          assert.match(there.text, new RegExp(`href="${href}" aria-current="[a-z]+">`), `${place} is under ${word}`)
        }
      }
    })
  }

  test('is as short as the duties are few', async () => {
    const wordsOf = async (key: string) =>
      headerOf((await (await visits.as(key)).get('/')).text).map(({ word }) => word)
    assert.deepEqual(await wordsOf('admin-1'), ['My work', 'Calendar', 'Settings'])
    assert.deepEqual(await wordsOf('fsw-1'), ['My work', 'Households', 'Evidence', 'Calendar', 'Actions', 'Settings'])
    assert.ok((await wordsOf('qa-head')).length <= words.length)
  })

  test('leads on from where the page More was, and finds nothing under a word that holds nothing for somebody', async () => {
    const admin = await visits.as('admin-1')
    assert.deepEqual(await admin.get('/more').then(({ status, location }) => ({ status, location })), {
      status: 303,
      location: '/settings',
    })
    assert.equal((await admin.get('/evidence')).status, 404)
    assert.equal((await (await visits.as('iro-manager')).get('/settings')).status, 200)
  })

  test('has a place for every page that stands by itself, but for what the frame of every page leads to', () => {
    const listed = new Set(rooms.flatMap(({ places = [] }) => places.map(({ href }) => href)))
    for (const { href } of words) if (href) listed.add(href)
    const elsewhere = allRoutes
      .filter(({ method, path }) => method === 'GET' && /^\/[a-z-]*$/.test(path) && !listed.has(path))
      .map(({ path }) => path)
    const inTheFrame = ['/accessibility', '/help', '/privacy', '/references', '/search', '/your-session']
    assert.deepEqual(elsewhere.toSorted(), [...inTheFrame, '/more', '/sign-in'].toSorted())
  })
})
