// The turns that an audit takes less often: a voice told face to face, one that could not be given, leave to grade above a
// limit, an audit handed back, a moderator replaced, a disagreement settled between two, an audit called off.
import assert from 'node:assert/strict'
import { londonDate } from '#platform/dates/index.ts'
import { auditSections } from './answering.ts'
import { send, sendSections } from './sending.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'
import { planFromReview } from './steps.ts'

const stage = await setStage()
const { household, people } = stage.service

journey(
  '4.6 6.1 6.5 7.4 7.7 An audit is handed back, moderated by another, and a difference settled together',
  async () => {
    const ref = await planFromReview(stage)
    const auditor = await stage.open('fro-1')
    const quality = await stage.open('qa-1')
    await send(auditor, `/audits/${ref}/views-request`)
    await sendSections(await stage.open('fsw-1'), ref, ['swr', 'refl'])
    await tellsFaceToFace(await stage.open('iro-1'))
    await couldNotBeGiven(auditor)
    await changesWhoReads(await stage.open('iro-1'))
    await send(auditor, `/audits/${ref}/review`, { 'date-day': '19', 'date-month': '11', 'date-year': '2026' })
    await send(auditor, `/audits/${ref}/beginning`)

    await leaveIsGiven(auditor, await stage.open('sm-1'), ref)
    await sendSections(await stage.open('fsw-1'), ref, ['ovr'])
    await send(auditor, `/audits/${ref}/submission`)
    await handsBack(quality, ref)
    await send(auditor, `/audits/${ref}/submission`)
    await choosesAnother(quality, ref)
    await settleTogether(await stage.open('iro-1'), ref)
  },
)

journey('A.1 An audit that is no longer needed is called off with a reason', async () => {
  await send(await stage.open('sm-1'), '/audits', {
    household: household.ref,
    kind: 'thematic',
    'on-day': '1',
    'on-month': '12',
    'on-year': '2026',
  })
  const { rows } = await stage.database.asOwner((client) =>
    client.query('select ref from pieces order by id desc limit 1'),
  )
  const quality = await stage.open('qa-1')
  await quality.visit(`/audits/${rows[0].ref}`)
  await quality.page.getByRole('link', { name: 'Cancel this audit' }).click()
  await look(quality.page)
  await quality.page.getByLabel('Why is it cancelled?').first().fill('The children moved on yesterday.')
  await quality.page.getByRole('button', { name: 'Cancel the audit' }).click()
  assert.match(await mainOf(quality), /This audit was cancelled. Everything written in it is kept/)
  await look(quality.page)
})

journey('Every other page is fit for everyone', async () => {
  await eachIsFit('', [
    '/help',
    '/accessibility',
    '/privacy',
    '/say/not-a-link',
    '/nowhere',
    '/invitations/not-one',
    '/access-answers/not-one',
  ])
  await eachIsFit('fsw-1', [
    `/households/${household.ref}`,
    `/children/${household.childRef}`,
    '/search?q=H-1001',
    '/actions',
    '/actions?whose=all',
    '/your-account/password',
    '/sample',
  ])
  await eachIsFit('qa-1', ['/settings/deadline.moderate', '/tool/sections/cyp1', '/voices?show=all', '/people'])
  const newcomer = `/people/${people['fsw-1']}`
  await eachIsFit('admin-1', [
    '/',
    newcomer,
    `${newcomer}/details`,
    `${newcomer}/roles/new`,
    `${newcomer}/absences/new`,
    `${newcomer}/deactivation`,
    '/access-changes',
    '/access-changes?show=waiting',
    '/people/role-titles',
    '/people/teams',
    '/people/teams/new',
    `/people/teams/${stage.service.teams.north}`,
  ])
})

async function eachIsFit(key: string, paths: readonly string[]): Promise<void> {
  const person = key ? await stage.open(key) : await stage.openAs()
  for (const path of paths) {
    await person.visit(path)
    await look(person.page)
  }
}

async function tellsFaceToFace(officer: Person): Promise<void> {
  const { page } = officer
  await officer.visit('/')
  await page
    .getByRole('link', { name: new RegExp(`Ask child ${household.childRef}\\b`) })
    .first()
    .click()
  await page.getByRole('button', { name: 'Ask together with the child' }).click()
  await look(page)
  await page.locator('fieldset', { hasText: 'I am safe here.' }).getByLabel('Yes', { exact: true }).check()
  await page.getByLabel('Is there anything else you want to say?').first().fill('I would like to see my cousin.')
  await page.getByRole('button', { name: 'Save: that is all they want to say' }).click()
  assert.match(await page.locator('body').innerText(), /Thank them, and tell them what happens next/)
  await look(page)
}

async function couldNotBeGiven(auditor: Person): Promise<void> {
  const { page } = auditor
  await auditor.visit('/')
  await page.getByRole('link', { name: /Ask the foster carer of household/ }).click()
  await page.getByRole('button', { name: 'Say why there are no words' }).click()
  await look(page)
  await page.getByRole('button', { name: 'Save the reason' }).click()
  await look(page)
  await page.getByLabel('We could not reach them').check()
  await page.getByRole('button', { name: 'Save the reason' }).click()
  assert.match(await mainOf(auditor), /No words: we could not reach them/)
  await look(page)
}

async function changesWhoReads(officer: Person): Promise<void> {
  const { page } = officer
  await officer.visit(`/children/${household.childRef}`)
  const { rows } = await stage.database.asOwner((client) =>
    client.query(`select ref from voices where kind = 'child' order by id limit 1`),
  )
  await officer.visit(`/voices/${rows[0].ref}/share`)
  await look(page)
  await page.getByLabel('Their carers may know').check()
  await page.getByRole('button', { name: 'Save their choice' }).click()
  assert.match(await mainOf(officer), /Say how they told you/)
  await look(page)
  const day = londonDate(stage.now())
  await page.getByLabel('Day').fill(String(day.day))
  await page.getByLabel('Month').fill(String(day.month))
  await page.getByLabel('Year').fill(String(day.year))
  await page.getByLabel('How did they tell you?').first().fill('In the garden: “they can know it”')
  await page.getByRole('button', { name: 'Save their choice' }).click()
  assert.match(await mainOf(officer), /Their carers may know/)
}

/** A limit stands until the service manager gives leave, with the reason. */
async function leaveIsGiven(auditor: Person, leader: Person, ref: string): Promise<void> {
  await sendSections(auditor, ref, auditSections, {
    'cyp4.seen_alone': 'no',
    'safe.checks_all_adults': 'no',
    'safe.checks_managed': 'managed_not_recorded',
    'ovr.override_reason': 'The check came the day after.',
  })
  await auditor.visit(`/audits/${ref}`)
  assert.match(await mainOf(auditor), /The overall grade cannot stand as it is/)
  await look(auditor.page)
  const { page } = leader
  await leader.visit(`/audits/${ref}`)
  await page.getByRole('link', { name: 'Give leave to grade above a limit' }).click()
  await look(page)
  for (let limits = await page.getByRole('radio').count(); limits > 0; limits -= 1) {
    await page.getByRole('radio').first().check()
    await page
      .getByLabel('Why is it right for this household?')
      .first()
      .fill('The risk was weighed the same day; I have seen the note.')
    await page.getByRole('button', { name: 'Give leave' }).click()
    await leader.visit(`/audits/${ref}/leave`)
  }
  assert.match(await mainOf(leader), /No limit that you could lift holds for this audit now/)
  await look(page)
}

async function handsBack(quality: Person, ref: string): Promise<void> {
  await send(quality, `/audits/${ref}/receipt`)
  await quality.visit(`/audits/${ref}`)
  await quality.page.getByRole('link', { name: 'Hand back to the auditor' }).click()
  await look(quality.page)
  await quality.page.getByLabel('What is missing or unclear?').first().fill('Which check is it?')
  await quality.page.getByRole('button', { name: 'Hand back to the auditor' }).click()
  assert.match(await mainOf(quality), /Which check is it\?/)
}

async function choosesAnother(quality: Person, ref: string): Promise<void> {
  await send(quality, `/audits/${ref}/receipt`)
  await send(quality, `/audits/${ref}/moderator`, { moderator: String(people['iro-2']) })
  await quality.visit(`/audits/${ref}`)
  await quality.page.getByRole('link', { name: 'Choose another moderator' }).click()
  await look(quality.page)
  await quality.page.getByLabel('Why somebody else?').first().fill('On leave from tomorrow.')
  await quality.page.getByRole('button', { name: 'Choose another moderator' }).click()
  await send(quality, `/audits/${ref}/moderator`, { moderator: String(people['iro-1']) })
}

async function settleTogether(moderator: Person, ref: string): Promise<void> {
  const { page } = moderator
  await sendSections(moderator, ref, ['mod'], { 'mod.grade': 'requires_improvement' })
  await send(moderator, `/audits/${ref}/moderation`)
  await moderator.visit('/')
  await page.getByRole('link', { name: /Talk over and settle the audit/ }).click()
  await page.getByRole('button', { name: 'Record what you settled together' }).click()
  await look(page)
  await page.getByLabel('Day').fill('19')
  await page.getByLabel('Month').fill('11')
  await page.getByLabel('Year').fill('2026')
  await page.getByLabel('Requires improvement').check()
  await page
    .getByLabel('How did you come to this grade?')
    .first()
    .fill('The missing check weighs more than we first thought.')
  await page.getByRole('button', { name: 'Record what you settled together' }).click()
  assert.match(
    await page.locator('.hearth-grades').innerText(),
    /Auditor’s grade\s+Good[\s\S]*Final grade\s+Requires improvement/,
  )
  await look(page)
}
