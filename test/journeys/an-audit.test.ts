// An audit at a carer's review, from the day Hearth plans it until Quality Assurance and Partnerships closes it: each
// step by the person whose step it is, in a browser, on the pages that they would use.
import assert from 'node:assert/strict'
import { planAuditsFromReviews } from '#modules/audits/jobs.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { answerEvery, auditSections } from './answering.ts'
import { journey, look, setStage } from './stage.ts'

const stage = await setStage()
const { database } = stage

journey(
  'A.1 A.2 4.13 4.15 6.1 6.2 7.1 7.2 7.3 7.4 7.7 7.8 7.9 2.1 4.6 An audit goes from review to closure through every role',
  async () => {
    await planAuditsFromReviews(database, londonDate(stage.now()), stage.now())
    const { ref } = await database.asSystem(stage.now(), (tx) => tx.one<{ ref: string }>(sql`select ref from audits`))

    const fro = await stage.open('fro-1')
    await fro.visit('/')
    await look(fro.page)
    await fro.page.getByRole('link', { name: /Ask for everyone’s views/ }).click()
    await look(fro.page)
    await fro.page.getByRole('button', { name: 'Ask for everyone’s views' }).click()

    const fsw = await stage.open('fsw-1')
    await fsw.visit('/')
    await fsw.page.getByRole('link', { name: /Write your report and reflection/ }).click()
    await look(fsw.page)
    await answerEvery(fsw.page, ref, ['swr', 'refl'])

    await hearTheChildAndTheCarer(ref)

    await fro.visit(`/audits/${ref}`)
    await fro.page.getByRole('button', { name: 'Record that the review was held' }).click()
    await look(fro.page)
    await fro.page.getByLabel('Day').fill('19')
    await fro.page.getByLabel('Month').fill('11')
    await fro.page.getByLabel('Year').fill('2026')
    await fro.page.getByRole('button', { name: 'Record that the review was held' }).click()
    await fro.page.getByRole('button', { name: 'Begin the audit together' }).click()

    let looked = 0
    await answerEvery(fro.page, ref, auditSections, {}, async (page) => {
      if (looked++ % 3 === 0) await look(page)
    })
    await fsw.visit(`/audits/${ref}/sections/ovr`)
    await fsw.page.getByLabel('I agree', { exact: true }).check({ force: true })
    await fsw.page.getByRole('button', { name: 'Continue' }).click()
    await fro.visit(`/audits/${ref}`)
    await look(fro.page)
    await fro.page.getByRole('button', { name: 'Send to Quality Assurance and Partnerships' }).click()

    const qa = await stage.open('qa-1')
    await qa.visit('/')
    await qa.page.getByRole('link', { name: /Check the audit/ }).click()
    await qa.page.getByRole('button', { name: 'Begin the completeness check' }).click()
    await qa.page.getByRole('button', { name: 'Send to the moderator' }).click()
    await look(qa.page)
    assert.match(await qa.page.locator('main').innerText(), /Gathered a child’s feedback for this audit/)
    await qa.page.getByLabel('Person iro-2').check({ force: true })
    await qa.page.getByRole('button', { name: 'Send to the moderator' }).click()

    const iro = await stage.open('iro-2')
    await iro.visit('/')
    await iro.page.getByRole('link', { name: /Moderate the audit/ }).click()
    await look(iro.page)
    await answerEvery(iro.page, ref, ['mod'])
    await iro.visit(`/audits/${ref}`)
    await iro.page.getByRole('button', { name: 'Finish the moderation' }).click()

    const tm = await stage.open('tm-1')
    await tm.visit('/')
    await tm.page.getByRole('link', { name: /Respond to the audit/ }).click()
    await look(tm.page)
    await answerEvery(tm.page, ref, ['tm'])
    await tm.visit(`/audits/${ref}`)
    await tm.page.getByRole('button', { name: 'Send your response' }).click()
    await tm.page.getByRole('button', { name: 'Go on to check what changed' }).click()
    await answerEvery(tm.page, ref, ['loop'])

    await qa.visit(`/audits/${ref}`)
    await qa.page.getByRole('button', { name: 'Close the audit' }).click()
    assert.match(await qa.page.locator('main').innerText(), /Closed since/)
    await look(qa.page)
    await qa.visit(`/audits/${ref}/print`)
    await look(qa.page)
    await qa.visit(`/audits/${ref}/history?on-day=18&on-month=11&on-year=2026`)
    await look(qa.page)
  },
)

/** Here both are recorded as not given, with a reason; voices.test.ts hears them by their links. */
async function hearTheChildAndTheCarer(ref: string): Promise<void> {
  await database.asSystem(stage.now(), (tx) =>
    tx.run(
      sql`update voices set state = 'not_given', reason = 'declined' where audit_id = (select id from audits where ref = ${ref})`,
    ),
  )
}
