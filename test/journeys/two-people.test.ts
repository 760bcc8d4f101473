// The auditor and the worker write one audit at the same time, each in their own browser: each sees that the other is
// there and what the other answers; when both change one answer, both texts are shown, and nothing is lost.
import assert from 'node:assert/strict'
import { journey, look, type Person, setStage } from './stage.ts'
import { reachTheAudit } from './steps.ts'

const stage = await setStage()
const ref = await reachTheAudit(stage, await stage.open('fro-1'), await stage.open('fsw-1'))
const question = 'What difference has the fostering service made to these children?'
const strengths = 'What is going well?'

journey('6.1 7.1 Two people write one audit together, and neither loses a word', async () => {
  const auditor = await stage.open('fro-1')
  const worker = await stage.open('fsw-1')
  await auditor.visit(`/audits/${ref}/sections/ovr`)
  await worker.visit(`/audits/${ref}/sections/ovr`)

  await type(auditor, question, 'He sleeps through the night.')
  await saved(auditor, question)
  await worker.page.getByText('Also here: Person fro-1').waitFor()
  await auditor.page.getByText('Also here: Person fsw-1').waitFor()
  await worker.page.getByText('Changed just now by Person fro-1').waitFor()
  assert.equal(await worker.page.getByLabel(question).first().inputValue(), 'He sleeps through the night.')
  await look(worker.page)

  await bothChangeOneAnswer(auditor, worker)
  await worker.visit(`/audits/${ref}/history`)
  assert.match(
    await worker.page.locator('main').innerText(),
    /What was written before[\s\S]*The bedtime routine[\s\S]*Written by Person fro-1[\s\S]*Changed by Person fsw-1/,
  )
  await look(worker.page)
})

journey('B29 One person in two tabs is shown both texts, and nobody is accused', async () => {
  const auditor = await stage.open('fro-1')
  const other: Person = { ...auditor, page: await auditor.context.newPage() }
  for (const tab of [auditor, other]) await tab.page.goto(`/audits/${ref}/sections/ovr`)
  // Neither tab hears of the other before it saves.
  for (const tab of [auditor, other]) await tab.page.route('**/live?**', (route) => route.abort())
  await type(auditor, strengths, 'From the first tab.')
  await saved(auditor, strengths)
  await type(other, strengths, 'From the other tab.')
  const box = other.page.locator('.hearth-conflict')
  await box.waitFor()
  assert.match(await box.innerText(), /You changed this answer in another tab[\s\S]*From the first tab\./)
  assert.doesNotMatch(await other.page.locator('main').innerText(), /Somebody else|Someone else|Person fro-1 changed/)
  await look(other.page)
  await box.getByRole('button', { name: 'Keep both, one below the other' }).click()
  await saved(other, strengths)
  assert.match(
    await other.page.getByLabel(strengths).first().inputValue(),
    /From the first tab\.\s+From the other tab\./,
  )
})

async function bothChangeOneAnswer(auditor: Person, worker: Person): Promise<void> {
  // Both begin from the same empty answer before either has heard of the other's.
  const auditorIsFirst = Promise.withResolvers<void>()
  await worker.page.route('**/sections/**', async (route) => {
    if (route.request().method() === 'POST') await auditorIsFirst.promise
    await route.continue()
  })
  await type(auditor, strengths, 'The bedtime routine.')
  await type(worker, strengths, 'How the carers speak of his mother.')
  await saved(auditor, strengths)
  auditorIsFirst.resolve()
  const box = worker.page.locator('.hearth-conflict')
  await box.waitFor()
  const words = await box.innerText()
  assert.match(words, /Person fro-1 changed this answer/)
  assert.match(words, /How the carers speak of his mother/)
  assert.match(words, /The bedtime routine/)
  await look(worker.page)
  await box.getByRole('button', { name: 'Keep my words' }).click()
  await saved(worker, strengths)

  // The auditor has gone on, and their page shows what was kept; their own words stay in the history.
  await auditor.page.locator('h1').click()
  await auditor.page.getByText('Changed just now by Person fsw-1').waitFor()
  assert.equal(await auditor.page.getByLabel(strengths).first().inputValue(), 'How the carers speak of his mother.')
  const versions = await stage.database.asOwner(
    async (client) =>
      (await client.query(`select was ->> 'value' as words from history where table_name = 'answers'`)).rows,
  )
  assert.ok(versions.some(({ words }) => words === 'The bedtime routine.'))
}

const field = ({ page }: Person, label: string) => page.getByLabel(label).first()

async function type(person: Person, label: string, words: string): Promise<void> {
  await field(person, label).fill(words)
}

async function saved(person: Person, label: string): Promise<void> {
  await person.page
    .locator('.hearth-answer', { has: person.page.getByLabel(label) })
    .getByText(/^Saved /)
    .waitFor()
}
