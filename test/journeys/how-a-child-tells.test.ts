// An Independent Reviewing Officer chooses how a child tells, makes a link and a letter, asks somebody who knows the child beside
// the child's own words, and writes their part in the audit; a choice is widened only as the child said; a child is handed over.
import assert from 'node:assert/strict'
import { sql } from '#platform/sql/index.ts'
import { send, sendSections } from './sending.ts'
import { journey, look, type Person, setStage } from './stage.ts'
import { planFromReview } from './steps.ts'

const stage = await setStage()
const { household } = stage.service

journey(
  '2.2 4.6 7.4 7.5 UA-D6 UA-D7 UA-D14 AX-5 A child tells with symbols, on a small screen without JavaScript, and their IRO has a part in the audit',
  async () => {
    const ref = await planFromReview(stage)
    const auditor = await stage.open('fro-1')
    await send(auditor, `/audits/${ref}/views-request`)
    assert.match(await textOf(await auditor.visit(`/audits/${ref}`)), /To be asked by Person iro-1/)
    const iro = await stage.open('iro-1', { javascript: false, width: 320 })
    const voice = await choosesTheWay(iro)
    await makesALink(iro, voice)
    await asksSomebodyBeside(iro, voice)
    await writesDown(iro, voice)
    await sendSections(await stage.open('fsw-1'), ref, ['swr', 'refl'])
    await nobodyElseIsAsked(ref)
    await send(auditor, `/audits/${ref}/review`, { 'date-day': '19', 'date-month': '11', 'date-year': '2026' })
    await hasAPart(iro, ref)
    await send(auditor, `/audits/${ref}/beginning`)
    await readsWhoseGradeStands(auditor, ref)
    await handsOver(iro, voice)
  },
)

const textOf = (page: Person['page']): Promise<string> => page.locator('main').innerText()

async function choosesTheWay(iro: Person): Promise<string> {
  const page = await iro.visit('/')
  await page.getByRole('link', { name: new RegExp(`Ask child ${household.childRef}\\b`) }).click()
  assert.match(await textOf(page), /Which form opens\s+For 8 to 11 \(the form of their age today\)/)
  await look(page)
  await page.getByRole('button', { name: 'Choose how they will tell' }).click()
  await look(page)
  await page.getByLabel('With symbols or pictures, such as Talking Mats').check()
  await page.getByLabel('The form for 4 to 7').check()
  await page.getByRole('button', { name: 'Save' }).click()
  assert.match(await textOf(page), /For 4 to 7 \(chosen for this child\)/)
  return new URL(page.url()).pathname
}

async function makesALink({ page }: Person, voice: string): Promise<void> {
  await page.getByRole('button', { name: 'Make a link' }).click()
  const href = await page.locator('a[href*="/say/"]').getAttribute('href')
  assert.ok(href)
  assert.ok(!page.url().includes(href.split('/say/')[1]!), 'the address of the page says nothing of the link')
  await look(page)
  await page.reload()
  assert.equal(await page.locator('a[href*="/say/"]').getAttribute('href'), href, 'loaded again, it is the same link')
  await page.getByRole('link', { name: 'A letter to print' }).click()
  assert.match(await textOf(page), /Who reads it[\s\S]*If you want to talk to somebody now[\s\S]*999/)
  await look(page)
  await page.goto(voice)
}

async function asksSomebodyBeside({ page }: Person, voice: string): Promise<void> {
  await page.getByRole('button', { name: 'Ask somebody who knows them, too' }).click()
  assert.match(await textOf(page), /What somebody sees of child/)
  await look(page)
  await page.goto(voice)
  assert.match(await textOf(page), /Beside it\s+What somebody sees who knows the child/)
}

async function writesDown({ page }: Person, voice: string): Promise<void> {
  await page.getByRole('button', { name: 'Say why there are no words' }).click()
  await look(page)
  await page.goto(`${voice}/record`)
  assert.ok(await page.getByLabel('With symbols or pictures, such as Talking Mats').isChecked())
  await look(page)
  await page.getByRole('group', { name: 'Do you like living here?' }).getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Save: that is all they want to say' }).click()
  assert.match(await textOf(page), /How\s+With symbols or pictures/)
  await look(page)
}

/** Other journeys hear the carers. */
async function nobodyElseIsAsked(ref: string): Promise<void> {
  await stage.database.asSystem(stage.now(), (tx) =>
    tx.run(sql`update voices set state = 'not_given', reason = 'declined'
      where kind = 'carer' and piece_id = (select id from pieces where ref = ${ref})`),
  )
}

async function hasAPart(iro: Person, ref: string): Promise<void> {
  const page = await iro.visit(`/audits/${ref}`)
  assert.match(await textOf(page), /You are the Independent Reviewing Officer of a child in this audit/)
  await look(page)
  await page.getByRole('link', { name: /What the child says/ }).click()
  await page.getByRole('textbox', { name: /^The IRO: what the child wants known/ }).fill('She wants her own key')
  await page.getByRole('button', { name: 'Continue' }).click()
  assert.match(await textOf(page), /Say first when and how the child said yes/)
  await look(page)
  await page.getByRole('textbox', { name: /^The IRO: what the child wants known/ }).fill('')
  const grade = page.locator('fieldset', { hasText: 'The IRO: where the child’s words stay' })
  await grade.getByLabel('Requires improvement').check()
  const answer = page.locator('.hearth-answer', { hasText: 'The IRO: where the child’s words stay' })
  await answer.getByText('Evidence or comment').click()
  await answer.getByLabel('Why, and what difference has it made?').fill('She is asked late each time.')
  await page.getByRole('button', { name: 'Continue' }).click()
  assert.match(await textOf(page), /Written/)
}

async function readsWhoseGradeStands(auditor: Person, ref: string): Promise<void> {
  const page = await auditor.visit(`/audits/${ref}/children/${household.childRef}`)
  assert.match(await textOf(page), /The grade of record here is .*’s, who has read what the child says/)
  assert.match(await textOf(page), /She is asked late each time/)
  await look(page)
}

async function handsOver(iro: Person, voice: string): Promise<void> {
  const page = await iro.visit(voice)
  await page.getByRole('button', { name: 'Hand the child over' }).click()
  await look(page)
  await page.getByLabel('To whom').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Hand the child over' }).click()
  assert.match(await textOf(page), /Say why you hand the child over/)
  await page.getByLabel('Why').fill('Their IRO from Monday')
  await page.getByRole('button', { name: 'Hand the child over' }).click()
  assert.match(await page.locator('body').innerText(), /asks and answers this child from now on/)
}
