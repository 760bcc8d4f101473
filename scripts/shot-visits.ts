import { launch } from '../test/journeys/stage.ts'
const browser = await launch()
const base = 'http://127.0.0.1:4312'
const ctx = await browser.newContext({ viewport: { width: 1100, height: 900 } })
await ctx.request.post(base + '/sign-in/demo', {
  form: { person: process.argv[2] ?? 'fro-1' },
  headers: { 'sec-fetch-site': 'same-origin' },
})
const page = await ctx.newPage()
for (const [path, sel, name] of JSON.parse(process.argv[3] ?? '[]')) {
  await page.setViewportSize({ width: 1100, height: 900 })
  await page.goto(base + path)
  for (const width of [1100, 390]) {
    await page.setViewportSize({ width, height: 900 })
    const file = `/tmp/shot-${name}-${width}.png`
    if (sel) await page.locator(sel).screenshot({ path: file })
    else await page.screenshot({ path: file, fullPage: true })
  }
}
await browser.close()
