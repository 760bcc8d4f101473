import { launch } from '../test/journeys/stage.ts'
const browser = await launch()
const base = 'http://127.0.0.1:4312'
const ctx = await browser.newContext({ viewport: { width: 1100, height: 900 } })
await ctx.request.post(base + '/sign-in/demo', {
  form: { person: 'fro-1' },
  headers: { 'sec-fetch-site': 'same-origin' },
})
const page = await ctx.newPage()
page.on('response', (r) => {
  if (r.request().method() === 'POST') console.log(r.status(), r.url())
})
await page.goto(base + '/audits/A-1648/sections/wfc1')
const row = (n: number) => page.getByRole('group', { name: `Visit ${n}`, exact: true })
await row(1).getByLabel('Day').fill('3/6/2026')
await row(1).getByLabel('Kind').selectOption('supervision')
await page.waitForTimeout(2600)
await page.locator('#wfc1-visits').screenshot({ path: '/tmp/shot-half.png' })
await row(1).getByLabel('Who was seen').selectOption('alone')
await row(2).getByLabel('Day').fill('27 3 2026')
await row(2).getByLabel('Kind').selectOption('unannounced')
await row(2).getByLabel('Who was seen').selectOption('seen')
await page.waitForTimeout(9000)
await page
  .locator('form')
  .last()
  .screenshot({ path: '/tmp/shot-form.png' })
  .catch(() => undefined)
await page.getByRole('button', { name: 'Save, and show more rows' }).click()
console.log(page.url())
for (const width of [1100, 390, 320]) {
  await page.setViewportSize({ width, height: 900 })
  await page.locator('#wfc1-visits').screenshot({ path: `/tmp/shot-rows-${width}.png` })
}
await page.setViewportSize({ width: 1100, height: 900 })
for (const id of ['visit_count', 'visit_last', 'unannounced_date'])
  await page
    .locator(`#wfc1-${id}`)
    .screenshot({ path: `/tmp/shot-${id}.png` })
    .catch(() => console.log('none', id))
await browser.close()
