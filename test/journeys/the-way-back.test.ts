// B06, UM-D20: somebody presses too soon and takes it back; a closed audit is put right by the Head of Quality Assurance, with a reason.
import assert from 'node:assert/strict'
import { anAnswer, anAudit } from '#modules/audits/testing.ts'
import { journey, look, mainOf, setStage } from './stage.ts'

const stage = await setStage()
const { database, service } = stage
const { household, people } = service
const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']!, moderatorId: people['iro-2']! }
const grades = { auditorGrade: 'good', moderatedGrade: 'good', finalGrade: 'good' } as const
const an = (given: Partial<Parameters<typeof anAudit>[1]>) =>
  database.asSystem(stage.now(), (tx) =>
    anAudit(tx, { householdId: household.id, kind: 'thematic', ...parts, ...given }),
  )

for (const javascript of [true, false]) {
  const how = javascript ? 'with JavaScript' : 'without JavaScript'

  journey(`7.7 An audit that went back too soon is taken back, ${how}`, async () => {
    const { ref } = await an({ state: 'with_qa' })
    const quality = await stage.open('qa-1', { javascript })
    await quality.visit(`/audits/${ref}/return`)
    await quality.page.getByLabel('What is missing or unclear?').first().fill('Say more about school.')
    await quality.page.getByRole('button', { name: 'Hand back to the auditor' }).click()
    assert.match(await mainOf(quality), /Being written together/)
    await quality.page.getByRole('link', { name: 'Take it back' }).click()
    await look(quality.page)
    await quality.page.getByRole('button', { name: 'Take it back' }).click()
    assert.match(await mainOf(quality), /Being checked since/)
    assert.equal(await quality.page.getByRole('link', { name: 'Take it back' }).count(), 0)
  })

  journey(`5.6 A closed audit is put right, and shows both readings, ${how}`, async () => {
    const { id, ref } = await an({ state: 'closed', ...grades })
    await database.asSystem(stage.now(), (tx) => anAnswer(tx, id, 'ovr.worries', 'The wrong child.'))
    const head = await stage.open('qa-head', { javascript })
    await head.visit(`/audits/${ref}`)
    await head.page.getByRole('link', { name: 'Put the final grade right' }).click()
    await look(head.page)
    await head.page.getByLabel('Inadequate').check()
    await head.page.getByRole('button', { name: 'Put the final grade right' }).click()
    assert.match(await mainOf(head), /Answer this: Why was the grade wrong/)
    assert.ok(await head.page.getByLabel('Inadequate').isChecked(), 'what was chosen stands')
    await head.page.getByLabel('Why was the grade wrong?').first().fill('A record was read wrongly.')
    await head.page.getByLabel(/I mean it/).check()
    await head.page.getByRole('button', { name: 'Put the final grade right' }).click()
    await head.page.getByRole('link', { name: 'Put an answer right' }).click()
    await look(head.page)
    await head.page.locator('main a[href*="ovr.worries"]').click()
    await head.page.locator('#value').fill('Nothing worries us.')
    await head.page.getByLabel('Why was it wrong?').first().fill('It was about another child.')
    await look(head.page)
    await head.page.getByRole('button', { name: 'Put it right' }).click()
    await look(head.page)
    const auditor = await stage.open('fro-1', { javascript })
    for (const at of ['', '/print', '/history']) {
      await auditor.visit(`/audits/${ref}${at}`)
      const said = await mainOf(auditor)
      assert.match(said, /What was put right[\s\S]*Good[\s\S]*Inadequate[\s\S]*A record was read wrongly/)
      assert.match(said, /The wrong child[\s\S]*Nothing worries us[\s\S]*It was about another child/)
    }
  })
}
