// What goes out once an audit is closed: the audit for the carers' file, the summary for the carers, a letter to the child. Written, read
// and kept by Quality Assurance and Partnerships, taken out by whoever takes it to them.
import assert from 'node:assert/strict'
import { anAction } from '#modules/actions/testing.ts'
import { anAnswer, anAudit } from '#modules/audits/testing.ts'
import { aVoice, anAnswer as said } from '#modules/voices/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'

const stage = await setStage()

const closed = () =>
  stage.database.asSystem(testNow, async (tx) => {
    const { household, people } = stage.service
    const audit = await anAudit(tx, {
      ...{ householdId: household.id, state: 'closed', auditorId: people['fro-1']!, workerId: people['fsw-1']! },
      ...{ auditorGrade: 'good', moderatedGrade: 'good', finalGrade: 'good' },
    })
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${audit.id}, ${household.childId})`)
    await anAnswer(tx, audit.id, 'ovr.impact', 'She sleeps through the night now.')
    await anAnswer(tx, audit.id, 'ovr.strengths', 'The carers read to her.')
    await anAction(tx, { householdId: household.id, pieceId: audit.id, ownerId: people['fsw-1']! })
    const about = {
      householdId: household.id,
      pieceId: audit.id,
      childId: household.childId,
      gathererId: people['iro-1']!,
    }
    const voice = await aVoice(tx, { ...about, state: 'given', share: 'carers' })
    await said(tx, { voiceId: voice.id, words: 'I like the dog' })
    return audit.ref
  })

for (const javascript of [true, false])
  journey(`2.2 7.9 A closed audit goes out on paper, ${javascript ? 'with' : 'without'} scripts`, async () => {
    await stage.database.asOwner((client) =>
      client.query(`update pieces set state = 'cancelled' where stream = 'audit'`),
    )
    const ref = await closed()
    const { childRef } = stage.service.household
    const quality = await stage.open('qa-1', { javascript })
    const { page } = quality
    await quality.visit(`/audits/${ref}`)
    await page.getByRole('link', { name: 'Papers for the carers and the children' }).click()
    await look(page)
    assert.equal(await take(quality, /^PDF of the audit/), `${ref}-edition-1.pdf`)

    await page.getByRole('button', { name: 'Write the summary' }).click()
    await look(page)
    assert.match(await page.getByLabel('What is better for the children').inputValue(), /She sleeps through the night/)
    await page.getByLabel('What you do well').fill('You read to her each night.')
    await page.getByLabel('What will change').fill('- We ring you each week: Ada, by May.')
    await page.getByRole('button', { name: 'Keep it as it goes out' }).click()
    assert.match(await mainOf(quality), /Read it as they will read it/)
    await look(page)
    await page.getByLabel(/I have read all of it/).check()
    await page.getByRole('button', { name: 'Keep it as it goes out' }).click()
    assert.equal(await take(quality, /^Word of edition 1 of the summary/), `${ref}-summary-1.docx`)

    await page.getByRole('button', { name: /^Write the letter to / }).click()
    await look(page)
    await page.getByLabel('What you told us').fill('I like the dog')
    await page.getByLabel('What will change').fill('We will come and see you more.')
    await page.getByLabel(/I have read all of it/).check()
    await page.getByRole('button', { name: 'Keep it as it goes out' }).click()
    await look(page)

    const worker = await stage.open('fsw-1', { javascript })
    await worker.visit(`/audits/${ref}/papers`)
    assert.equal(await take(worker, /^PDF of edition 1 of the letter/), `${ref}-letter-${childRef}-1.pdf`)
    assert.equal(await worker.page.getByRole('button', { name: /^(Write|Put right)/ }).count(), 0)

    await page.getByRole('button', { name: /^Put right the letter to / }).click()
    await page.getByLabel('What will change').fill('We will come and see you each week.')
    await page.getByLabel('Why is there another edition?').fill('It is each week.')
    await page.getByLabel(/I have read all of it/).check()
    await page.getByRole('button', { name: 'Keep it as it goes out' }).click()
    assert.match(await mainOf(quality), /Because: It is each week\./)
    assert.equal(await take(quality, /^PDF of edition 1 of the letter/), `${ref}-letter-${childRef}-1.pdf`)
  })

async function take({ page }: Person, name: RegExp): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return file.suggestedFilename()
}
