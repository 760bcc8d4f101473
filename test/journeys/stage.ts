import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import packaged from '@sparticuz/chromium'
import { sealingKeyFrom, useSealingKey } from '#modules/people/index.ts'
import { createApp } from '#src/app.ts'
import { testAssets } from '#test/assets.ts'
import { freshDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { aSmallService, type SmallService } from '#test/service.ts'

/*
 * A stage for journeys: a small service in a database of its own, the real server on a real port, a real browser.
 * A journey's name begins with the clauses that it shows kept; docs/clauses.md is made from these names.
 */

export type Stage = {
  database: TestDatabase
  service: SmallService
  address: string
  /** A person's own browser window, signed in. `javascript: false` for how it is without. */
  open(key: string, options?: { javascript?: boolean; width?: number }): Promise<Person>
  /** A window of somebody without an account. */
  openAs(options?: { javascript?: boolean; width?: number }): Promise<Person>
  setNow(now: Temporal.Instant): void
  now(): Temporal.Instant
}

export type Person = { key: string; page: Page; context: BrowserContext; visit(path: string): Promise<Page> }

/** `journey('7.7 4.6 The moderator …', work)`: the leading numbers are clauses. */
export function journey(name: string, work: () => Promise<void>): void {
  test(name, { timeout: 240_000 }, async () => {
    const before = windows.length
    try {
      await work()
    } finally {
      // A page that is left open goes on asking for news, of a server that is being taken down.
      await Promise.all(windows.splice(before).map((context) => context.close()))
    }
  })
}

const windows: BrowserContext[] = []

/** `guarded`: what stands between the server and its database. */
export async function setStage(guarded = (database: TestDatabase) => database): Promise<Stage> {
  useSealingKey(sealingKeyFrom('a secret of this stage'))
  let close = async () => {}
  after(() => close()) // before the database goes
  const database = await freshDatabase()
  const service = await aSmallService(database)
  let now = testNow
  const problems: unknown[] = []
  const app = await createApp({
    database: guarded(database),
    clock: () => now,
    councilName: 'Test County Council',
    demonstration: true,
    assets: await testAssets(),
    report: ({ problem }) => void problems.push(problem),
  })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await launch()
  close = async () => {
    await browser.close()
    await app.close()
    assert.deepEqual(problems.map(String), [], 'the server had no failure of its own')
  }
  const openWindow = async (key: string, { javascript = true, width = 1100 } = {}): Promise<Person> => {
    const context = await browser.newContext({
      javaScriptEnabled: javascript,
      viewport: { width, height: 900 },
      baseURL: address,
    })
    windows.push(context)
    context.setDefaultTimeout(15_000)
    const page = await context.newPage()
    const visit = async (path: string) => {
      await page.goto(path)
      return page
    }
    return { key, page, context, visit }
  }
  return {
    database,
    service,
    address,
    openAs: (options) => openWindow('', options),
    open: async (key, options) => {
      const person = await openWindow(key, options)
      await person.context.request.post('/sign-in/demo', { form: { person: key } })
      return person
    },
    setNow: (later) => {
      now = later
    },
    now: () => now,
  }
}

export async function launch(): Promise<Browser> {
  // The first two would end the browser with its first closed window; the rest draw in software what a graphics card
  // would, which costs more than all else that a journey does.
  const unwanted = /single-process|no-zygote|gpu|angle|swiftshader/
  const args = [...packaged.args.filter((arg) => !unwanted.test(arg)), '--disable-gpu']
  return chromium.launch({ executablePath: await packaged.executablePath(), args })
}

/** What stands on the page that this person has before them. */
export const mainOf = (person: Person): Promise<string> => person.page.locator('main').innerText()

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Looks at the page as the law does: nothing that axe finds at WCAG 2.2 A and AA, nothing wider than the window or a small phone. */
export async function look(page: Page): Promise<void> {
  await page.waitForLoadState() // a press may have begun to lead elsewhere
  const where = `${new URL(page.url()).pathname} (${await page.title()})`
  if (await runsScripts(page)) {
    // Our pages have no frames, and only what is amiss is read: both spare axe much.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
    const found = await axe.withTags(levels).analyze()
    const words = found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)
    assert.deepEqual(words, [], `axe finds nothing on ${where}`)
  }
  const usual = page.viewportSize()!
  await fits(page, usual.width, where)
  await page.setViewportSize({ width: 320, height: 800 })
  await fits(page, 320, where)
  await page.setViewportSize(usual)
  await settled(page, usual.width)
}

async function fits(page: Page, screen: number, where: string): Promise<void> {
  const width = await widthOf(page)
  if (width <= screen) return
  const wide = await page.evaluate(
    `[...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > ${screen}).slice(-3).map((one) => one.outerHTML.slice(0, 120)).join('; ')`,
  )
  assert.fail(`${where} fits a screen of ${screen} pixels; it is ${width} wide: ${String(wide)}`)
}

/** How wide the page is, once there is one: a press just before may still be leading to it. */
async function widthOf(page: Page): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const width = await page.evaluate<number>('document.documentElement?.scrollWidth ?? 0').catch(() => 0)
    if (width > 0) return width
    await page.waitForTimeout(100)
  }
  throw new Error(`No page came at ${page.url()}`)
}

/** Until the page is laid out at its usual width again: a press before that would land beside what it aims at. */
async function settled(page: Page, wanted: number): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    const is = await page
      .evaluate<number>('innerWidth + 0 * document.body.getBoundingClientRect().height')
      .catch(() => 0)
    await page.waitForTimeout(50)
    if (is === wanted) return
  }
}

/** Axe is a script: in a window without JavaScript only the width is looked at. */
async function runsScripts(page: Page): Promise<boolean> {
  return (await page.locator('.js-enabled').count()) > 0
}
