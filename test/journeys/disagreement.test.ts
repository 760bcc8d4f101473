// The auditor and the moderator do not come to the same grade. The moderator judges without seeing the auditor's grades;
// the two talk; nothing settles it; the Head of Quality Assurance and Partnerships decides. Both grades stay, and of how
// people's grades compare each sees only their own.
import assert from 'node:assert/strict'
import { forward, reachTheAudit, writeAndSubmit } from './steps.ts'
import { read, sendInVain, sendSections } from './sending.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'

const stage = await setStage()

journey('4.6 6.5 A disagreement at moderation is talked over, decided, and both grades stay', async () => {
  await moderateBlindFromNowOn()
  const auditor = await stage.open('fro-1')
  const ref = await reachTheAudit(stage, auditor, await stage.open('fsw-1'))
  await writeAndSubmit(auditor, ref, {
    'ovr.grade': 'outstanding',
    'ovr.override_reason': 'One child’s life has changed for good.',
  })
  const quality = await stage.open('qa-1')
  await forward(stage, quality, ref, 'iro-2')

  const moderator = await stage.open('iro-2')
  await seesNoGrade(moderator, ref)
  await sendSections(moderator, ref, ['mod'], { 'mod.grade': 'good' })
  // Choosing a grade opens nothing: it can still be chosen again.
  assert.doesNotMatch((await read(moderator, `/audits/${ref}/print`)).words, /Outstanding/)
  await moderator.visit(`/audits/${ref}`)
  await moderator.page.getByRole('button', { name: 'Lock my grade and see the auditor’s' }).click()
  await sendSections(moderator, ref, ['mod'], { 'mod.grade': 'good', 'mod.evidence.cyp2': 'disagree' })
  await moderator.visit(`/audits/${ref}`)
  await moderator.page.getByRole('button', { name: 'Finish the moderation' }).click()
  assert.match(await mainOf(moderator), /Being talked over/)
  await bothGradesShow(moderator)

  await nothingSettlesIt(auditor, ref)
  await headDecides()
  await bothGradesShow(auditor, ref)
  assert.match(await mainOf(auditor), /lives that changed/)
  await agreementIsOnesOwn({ auditor, moderator, quality })
})

async function moderateBlindFromNowOn(): Promise<void> {
  const head = await stage.open('qa-head')
  const { page } = head
  await head.visit('/settings/deadlines')
  await look(page)
  await page.getByRole('link', { name: /Moderators grade before they see/ }).click()
  await page.getByLabel('Yes', { exact: true }).check()
  await page.getByLabel('Day').fill('19')
  await page.getByLabel('Month').fill('11')
  await page.getByLabel('Year').fill('2026')
  await page.getByRole('button', { name: 'Change it' }).click()
  await look(page)
  assert.match(await mainOf(head), /Say why it changes/)
  await page.getByLabel('Why, and who agreed it?').first().fill('Agreed with the IRO Manager: fresh eyes.')
  await page.getByRole('button', { name: 'Change it' }).click()
  assert.match(await page.locator('body').innerText(), /Moderators grade before they see the auditor’s grade: yes/)
}

/** Not on any page of the audit, not even in its source: no tag of a grade, no choice that is made, no word of why. */
async function seesNoGrade(moderator: Person, ref: string): Promise<void> {
  const { source } = await read(moderator, `/audits/${ref}`)
  assert.match(source, /blind moderation/)
  const sections = new Set(source.match(new RegExp(`/audits/${ref}/sections/[^"]+`, 'g')))
  assert.ok(sections.size > 10)
  for (const path of [
    `/audits/${ref}`,
    `/audits/${ref}/print`,
    `/audits/${ref}/history`,
    '/audits',
    '/',
    ...sections,
  ]) {
    const page = await read(moderator, path)
    const told = page.source.match(
      /govuk-tag--(purple|green|orange|red)|changed for good\.<|value="(outstanding|good)"[^>]*checked/g,
    )
    assert.deepEqual(told, null, `${path} tells a grade`)
  }
  assert.doesNotMatch((await read(moderator, `/audits/${ref}/print`)).words, /Outstanding/)
  await moderator.visit(`/audits/${ref}`)
  await look(moderator.page)
}

async function bothGradesShow(person: Person, ref?: string): Promise<void> {
  if (ref) await person.visit(`/audits/${ref}`)
  const grades = await person.page.locator('.hearth-grades').innerText()
  assert.match(grades, /Auditor’s grade\s+Outstanding/)
  assert.match(grades, /Moderator’s grade\s+Good/)
  await look(person.page)
}

async function nothingSettlesIt(auditor: Person, ref: string): Promise<void> {
  await auditor.visit('/')
  assert.match(await mainOf(auditor), /Talk over the audit of household \S+ \(AB\) with the moderator/)
  assert.match(
    await sendInVain(auditor, `/audits/${ref}/settlement`, {
      grade: 'outstanding',
      reason: 'Mine.',
      'date-day': '19',
      'date-month': '11',
      'date-year': '2026',
    }),
    /moderator/,
  )
  assert.match(
    await sendInVain(auditor, `/audits/${ref}/decision`, { grade: 'outstanding', reason: 'Mine.' }),
    /Head of Quality Assurance/,
  )
}

async function headDecides(): Promise<void> {
  const head = await stage.open('qa-head')
  const { page } = head
  await head.visit('/')
  await page.getByRole('link', { name: /Decide the grade of the audit/ }).click()
  await look(page)
  assert.match(await mainOf(head), /The auditor’s grade/)
  await page.getByLabel('Good', { exact: true }).check()
  await page.getByRole('button', { name: 'Decide the grade' }).click()
  await look(page)
  await page
    .getByLabel('Why this grade?')
    .first()
    .fill('The record shows good work; lives that changed for good would need more than one term.')
  await page.getByRole('button', { name: 'Decide the grade' }).click()
  assert.match(await page.locator('.hearth-grades').innerText(), /Final grade\s+Good/)
  assert.match(await mainOf(head), /With the team manager/)
}

async function agreementIsOnesOwn({
  auditor,
  moderator,
  quality,
}: Record<'auditor' | 'moderator' | 'quality', Person>): Promise<void> {
  await quality.visit('/agreement')
  await look(quality.page)
  assert.match(await mainOf(quality), /Moderated lower/)
  assert.match(await mainOf(quality), /Person fro-1[\s\S]*Person iro-2/)
  await quality.page.getByRole('link', { name: 'Person fro-1', exact: true }).click()
  await look(quality.page)
  await auditor.visit('/agreement')
  await look(auditor.page)
  assert.match(await mainOf(auditor), /Agreement: yours/)
  assert.doesNotMatch(await mainOf(auditor), /iro-2/)
  const theirs = await read(auditor, `/agreement?who=${stage.service.people['iro-2']}`)
  assert.equal(theirs.status, 403)
  await moderator.visit('/agreement')
  assert.match(await mainOf(moderator), /Audits that you moderated/)
  const other = await stage.open('fro-2')
  assert.match((await read(other, '/agreement')).words, /No audit was moderated/)
}
