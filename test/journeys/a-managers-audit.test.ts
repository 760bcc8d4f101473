// A team manager's monthly audit: drawn by lot from other teams, so that nobody chooses; swapped once, with the reason,
// for another that is drawn; carried out with the worker; and moderated like every other.
import assert from 'node:assert/strict'
import { read, sendInVain, sendSections } from './sending.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'
import { forward, giveNoVoices, moderate, writeAndSubmit } from './steps.ts'

const stage = await setStage()
const { household, sameTeam, neighbours } = stage.service

journey('4.7 7.3 A team manager carries out the monthly audit that was drawn for them', async () => {
  const quality = await stage.open('qa-1')
  await drawTheMonth(quality)
  const manager = await stage.open('tm-2')
  const drawn = await swapTheDraw(quality)
  const ref = await beginTogether(manager, drawn)
  await changeThePeriod(manager, ref)

  await giveNoVoices(stage, ref)
  await writeAndSubmit(manager, ref)
  await forward(stage, quality, ref, 'iro-2')
  await moderate(await stage.open('iro-2'), ref)
  const own = await stage.open('tm-1')
  await own.visit('/')
  assert.match(await mainOf(own), new RegExp(`Respond to the audit of household ${drawn}`))
  await sendSections(own, ref, ['tm'])
})

async function drawTheMonth(quality: Person): Promise<void> {
  const { page } = quality
  await quality.visit('/evidence')
  await page.getByRole('link', { name: 'The sample for managers’ monthly audits' }).click()
  await look(page)
  assert.match(await mainOf(quality), /an approved household of another team/)
  await page.getByRole('button', { name: /^Draw November 2026’s audits/ }).click()
  const words = await mainOf(quality)
  assert.match(words, new RegExp(`North: Person tm-1[\\s\\S]*Household ${neighbours.ref}`))
  assert.match(words, new RegExp(`South: Person tm-2[\\s\\S]*Household (${household.ref}|${sameTeam.ref})`))
  assert.match(words, /Seed/)
  await look(page)
}

/** For the manager of team South there were two to draw from: the other one takes the place. */
async function swapTheDraw(quality: Person): Promise<string> {
  const { page } = quality
  const first = (await mainOf(quality)).includes(`Household ${household.ref}`) ? household.ref : sameTeam.ref
  const next = first === household.ref ? sameTeam.ref : household.ref
  await page.getByText(`Swap household ${first}`).click()
  const swap = page.locator('form[action$="/swap"]', {
    has: page.getByLabel('Why can this household not be audited?').first(),
  })
  await swap.locator('visible=true').getByRole('button', { name: 'Draw another in its place' }).click()
  assert.match(await mainOf(quality), /Say why this household cannot be audited/)
  await look(page)
  await page.locator('textarea:visible').fill('The carers resigned this week.')
  await page.getByRole('button', { name: 'Draw another in its place' }).locator('visible=true').click()
  const words = await mainOf(quality)
  assert.match(words, new RegExp(`Household ${first}, swapped[\\s\\S]*The carers resigned this week`))
  assert.match(words, new RegExp(`Household ${next}`))
  await look(page)
  return next
}

async function beginTogether(manager: Person, drawn: string): Promise<string> {
  const { page } = manager
  await manager.visit('/')
  await look(page)
  await page.getByRole('link', { name: `Begin the audit of household ${drawn}` }).click()
  const ref = /A-\d+/.exec(page.url())?.[0] ?? ''
  assert.match(await mainOf(manager), /Manager’s monthly audit/)
  await look(page)
  await page.getByRole('button', { name: 'Begin the audit together' }).click()
  assert.match(await mainOf(manager), /Being written together/)
  assert.match(await sendInVain(await stage.open('tm-1'), `/audits/${ref}/submission`), /auditor/)
  return ref
}

/** The last twelve months, unless there is a reason. */
async function changeThePeriod(manager: Person, ref: string): Promise<void> {
  const { page } = manager
  await page.getByRole('link', { name: 'Change the period or the children' }).click()
  await look(page)
  const from = page.getByRole('group', { name: /From/ })
  await from.getByLabel('Year').fill('2025')
  await from.getByLabel('Month').fill('6')
  await page.getByRole('button', { name: 'Save' }).click()
  await look(page)
  await page.locator('textarea').fill('The last audit was in May 2025.')
  await page.getByRole('button', { name: 'Save' }).click()
  assert.match((await read(manager, `/audits/${ref}`)).words, /Changed: The last audit was in May 2025/)
}
