import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser } from '@playwright/test'
import { roles } from '#framework/s4-roles.ts'
import { loadDemonstration } from '#modules/demonstration/index.ts'
import { createApp } from '#src/app.ts'
import { begin } from '#src/cli/service.ts'
import { testAssets } from './assets.ts'
import { freshDatabase } from './database.ts'
import { launch } from './journeys/stage.ts'

/*
 * Decision 81: everybody's first page is one look on a telephone, and everything that it folds says how much of it there is. Looked at in a real
 * browser, for each role of the demonstration. Alerts are never folded away: they take what they take.
 */

const telephone = { width: 390, height: 844 }
const screens = 1.35
const now = Temporal.Instant.from('2026-11-23T10:00:00Z')
const database = await freshDatabase()
let browser: Browser
let address: string
let close = async () => {}
after(() => close())

before(async () => {
  await loadDemonstration(database, { today: Temporal.PlainDate.from('2026-11-23'), now, say: () => {} })
  await begin(database.connection, 'demonstration')
  const app = await createApp({
    database,
    clock: () => now,
    councilName: 'Hearthshire County Council',
    demonstration: true,
    assets: await testAssets(),
    report: ({ problem }) => assert.fail(String(problem)),
  })
  address = await app.listen({ port: 0, host: '127.0.0.1' })
  browser = await launch()
  close = async () => {
    await browser.close()
    await app.close()
  }
})

/** Somebody of the demonstration who has the role. */
async function personWith(role: string): Promise<string> {
  const { rows } = await database.asOwner((client) =>
    client.query<{ key: string }>(
      `select p.demonstration_key as key from people p join person_roles h on h.person_id = p.id
        where h.role = $1 and p.demonstration_key is not null order by p.id limit 1`,
      [role],
    ),
  )
  return rows[0]?.key ?? assert.fail(role)
}

describe('the first page is one look on a telephone, and each of its counts is that of its list', () => {
  for (const role of Object.keys(roles))
    test(role, async () => {
      const key = await personWith(role)
      const context = await browser.newContext({ viewport: telephone, baseURL: address })
      try {
        await context.request.post('/sign-in/demo', { form: { person: key } })
        const page = await context.newPage()
        await page.goto('/')
        await page.evaluate('document.fonts.ready') // lines break otherwise in a font that stands in for ours
        const height = Number(await page.evaluate('document.documentElement.scrollHeight'))
        const alerts =
          (
            await page
              .locator('.hearth-alert')
              .boundingBox({ timeout: 1000 })
              .catch(() => null)
          )?.height ?? 0
        const most = Math.round(telephone.height * screens)
        assert.ok(height - alerts <= most, `${key}: ${height} px, of which ${alerts} are alerts; at most ${most}`)
        const lines = await page.locator('.hearth-work-groups__item:has(a[href^="/work/"])').allInnerTexts()
        const hrefs = await page
          .locator('.hearth-work-groups a[href^="/work/"]')
          .evaluateAll((all) => all.map((one) => one.getAttribute('href')!))
        for (const [at, href] of hrefs.entries()) {
          const [, count] = lines[at]!.match(/\((\d+)\)$/)!
          await page.goto(href)
          const said = await page.locator('main').innerText()
          assert.match(said, new RegExp(`(^|\\s)${count} pieces? of work`), `${key}: ${href}`)
        }
      } finally {
        await context.close()
      }
    })
})
