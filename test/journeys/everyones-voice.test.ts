// An audit asks everyone. The youngest answers with faces and is not safe, and the people who must act know it the same
// minute; the oldest skips, stops, comes back by the same link and lets others read it; the carer writes a part that only
// the quality team sees; a partner has a form of their own. What a child keeps is nowhere on the auditor's pages.
import assert from 'node:assert/strict'
import { aChild, aPlacement } from '#modules/register/testing.ts'
import { asTx } from '#platform/sql/index.ts'
import { read, send } from './sending.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'
import { planFromReview } from './steps.ts'

const stage = await setStage()
const { household, people } = stage.service

journey(
  '2.1 2.2 2.6 2.8 4.6 6.1 7.4 7.5 Three children, their carer and a partner are heard, each by their own link',
  async () => {
    const youngest = await placeAChild('2020-05-04')
    const oldest = await placeAChild('2012-02-02')
    const ref = await planFromReview(stage)
    const auditor = await stage.open('fro-1')
    await auditor.visit(`/audits/${ref}`)
    await auditor.page.getByRole('button', { name: 'Ask for everyone’s views' }).click()
    const officer = await stage.open('iro-1')
    const quality = await stage.open('qa-1')

    await theYoungest(await linkFor(officer, youngest))
    await isKnownTheSameMinute([officer, quality], youngest)
    await theOldest(await linkFor(officer, oldest))
    await theMiddleOneHasTheirOwnForm(await linkFor(officer, household.childRef))
    await theCarer(auditor, quality)
    await thePartner(auditor, ref)
    await whatIsSharedIsRead(auditor, ref)
    await anAnswerGoesBack(quality, officer, youngest)
  },
)

async function placeAChild(bornOn: string): Promise<string> {
  return stage.database.asOwner(async (client) => {
    const tx = asTx(client)
    const child = await aChild(tx, { iroId: people['iro-1']!, bornOn })
    await aPlacement(tx, { householdId: household.id, childId: child.id })
    return child.ref
  })
}

async function linkFor({ page, visit }: Person, child: string): Promise<string> {
  await visit('/')
  await page.getByRole('link', { name: new RegExp(`Ask child ${child}\\b`) }).click()
  await page.getByRole('button', { name: 'Make a link' }).click()
  return hrefOfLink(page)
}

async function hrefOfLink(page: Person['page']): Promise<string> {
  const link = await page.locator('a[href*="/say/"]').getAttribute('href')
  assert.ok(link)
  return link
}

/** Faces all the way: chosen, not typed. */
async function theYoungest(link: string): Promise<void> {
  const { page, visit, context } = await stage.openAs({ width: 320 })
  await visit(link)
  assert.match(await page.locator('main').innerText(), /will not tell the people you live with/)
  await look(page)
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('button', { name: 'Go on without' }).click()
  await page.getByLabel('I did it myself').check()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('heading', { name: 'Do you like living here?' }).waitFor()
  assert.ok((await page.locator('.hearth-faces svg').count()) >= 3, 'there are faces to choose from')
  assert.equal(await page.locator('[data-read-aloud]').count(), 1)
  await look(page)
  for (const answer of ['yes', 'no', 'yes']) {
    await page.locator(`input[type="radio"][value="${answer}"]`).check()
    await page.getByRole('button', { name: 'Next' }).click()
    if (await page.getByRole('heading', { name: 'Thank you for telling us' }).isVisible())
      await page.getByRole('button', { name: 'Go on' }).click()
  }
  await skipTo(page, '/best')
  await page.getByRole('textbox').fill('The dog Bramble.')
  await look(page)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.waitForURL(/\/wish$/)
  await page.getByRole('button', { name: 'I am finished' }).click()
  assert.match(await page.locator('main').innerText(), /What happens next/)
  await context.close()
}

async function skipTo(page: Person['page'], step: string): Promise<void> {
  while (!page.url().endsWith(step)) await skip(page)
}

/** To the page after this one: else whoever looks next may still see this one. */
async function skip(page: Person['page']): Promise<void> {
  const here = page.url()
  await page.getByRole('button', { name: 'Skip' }).click()
  await page.waitForURL((url) => url.href !== here)
}

async function isKnownTheSameMinute(readers: readonly Person[], child: string): Promise<void> {
  for (const person of readers) {
    await person.visit('/')
    await person.page
      .getByRole('link', { name: new RegExp(`Read today, and answer, what child ${child}\\b`) })
      .first()
      .click()
    assert.match(await mainOf(person), /They may not be safe. This raised safety alert S-/)
    assert.match(await mainOf(person), /The dog Bramble/)
    await look(person.page)
    const { rows } = await stage.database.asOwner((client) =>
      client.query(`select urgent from messages where to_id = $1 and kind = 'safety alert raised'`, [
        people[person.key],
      ]),
    )
    assert.deepEqual(rows, [{ urgent: true }])
  }
}

async function theOldest(link: string): Promise<void> {
  const first = await stage.openAs({ width: 320 })
  await first.visit(link)
  await look(first.page)
  await first.page.getByRole('button', { name: 'Start' }).click()
  await first.page.getByRole('button', { name: 'Go on without' }).click()
  await look(first.page)
  await first.page.getByRole('button', { name: 'Skip' }).click()
  await first.page.locator('input[type="radio"]').first().check()
  await first.page.getByRole('button', { name: 'Stop here' }).click()
  assert.match(await mainOf(first), /What you said up to now is saved/)
  await first.context.close()

  const again = await stage.openAs({ width: 320 })
  await again.visit(link)
  assert.match(await mainOf(again), /Welcome back/)
  await again.page.getByRole('button', { name: 'Go on' }).click()
  while ((await again.page.locator('textarea').count()) === 0) await skip(again.page)
  await again.page.getByRole('textbox').first().fill('I would like a key of my own.')
  await look(again.page)
  await again.page.getByRole('button', { name: 'Next' }).click()
  await skipTo(again.page, '/share')
  await again.page.locator('input[value="carers"]').check()
  await look(again.page)
  await again.page.getByRole('button', { name: 'I am finished' }).click()
  await again.context.close()
}

async function theMiddleOneHasTheirOwnForm(link: string): Promise<void> {
  const { page, visit, context } = await stage.openAs({ width: 320 })
  await visit(link)
  assert.match(await page.locator('main').innerText(), /What do you think\?/)
  await look(page)
  await context.close()
}

/** Without JavaScript, to the end. */
async function theCarer(auditor: Person, quality: Person): Promise<void> {
  await auditor.visit('/')
  await auditor.page.getByRole('link', { name: /Ask the foster carer of household/ }).click()
  const voice = new URL(auditor.page.url()).pathname
  await look(auditor.page)
  await auditor.page.getByRole('button', { name: 'Make a link' }).click()
  const carer = await stage.openAs({ javascript: false, width: 320 })
  const { page } = carer
  await carer.visit(await hrefOfLink(auditor.page))
  await look(page)
  await page.getByRole('button', { name: 'Start' }).click()
  await look(page)
  await page.getByRole('textbox').first().fill('We laughed a lot. The school runs were hard.')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await page
    .getByLabel('Is there anything you would like only the quality team to see?')
    .first()
    .fill('Our worker has changed four times.')
  await look(page)
  await page.getByRole('button', { name: 'Hand it in' }).click()
  assert.match(await mainOf(carer), /Thank you/)
  await carer.context.close()

  await auditor.visit(voice)
  assert.match(await mainOf(auditor), /We laughed a lot/)
  assert.doesNotMatch((await read(auditor, voice)).source, /four times/)
  await look(auditor.page)
  assert.match((await read(quality, voice)).words, /Only the quality team sees this[\s\S]*four times/)
}

async function thePartner(auditor: Person, ref: string): Promise<void> {
  await auditor.visit(`/audits/${ref}`)
  await auditor.page.getByRole('link', { name: 'Ask somebody else' }).click()
  await look(auditor.page)
  await auditor.page.getByLabel('Partner', { exact: true }).check()
  await auditor.page.getByRole('button', { name: 'Ask them' }).click()
  const voice = new URL(auditor.page.url()).pathname
  await auditor.page.getByRole('button', { name: 'Make a link' }).click()
  const school = await stage.openAs()
  await school.visit(await hrefOfLink(auditor.page))
  assert.match(await mainOf(school), /Your view of this foster home/)
  await look(school.page)
  await school.page.getByRole('button', { name: 'Start' }).click()
  await school.page.getByLabel('School or nursery').check()
  await look(school.page)
  await toTheEnd(school.page)
  await school.page.getByRole('button', { name: 'Hand it in' }).click()
  assert.match((await read(auditor, voice)).words, /School or nursery/)
}

async function toTheEnd(page: Person['page']): Promise<void> {
  const onwards = page.getByRole('button', { name: 'Save and go on' })
  while ((await onwards.count()) > 0) await onwards.click()
}

/** The oldest lets others read it; what the youngest said is on no page of the auditor's or the worker's. */
async function whatIsSharedIsRead(auditor: Person, ref: string): Promise<void> {
  const worker = await stage.open('fsw-1')
  for (const person of [auditor, worker]) {
    const shared: string[] = []
    for (const path of [
      `/audits/${ref}`,
      `/audits/${ref}/print`,
      `/audits/${ref}/history`,
      '/voices',
      ...(await voicesOf(person, ref)),
    ]) {
      const { source } = await read(person, path)
      assert.doesNotMatch(source, /Bramble|They may not be safe/, `${person.key} reads ${path}`)
      if (source.includes('a key of my own')) shared.push(path)
    }
    assert.ok(shared.length > 0, `${person.key} reads what was shared`)
  }
}

async function voicesOf(person: Person, ref: string): Promise<string[]> {
  const { source } = await read(person, `/audits/${ref}`)
  return [...new Set(source.match(/\/voices\/V-\d+/g))]
}

async function anAnswerGoesBack(quality: Person, officer: Person, child: string): Promise<void> {
  await quality.visit('/')
  await quality.page
    .getByRole('link', { name: new RegExp(`Read today, and answer, what child ${child}\\b`) })
    .first()
    .click()
  const voice = new URL(quality.page.url()).pathname
  await send(quality, `${voice}/answer`, {
    seen: await versionOf(quality, voice),
    words: 'You said you are not safe. You sleep at your grandma’s now.',
  })
  await officer.visit(voice)
  assert.match(await mainOf(officer), /You sleep at your grandma’s now/)
  await quality.visit('/voices')
  await look(quality.page)
}

async function versionOf(person: Person, voice: string): Promise<string> {
  return /name="seen" value="(\d+)"/.exec((await read(person, `${voice}/answer`)).source)?.[1] ?? ''
}
