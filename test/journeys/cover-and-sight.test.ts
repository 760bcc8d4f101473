// Nothing waits because somebody is away: a colleague covers, sees what they see and does what they would. And nobody
// sees more than their part: the neighbouring team's manager no audit of this team, the Chief Executive no case at all.
import assert from 'node:assert/strict'
import { read, sendInVain, sendSections } from './sending.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'
import { forward, moderate, reachTheAudit, writeAndSubmit } from './steps.ts'

const stage = await setStage()
const { household, people } = stage.service

journey('7.8 A team manager who is away is covered by another, who sees the audit and responds to it', async () => {
  const auditor = await stage.open('fro-1')
  const ref = await reachTheAudit(stage, auditor, await stage.open('fsw-1'))
  await writeAndSubmit(auditor, ref)
  await forward(stage, await stage.open('qa-1'), ref, 'iro-2')
  await moderate(await stage.open('iro-2'), ref)

  const cover = await stage.open('tm-2')
  assert.equal((await read(cover, `/audits/${ref}`)).status, 404, 'another team’s audit is not there for them')
  await goAway(await stage.open('tm-1'))

  await cover.visit('/')
  const mine = await mainOf(cover)
  assert.match(mine, /Respond to the audit/)
  assert.match(mine, /covering for Person tm-1/)
  await look(cover.page)
  await cover.page.getByRole('link', { name: /Respond to the audit/ }).click()
  await sendSections(cover, ref, ['tm'])
  await cover.visit(`/audits/${ref}`)
  await cover.page.getByRole('button', { name: 'Send your response' }).click()
  assert.match(await mainOf(cover), /Actions under way/)
  const { words } = await read(await stage.open('qa-1'), `/audits/${ref}/history`)
  assert.match(words, /Person tm-2/)
  await nobodySeesMoreThanTheirPart(ref)
})

async function goAway(manager: Person): Promise<void> {
  const { page } = manager
  await manager.visit('/your-absence')
  await look(page)
  await page.getByRole('button', { name: 'Set the absence' }).click()
  await look(page)
  for (const [group, day] of [
    ['First day away', '19'],
    ['Last day away', '30'],
  ] as const) {
    const date = page.getByRole('group', { name: group })
    await date.getByLabel('Day').fill(day)
    await date.getByLabel('Month').fill('11')
    await date.getByLabel('Year').fill('2026')
  }
  await page.getByLabel('Who covers').selectOption(String(people['tm-2']))
  await page.getByRole('button', { name: 'Set the absence' }).click()
  assert.match(await mainOf(manager), /Person tm-2/)
  await look(page)
}

async function nobodySeesMoreThanTheirPart(ref: string): Promise<void> {
  const chief = await stage.open('ce-1')
  await chief.visit('/')
  await look(chief.page)
  for (const path of [
    `/audits/${ref}`,
    `/audits/${ref}/print`,
    `/households/${household.ref}`,
    `/children/${household.childRef}`,
  ]) {
    assert.equal((await read(chief, path)).status, 404, path)
  }
  assert.doesNotMatch((await read(chief, '/audits')).source, new RegExp(`/audits/${ref}"`))
  assert.doesNotMatch((await read(chief, '/households')).source, new RegExp(`/households/${household.ref}"`))
  const lookalike = await stage.open('fsw-3')
  assert.equal((await read(lookalike, `/audits/${ref}`)).status, 404)
  await sendInVain(lookalike, `/audits/${ref}/alert`, { what: 'I only want to know.' })
}
