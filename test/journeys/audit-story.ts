import assert from 'node:assert/strict'
import { answerEvery, auditSections } from './answering.ts'
import { look, mainOf, type Stage } from './stage.ts'
import { giveNoVoices, planFromReview } from './steps.ts'

/** The whole life of an audit, each step by the person whose step it is, on the pages that they would use. */
export async function fromReviewToClosure(stage: Stage, { javascript }: { javascript: boolean }): Promise<void> {
  const as = (key: string) => stage.open(key, { javascript })
  const ref = await planFromReview(stage)

  const fro = await as('fro-1')
  await fro.visit('/')
  await look(fro.page)
  await fro.page.getByRole('link', { name: /Ask for everyone’s views/ }).click()
  await look(fro.page)
  await fro.page.getByRole('button', { name: 'Ask for everyone’s views' }).click()

  const fsw = await as('fsw-1')
  await fsw.visit('/')
  await fsw.page.getByRole('link', { name: /Write your report and reflection/ }).click()
  await look(fsw.page)
  await answerEvery(fsw.page, ref, ['swr', 'refl'])

  // Other journeys hear the child and the carer by their links.
  await giveNoVoices(stage, ref)

  await fro.visit(`/audits/${ref}`)
  const before = await mainOf(fro)
  assert.match(before, /It is with Person fro-1, due in \d+ working days/)
  assert.match(before, /Period\s+.*2025 to /, 'the last twelve months')
  await fro.page.getByRole('button', { name: 'Record that the review was held' }).click()
  await look(fro.page)
  await fro.page.getByLabel('Day').fill('19')
  await fro.page.getByLabel('Month').fill('11')
  await fro.page.getByLabel('Year').fill('2026')
  await fro.page.getByRole('button', { name: 'Record that the review was held' }).click()
  await fro.page.getByRole('button', { name: 'Begin the audit together' }).click()

  assert.match(
    await mainOf(fro),
    /Next: Send to Quality Assurance and Partnerships\. Some questions still need an answer/,
  )

  let looked = 0
  await answerEvery(fro.page, ref, auditSections, {}, async (page) => {
    if (looked++ % 3 === 0) await look(page)
  })
  await fro.visit(`/audits/${ref}`)
  assert.match(await mainOf(fro), /It is the turn of Person fsw-1, who has not yet said whether they agree/)
  await fsw.visit(`/audits/${ref}`)
  await fsw.page.getByRole('button', { name: 'Say whether you agree' }).click()
  await fsw.page.getByLabel('I agree', { exact: true }).check()
  const section = new URL(fsw.page.url()).pathname
  await fsw.page.getByRole('button', { name: 'Continue' }).click()
  await fsw.page.waitForURL((url) => url.pathname !== section)
  await fro.visit(`/audits/${ref}`)
  assert.doesNotMatch(await mainOf(fro), /has not yet said|without the view/)
  await look(fro.page)
  await fro.page.getByRole('button', { name: 'Send to Quality Assurance and Partnerships' }).click()

  const qa = await as('qa-1')
  await qa.visit('/')
  await qa.page.getByRole('link', { name: /Check the audit/ }).click()
  await qa.page.getByRole('button', { name: 'Begin the completeness check' }).click()
  await qa.page.getByRole('button', { name: 'Send to the moderator' }).click()
  await look(qa.page)
  assert.match(await mainOf(qa), /Gathered a child’s feedback for this audit/)
  await qa.page.getByLabel('Person iro-2').check()
  await qa.page.getByRole('button', { name: 'Send to the moderator' }).click()

  const iro = await as('iro-2')
  await iro.visit('/')
  await iro.page.getByRole('link', { name: /Moderate the audit/ }).click()
  await look(iro.page)
  await answerEvery(iro.page, ref, ['mod'])
  await iro.visit(`/audits/${ref}`)
  await iro.page.getByRole('button', { name: 'Finish the moderation' }).click()

  const tm = await as('tm-1')
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
  assert.match(await mainOf(qa), /Closed on/)
  await look(qa.page)
  await qa.visit(`/audits/${ref}/print`)
  const printed = await mainOf(qa)
  assert.match(
    printed,
    /What have the carers learned this year[\s\S]*She sleeps through the night now/,
    'the worker’s report',
  )
  assert.match(
    printed,
    /What difference has the fostering service made to these children\?\s+She sleeps through the night/,
  )
  assert.match(printed, /How big was that difference\?\s+7 out of 10/)
  await look(qa.page)
  await qa.visit(`/audits/${ref}/history?on-day=18&on-month=11&on-year=2026`)
  await look(qa.page)
}
