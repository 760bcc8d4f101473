// A child over the usual fostering limit; a moderator who grades before seeing, and sees Safety differently; and the Head of
// Quality Assurance and Partnerships, who decides: each limit is said where it stands, and moves only with the section.
import assert from 'node:assert/strict'
import { anAudit, answerPart } from '#modules/audits/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { journey, look, type Person, setStage } from './stage.ts'

const stage = await setStage()

async function anAuditIn(state: 'in_audit' | 'in_moderation' | 'in_discussion', blind = false): Promise<string> {
  const { people, household } = stage.service
  return stage.database.asSystem(stage.now(), async (tx) => {
    const { id, ref } = await anAudit(tx, {
      householdId: household.id,
      kind: 'thematic',
      auditorId: people['fro-1']!,
      workerId: people['fsw-1']!,
      moderatorId: people['iro-2']!,
      state,
      dueOn: '2026-11-26',
      ...(state === 'in_audit' ? {} : { auditorGrade: 'inadequate' }),
      ...(state === 'in_discussion' ? { moderatedGrade: 'requires_improvement' } : {}),
    })
    await tx.run(sql`update audits set blind_moderation = ${blind} where id = ${id}`)
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${id}, ${household.childId})`)
    if (state === 'in_audit') return ref
    await answerPart(tx, ref, 'audit', { 'safe.grade': 'inadequate', 'ovr.grade': 'inadequate' })
    await answerPart(tx, ref, 'moderation', { 'mod.grade': state === 'in_discussion' ? 'requires_improvement' : null })
    return ref
  })
}

const choose = ({ page }: Person, id: string, label: string) =>
  page.locator(`[id="${id}"]`).getByLabel(label, { exact: true }).check()

journey(
  'A.2 LW-1 LW-2 The usual fostering limit is asked about by itself, and a breach asks how it will be lawful',
  async () => {
    const ref = await anAuditIn('in_audit')
    const { childId, childRef } = stage.service.household
    const auditor = await stage.open('fro-1')
    const page = await auditor.visit(`/audits/${ref}/sections/cyp3/${childRef}`)
    assert.equal(
      await page
        .getByLabel(/Whose decision was it/)
        .first()
        .isVisible(),
      false,
    )
    await choose(auditor, `cyp3-over_limit-${childId}`, 'Yes')
    await choose(auditor, `cyp3-exemption-${childId}`, 'No')
    await page
      .getByLabel(/Whose decision was it/)
      .first()
      .fill('Nobody decided it.')
    assert.equal(
      await page
        .getByLabel(/How will it be lawful/)
        .first()
        .isVisible(),
      true,
    )
    await look(page)
    await choose(auditor, `cyp3-over_limit-${childId}`, 'No')
    assert.equal(
      await page
        .getByLabel(/How will it be lawful/)
        .first()
        .isVisible(),
      false,
    )
    await choose(auditor, `cyp3-over_limit-${childId}`, 'Yes')
    await page.getByRole('button', { name: /^Save and go on from “What the service did/ }).click()
    await page.waitForURL(/#cyp4$/)
    const manager = await stage.open('sm-1')
    const told = await stage.database.asOwner((client) =>
      client.query(`select from messages where kind = 'fostering limit passed' and urgent`),
    )
    assert.equal(told.rowCount, 2)
    await manager.visit(`/audits/${ref}/sections/cyp3/${childRef}`)
    assert.match(await manager.page.locator('main').innerText(), /Nobody decided it/)
  },
)

journey('6.5 UA-S3 Whoever decides sees the limits, and says at the section what they see differently', async () => {
  const ref = await anAuditIn('in_discussion')
  const head = await stage.open('qa-head')
  const page = await head.visit(`/audits/${ref}/decision`)
  await look(page)
  await page.getByLabel('Requires improvement', { exact: true }).check()
  await page.getByLabel('Why this grade?').first().fill('I read the whole record.')
  await page.getByRole('button', { name: 'Decide the grade' }).click()
  assert.match(await page.locator('main').innerText(), /Safety is inadequate: the highest grade is inadequate/)
  await look(page)
  await page.getByLabel('No, requires improvement').check()
  await page
    .getByLabel(/why do you see “Safety” differently/)
    .first()
    .fill('Each risk had a plan, and it was followed.')
  await page.getByRole('button', { name: 'Decide the grade' }).click()
  assert.match(await page.locator('main').innerText(), /Each risk had a plan, and it was followed/)
  await look(page)
})

journey('6.5 SB-8 A blind moderator grades the sections and the whole, locks it, and only then sees', async () => {
  const ref = await anAuditIn('in_moderation', true)
  const moderator = await stage.open('iro-2', { javascript: false })
  const page = await moderator.visit(`/audits/${ref}/sections/mod`)
  await look(page)
  await choose(moderator, 'mod-grade-safe', 'Requires improvement')
  await choose(moderator, 'mod-grade', 'Good')
  await page.getByRole('button', { name: 'Continue' }).click()
  assert.doesNotMatch(await page.locator('main').innerText(), /Inadequate/)
  await page.getByRole('button', { name: 'Lock my grade and see the auditor’s' }).click()
  const shown = await page.locator('main').innerText()
  assert.match(shown, /Inadequate/)
  assert.match(shown, /Moderator’s first grade, before seeing the auditor’s/)
  await moderator.visit(`/audits/${ref}/sections/mod`)
  await look(page)
  assert.match(await page.locator('main').innerText(), /does the grade follow from the evidence\?/)
})
