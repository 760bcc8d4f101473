// What the audit asks: on its own pages, each question with the regulation it rests on and each grade with what it looks
// like; and how Quality Assurance and Partnerships changes it, without changing an audit that has begun.
import assert from 'node:assert/strict'
import { read } from './sending.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'
import { planFromReview, reachTheAudit } from './steps.ts'

const stage = await setStage()
const { childRef } = stage.service.household
const wording = 'What difference has the fostering service made to these children?'
const better = 'What has changed in these children’s lives because of the fostering service?'

journey(
  '1.1 2.1 2.3 2.4 2.5 2.6 2.7 6.3 The audit asks what the framework asks, and says what each question rests on',
  async () => {
    const auditor = await stage.open('fro-1')
    const ref = await reachTheAudit(stage, auditor, await stage.open('fsw-1'))
    const asks = async (section: string, ...wanted: RegExp[]) => {
      const { words } = await read(auditor, `/audits/${ref}/sections/${section}`)
      for (const one of wanted) assert.match(words, one, section)
    }
    const closer = (section: string, ...wanted: RegExp[]) => asks(`${section}?look=closer`, ...wanted)
    await asks('ovr', /What difference has the fostering service made to these children\? Needed Answer this first/)
    await closer(
      `cyp2/${childRef}`,
      /How well does daily life here support who this child is/,
      /language, disability, gender/,
    )
    await asks('edi', /Do we know each child’s identity/)
    await closer(`cyp3/${childRef}`, /Do the brothers and sisters who should live together do so/)
    await asks('wfc2', /decisions|decide/)
    await closer('wfc1', /learned change what they do/)
    await asks('wfc1', /Inspectors judge this under: The experiences and progress of children in care/)
    await asks(
      'safe',
      /Inspectors judge this under: The experiences and progress of children who need help and protection/,
    )

    await auditor.visit(`/audits/${ref}/sections/safe`)
    await look(auditor.page)
    await auditor.page.getByRole('button', { name: /^Look closer: \d+ more questions/ }).click()
    await auditor.page.waitForURL(/look=closer/)
    await look(auditor.page)
    const resting = auditor.page
      .locator('.hearth-answer', { hasText: 'Is anything outstanding from the last inspection of the home' })
      .locator('.hearth-answer__foot')
    assert.match(await resting.innerText(), /Rests on NMS 10/)
    await resting.getByRole('link', { name: 'NMS 10' }).click()
    assert.match(await mainOf(auditor), /NMS 10\s+.*National Minimum Standards/)
    assert.match(await mainOf(auditor), /Fostering Services \(England\) Regulations 2011/)
    await look(auditor.page)
  },
)

journey(
  'A.2 A better wording is drafted, published and asked in the next audit, while open audits stay as they began',
  async () => {
    const open = await planFromReview(stage)
    const quality = await stage.open('qa-1')
    await draftsBetterWords(quality)
    await addsAQuestion(quality)
    await shapesTheSection(quality)
    const auditor = await stage.open('fro-1')
    assert.ok(
      (await read(auditor, `/audits/${open}/sections/ovr`)).words.includes(wording),
      'a draft is nobody else’s yet',
    )
    await publishes(quality)

    assert.ok(
      (await read(auditor, `/audits/${open}/sections/ovr`)).words.includes(wording),
      'the open audit stays on its version',
    )
    const next = await planAnother(await stage.open('sm-1'))
    await auditor.visit(`/audits/${next}/sections/ovr`)
    assert.match(await mainOf(auditor), /because of the fostering service/)
    assert.match(await mainOf(auditor), /What did we learn for the whole county/)
    await look(auditor.page)
  },
)

async function draftsBetterWords(quality: Person): Promise<void> {
  const { page } = quality
  await quality.visit('/settings')
  await page.getByRole('link', { name: 'The audit tool' }).click()
  await look(page)
  await page.getByRole('link', { name: 'Overall judgement' }).click()
  await look(page)
  await page.getByRole('link', { name: /^Change the words.*What difference has the/ }).click()
  await look(page)
  await page.getByLabel('What is asked?').first().fill('')
  await page.getByRole('button', { name: 'Save in the draft' }).click()
  await look(page)
  await page.getByLabel('What is asked?').first().fill(better)
  await page.getByRole('button', { name: 'Save in the draft' }).click()
  assert.match(await mainOf(quality), /Reworded in the draft/)
  await look(page)
}

async function addsAQuestion(quality: Person): Promise<void> {
  const { page } = quality
  await page.getByRole('link', { name: 'Add a question to this section' }).click()
  await look(page)
  await page.getByLabel('What is asked?').first().fill('What did we learn for the whole county?')
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Add it to the draft' }).click()
  assert.match(await mainOf(quality), /What did we learn for the whole county/)
}

/** The section's own words, the order of its questions, and one that is no longer asked. */
async function shapesTheSection(quality: Person): Promise<void> {
  const { page } = quality
  const save = page.getByRole('button', { name: 'Save in the draft' })
  await quality.visit('/tool/sections/edi')
  await page.getByRole('link', { name: 'Change the words of the section' }).click()
  await look(page)
  await page.getByLabel('Title', { exact: true }).fill('')
  await save.click()
  await look(page)
  assert.match(await mainOf(quality), /Give the section a title/)
  await page.getByLabel('Title', { exact: true }).fill('Everybody as they are')
  await save.click()
  assert.match(await mainOf(quality), /Reworded in the draft/)
  await page
    .getByRole('button', { name: /^Move down/ })
    .first()
    .click()
  assert.match(await mainOf(quality), /Moved in the draft/)
  await page
    .getByRole('button', { name: /^Ask it no longer/ })
    .first()
    .click()
  assert.match(await mainOf(quality), /No longer asked/)
  await look(page)
}

async function publishes(quality: Person): Promise<void> {
  const { page } = quality
  await quality.visit('/tool')
  await look(page)
  await page.getByRole('link', { name: 'See what changes, publish it or throw it away' }).click()
  assert.match(await mainOf(quality), /because of the fostering service/)
  assert.match(await mainOf(quality), /1 section reworded, 1 question added, 1 question reworded.*1 question retired/)
  await look(page)
  const publish = page.getByRole('button', { name: /^Publish version/ })
  await publish.click()
  await look(page)
  await page
    .getByLabel('What changes, and why?')
    .first()
    .fill('Plainer words about the difference made, agreed with the fostering service.')
  await publish.click()
  assert.match(await mainOf(quality), /Plainer words about the difference made/)
  await look(page)
  await page
    .getByRole('link', { name: /^Version \d/ })
    .first()
    .click()
  await look(page)
}

async function planAnother(auditor: Person): Promise<string> {
  const { page } = auditor
  await auditor.visit(`/audits/new?household=${stage.service.neighbours.ref}`)
  await look(page)
  await page.getByRole('button', { name: 'Plan the audit' }).click()
  await look(page)
  await page.getByLabel('Thematic audit').check()
  await page.getByLabel('Day').fill('1')
  await page.getByLabel('Month', { exact: true }).fill('12')
  await page.getByLabel('Year').fill('2026')
  await page.getByRole('button', { name: 'Plan the audit' }).click()
  const ref = /A-\d+/.exec(page.url())?.[0] ?? ''
  await page.getByRole('button', { name: 'Begin the audit together' }).click()
  return ref
}
