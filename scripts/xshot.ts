import { chromium } from '@playwright/test'
import packaged from '@sparticuz/chromium'
const base = 'http://127.0.0.1:4530'
const [who, ...paths] = process.argv.slice(2)
const browser = await chromium.launch({ executablePath: await packaged.executablePath(), args: packaged.args, headless: true })
for (const width of [1100, 390]) {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  await context.request.post(`${base}/sign-in/demo`, { form: { person: who! }, headers: { 'sec-fetch-site': 'same-origin' } })
  for (const [at, path] of paths.entries()) {
    let to = path
    if (path.startsWith('first:')) {
      await page.goto(base + path.split(':')[1])
      to = (await page.locator(path.split(':')[2]!).first().getAttribute('href'))!
    }
    await page.goto(base + to)
    await page.screenshot({ path: `/tmp/exempt-${who}-${at}-${width}.png`, fullPage: true })
    console.log(to, await page.title())
  }
}
await browser.close()
