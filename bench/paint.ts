import assert from 'node:assert/strict'
import type { Browser } from '@playwright/test'
import { freshDatabase } from '#test/database.ts'
import { launch } from '#test/journeys/stage.ts'
import { openLinks, openWire, weighed } from '#test/weight.ts'

/** A line far from a mast: 400 kbit a second, and 400 ms until the first byte of each answer. */
const far = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const telephone = { width: 390, height: 844 }

/** How long until whoever opens a link sees something, in ms: the middle of five, each by a browser that was never here. The line is what it is
 * told to be; the processor is this machine's, shared with the server, so that its part of it is noisy. */
export async function timePaint(): Promise<{ what: string; ms: number }[]> {
  const database = await freshDatabase()
  const wire = await openWire(database)
  const links = await openLinks(wire, database)
  const address = await wire.app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await launch()
  const times: { what: string; ms: number }[] = []
  for (const { kind } of weighed) {
    const link = address + links[kind]!.link
    await firstPaint(browser, link) // what only the first of all pays
    const all: number[] = []
    for (let round = 0; round < 5; round += 1) all.push(await firstPaint(browser, link))
    times.push({ what: `a ${kind}’s first page`, ms: all.toSorted((a, b) => a - b)[2]! })
  }
  await browser.close()
  await wire.close()
  return times
}

async function firstPaint(browser: Browser, link: string): Promise<number> {
  const context = await browser.newContext({ viewport: telephone, isMobile: true })
  const page = await context.newPage()
  const line = await context.newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', far)
  const answer = await page.goto(link, { waitUntil: 'load' })
  assert.equal(answer?.status(), 200)
  const seen = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0`
  let ms = 0
  for (let tries = 0; ms === 0 && tries < 100; tries += 1) {
    ms = await page.evaluate<number>(seen)
    if (ms === 0) await page.waitForTimeout(20)
  }
  assert.ok(ms > 0, `nothing was painted at ${link}`)
  await context.close()
  return ms
}
