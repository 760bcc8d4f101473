// A child says what they think by a one-time link, on a small phone, with and without JavaScript; the words go to Quality
// Assurance and Partnerships, no further than the child chose, and an answer comes back.
import assert from 'node:assert/strict'
import { aVoice } from '#modules/voices/testing.ts'
import { journey, look, setStage } from './stage.ts'

const stage = await setStage()
const { database, service } = stage
const household = service.household

for (const javascript of [true, false]) {
  journey(
    `2.1 2.2 4.6 6.1 7.4 7.5 A child says by link what they think, ${javascript ? 'with' : 'without'} JavaScript, and hears what happened next`,
    () => fromLinkToAnswer(javascript),
  )
}

async function fromLinkToAnswer(javascript: boolean): Promise<void> {
  const { ref } = await database.asSystem(stage.now(), (tx) =>
    aVoice(tx, {
      householdId: household.id,
      childId: household.childId,
      gathererId: service.people['iro-1']!,
      dueOn: '2026-11-24',
    }),
  )
  const link = await iroMakesALink(ref, javascript)
  await childSaysWhatTheyThink(link, javascript)

  const quality = await stage.open('qa-1', { javascript })
  await quality.visit('/')
  await look(quality.page)
  await quality.page
    .getByRole('link', { name: new RegExp(`Read today, and answer, what child ${household.childRef}`) })
    .first()
    .click()
  await look(quality.page)
  assert.match(await quality.page.locator('main').innerText(), /There is shouting at night/)
  await quality.page.getByRole('button', { name: 'Write what happened next' }).click()
  await quality.page
    .getByLabel('What you told them')
    .fill('You told us about the shouting. We talked with everyone, and it has stopped.')
  await look(quality.page)
  await quality.page.getByRole('button', { name: 'Save what you told them' }).click()
  assert.match(await quality.page.locator('main').innerText(), /it has stopped/)

  await worker(ref, javascript)
}

async function iroMakesALink(ref: string, javascript: boolean): Promise<string> {
  const iro = await stage.open('iro-1', { javascript })
  await iro.visit('/')
  await iro.page
    .getByRole('link', { name: new RegExp(`Ask child ${household.childRef}\\b`) })
    .first()
    .click()
  assert.match(iro.page.url(), new RegExp(`/voices/${ref}$`))
  await look(iro.page)
  await iro.page.getByRole('button', { name: 'Make a link' }).click()
  await look(iro.page)
  const link = await iro.page.locator('a[href*="/say/"]').getAttribute('href')
  assert.ok(link)
  return link
}

async function childSaysWhatTheyThink(link: string, javascript: boolean): Promise<void> {
  const child = await stage.openAs({ javascript, width: 320 })
  const { page } = child
  const next = () => page.getByRole('button', { name: 'Next' }).click()
  await child.visit(link)
  await look(page)
  assert.match(
    await page.locator('main').innerText(),
    /reviewing officer reads this first[\s\S]*will not be told by this page/,
  )
  await page.getByRole('button', { name: 'Start' }).click()

  // A colour and a picture, so that another day they see again what they said.
  await look(page)
  await page.getByRole('button', { name: 'Choose these' }).click()
  await look(page)
  await page.getByLabel('Green').check()
  await page.getByLabel('House').check()
  await page.getByRole('button', { name: 'Choose these' }).click()

  await look(page)
  await page.getByLabel('Yes', { exact: true }).check()
  await next()
  await page.getByLabel('No', { exact: true }).check()
  await next()
  assert.match(await page.locator('h1').innerText(), /Thank you for telling us/)
  await look(page)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('textbox').fill('There is shouting at night.')
  await look(page)
  await next()
  await page.getByRole('button', { name: 'Stop here' }).click()
  await look(page)

  await child.visit(link)
  assert.match(await page.locator('h1').innerText(), /Welcome back/)
  await look(page)
  await page.getByRole('link', { name: 'Show me what I said before' }).click()
  await look(page)
  await page.getByLabel('Green').check()
  await page.getByLabel('House').check()
  await page.getByRole('button', { name: 'Show me what I said' }).click()
  await page.getByRole('button', { name: 'Go on' }).click()
  while (!/last question/.test(await page.locator('h1').innerText()))
    await page.getByRole('button', { name: 'Skip' }).click()
  await look(page)
  await page.getByRole('link', { name: 'go back' }).click()
  await look(page)
  assert.equal(await page.locator('input:checked').count(), 0, 'nothing is chosen for them')
  await page.getByLabel('Only my reviewing officer and the quality team').check()
  await page.getByLabel('Only my reviewing officer and the quality team').press('Enter')
  await page.getByRole('heading', { name: 'That was the last question' }).waitFor()
  await page.getByRole('link', { name: 'go back' }).click()
  const visit = page.url().replace(/\/[^/]*$/, '')
  await page.getByRole('button', { name: 'I am finished' }).click()
  await look(page)
  assert.match(await page.locator('main').innerText(), /What happens next/)

  await child.visit(`${visit}/safe`)
  assert.doesNotMatch(await page.locator('body').innerText(), /shouting|safe here/)
  await child.context.close()
}

/** The carers' worker knows that the child was heard, and no more. */
async function worker(ref: string, javascript: boolean): Promise<void> {
  const fsw = await stage.open('fsw-1', { javascript })
  await fsw.visit(`/voices/${ref}`)
  await look(fsw.page)
  const words = await fsw.page.locator('main').innerText()
  assert.match(words, /They asked that only their IRO and the quality team read it/)
  assert.doesNotMatch(words, /shouting|safe here|at night/)
}
