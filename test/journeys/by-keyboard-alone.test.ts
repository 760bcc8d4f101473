// From signing in to a settled conflict, and a child’s form from its link to the end, without a mouse: Tab, the arrows, Space and Enter. Wherever the
// focus goes it is seen; nothing that happens on a page takes it away; no field keeps it.
import assert from 'node:assert/strict'
import type { Page } from '@playwright/test'
import { aVoice } from '#modules/voices/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { choose, follow, focused, keepsFocus, tabTo } from './keys.ts'
import { read } from './sending.ts'
import { journey, mainOf, type Person, setStage } from './stage.ts'
import { reachTheAudit } from './steps.ts'

const stage = await setStage()
const ref = await reachTheAudit(stage, await stage.open('fro-1'), await stage.open('fsw-1'))

journey('Signing in by keyboard alone, also past a mistake, and from My work to a section', async () => {
  const person = await stage.openAs()
  const { page } = person
  await person.visit('/sign-in')
  await tabTo(page, 'Skip to main content')
  await follow(page).catch(() => {})
  await tabTo(page, /invited/)
  await page.keyboard.press('Enter')
  await keepsFocus(page, 'when the form is opened')
  await tabTo(page, 'E-mail address')
  await page.keyboard.type('nobody@council.example')
  await tabTo(page, 'Password')
  await page.keyboard.type('not the one')
  await follow(page)
  assert.match((await keepsFocus(page, 'on what is to be mended')).name, /^There is a problem/)
  await tabTo(page, 'Person fro-1')
  await follow(page)
  await tabTo(page, /^Finish and send the audit/)
  await follow(page)
  assert.match(page.url(), new RegExp(`/audits/${ref}`))
})

journey('AX-8 A date that is no date: Enter on what is to be mended leads into the field', async () => {
  const { page, visit } = await stage.open('fro-1')
  await visit(`/audits/${ref}/sections/wfc1`)
  await tabTo(page, 'Day')
  for (const part of ['31', '2', '2026']) {
    await page.keyboard.type(part)
    if (part !== '2026') await page.keyboard.press('Tab')
  }
  await tabTo(page, /^Continue/)
  await follow(page)
  assert.match((await keepsFocus(page, 'on what is to be mended')).name, /^There is a problem/)
  await tabTo(page, /real date/)
  await page.keyboard.press('Enter')
  assert.equal((await keepsFocus(page, 'once led to the field')).name, 'Day')
})

journey('4.9 6.1 An answer is given and a safety alert raised by keyboard alone', async () => {
  const auditor = await stage.open('fro-1')
  const { page } = auditor
  await auditor.visit(`/audits/${ref}/sections/safe`)
  await choose(page, toChoicesOf('#safe-immediate'), 'No')
  await savedIn(page, '#safe-immediate')
  await keepsFocus(page, 'when the answer is saved')
  await auditor.visit(`/audits/${ref}`)
  await tabTo(page, /^Raise a safety alert/)
  await follow(page)
  await tabTo(page, /^What did you see or hear/)
  await page.keyboard.type('He flinched when the door fell shut.')
  await tabTo(page, 'Tell them now')
  await follow(page)
  assert.equal((await read(auditor, new URL(page.url()).pathname)).status, 200)
  assert.match(await mainOf(auditor), /alert/i)
  const alerts = await stage.database.asSystem(stage.now(), (tx) => tx.many(sql`select id from alerts`))
  assert.equal(alerts.length, 1)
})

journey(
  'AX-1 AX-14 A conflict is settled by keyboard alone, and by its buttons only; the focus goes on in the answer',
  async () => {
    const auditor = await stage.open('fro-1')
    const worker = await stage.open('fsw-1')
    for (const { visit } of [auditor, worker]) await visit(`/audits/${ref}/sections/ovr`)
    await worker.page.route('**/live?**', (route) => route.abort())
    await write(auditor, 'The bedtime routine.')
    await savedIn(auditor.page, '#ovr-strengths')
    await write(worker, 'How they speak of his mother.')
    await worker.page.keyboard.press('Tab')
    await worker.page.locator('.hearth-conflict').waitFor()
    await keepsFocus(worker.page, 'when the conflict is shown')

    const { page } = worker
    await tabTo(page, strengths, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.waitForTimeout(300)
    assert.equal(await page.locator('.hearth-conflict').count(), 1, 'Enter in the field settles nothing')
    await page.keyboard.press('Backspace')
    await tabTo(page, 'Keep my words')
    await page.keyboard.press('Enter')
    await savedIn(page, '#ovr-strengths')
    assert.match((await keepsFocus(page, 'when the conflict is settled')).name, strengths)
    const [kept] = await stage.database.asSystem(stage.now(), (tx) =>
      tx.many<{ value: string }>(sql`select value from answers where question = 'ovr.strengths'`),
    )
    assert.equal(kept?.value, 'How they speak of his mother.')
  },
)

journey('2.1 7.4 A child goes through their form from the link to the end by keyboard alone', async () => {
  const { household, people } = stage.service
  const { ref: voice } = await stage.database.asSystem(stage.now(), (tx) =>
    aVoice(tx, {
      householdId: household.id,
      childId: household.childId,
      gathererId: people['iro-1']!,
      dueOn: '2026-11-24',
    }),
  )
  const iro = await stage.open('iro-1')
  await iro.visit(`/voices/${voice}`)
  await tabTo(iro.page, 'Make a link')
  await follow(iro.page)
  const link = await iro.page.locator('a[href*="/say/"]').getAttribute('href')
  const child = await stage.openAs({ width: 390 })
  const { page } = child
  await child.visit(link!)
  await tabTo(page, 'Start')
  await follow(page)
  await tabTo(page, /^Go on without/)
  await follow(page)
  await choose(page, toChoicesOf('main'), 'Yes')
  await tabTo(page, 'Next')
  await follow(page)
  for (let asked = 0; !/last question/.test(await page.locator('h1').innerText()); asked += 1) {
    assert.ok(asked < 60, `the form ends, and not at ${page.url()}`)
    await tabTo(page, 'Skip')
    await follow(page)
  }
  await tabTo(page, 'I am finished')
  await follow(page)
  assert.match(await mainOf(child), /What happens next/)
})

const strengths = /^What is going well\?/

/** To the first choice of what an answer asks. */
const toChoicesOf = (answer: string) => async (page: Page) => {
  for (let tries = 0; tries < 120; tries += 1) {
    await page.keyboard.press('Tab')
    const { what } = await focused(page)
    if (what !== 'radio') continue
    await keepsFocus(page, 'on a choice')
    if (await page.evaluate<boolean>(`document.querySelector('${answer}').contains(document.activeElement)`)) return
  }
  assert.fail(`no choice of ${answer} is reached`)
}

async function write({ page }: Person, words: string): Promise<void> {
  await tabTo(page, strengths)
  await page.keyboard.type(words)
  await keepsFocus(page, 'while typing')
}

const savedIn = (page: Page, answer: string) =>
  page
    .locator(answer)
    .getByText(/^Saved /)
    .waitFor()
