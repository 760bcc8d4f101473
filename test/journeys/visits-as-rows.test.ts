// Visits are listed while the audit is written: each row is saved by itself, and what is counted from them is brought forward.
import assert from 'node:assert/strict'
import { journey, look, setStage } from './stage.ts'
import { reachTheAudit } from './steps.ts'

const stage = await setStage()

journey('3.6 7.4 Visits are listed a row each, and fill in what is counted', async () => {
  const auditor = await stage.open('fro-1')
  const ref = await reachTheAudit(stage, auditor, await stage.open('fsw-1'))
  const { page } = auditor
  await auditor.visit(`/audits/${ref}/sections/wfc1`)
  const row = (number: number) => page.getByRole('group', { name: `Visit ${number}`, exact: true })
  const write = async (number: number, [day, kind, seen]: readonly [string, string, string]) => {
    await row(number).getByLabel('Day').fill(day)
    await row(number).getByLabel('Kind').selectOption({ label: kind })
    await row(number).getByLabel('Who was seen').selectOption({ label: seen })
  }
  await write(1, ['3/6/2026', 'Supervision visit', 'A child, alone'])
  await write(2, ['27 3 2026', 'Unannounced visit', 'No child'])
  await page.getByRole('button', { name: 'Save, and show more rows' }).click()
  await page.waitForURL(/#wfc1-visits$/)
  await look(page)
  assert.equal(await row(1).getByLabel('Day').inputValue(), '27 3 2026', 'in the order of their days')
  const count = page.locator('#wfc1-visit_count')
  assert.match(await count.innerText(), /Brought forward\s+How many supervision visits are listed here/)
  assert.equal(await count.getByRole('textbox').first().inputValue(), '1')

  // Another row is saved by itself, and the figure on the page follows.
  await write(3, ['9 9 2026', 'Supervision visit', 'Not written down'])
  await row(3).getByLabel('Who was seen').blur()
  await page
    .locator('#wfc1-visits')
    .getByText(/^Saved /)
    .waitFor()
  await count.locator('[type="text"][value="2"]').first().waitFor()

  // One that has not been is named at its row, and what was typed stays.
  await write(4, ['9 9 2027', 'Another visit', 'No child'])
  await page.getByRole('button', { name: 'Save, and show more rows' }).click()
  await page.getByRole('link', { name: /9 September 2027: A visit that was made cannot be after today/ }).click()
  assert.equal(await page.evaluate(`document.activeElement.value`), '9 9 2027')
  await row(4).getByLabel('Take out').check()
  await page.getByRole('button', { name: 'Save, and show more rows' }).click()
  await page.waitForURL(/#wfc1-visits$/)
  assert.equal(await row(4).getByLabel('Day').inputValue(), '')
})
