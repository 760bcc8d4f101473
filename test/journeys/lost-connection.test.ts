// The connection goes while somebody types, or they are signed out in the middle of a sentence: with JavaScript and
// without, the words are where they were.
import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from '#platform/sql/index.ts'
import { journey, look, type Person, setStage } from './stage.ts'
import { reachTheAudit } from './steps.ts'

const stage = await setStage()
const question = 'What worries us?'
const ref = await reachTheAudit(stage, await stage.open('fro-1'), await stage.open('fsw-1'))
const path = `/audits/${ref}/sections/ovr`

journey('Words typed without a connection survive a reload and are saved when it is back', async () => {
  const auditor = await stage.open('fro-1')
  await auditor.visit(path)
  await auditor.context.setOffline(true)
  await field(auditor).fill('Nobody has met the new school yet.')
  await auditor.page.getByText('No connection. Your words are kept on this device').waitFor()
  // Back, but not for what is posted, and reloaded before the words could go: they come from this tab.
  await auditor.page.route('**/sections/**', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  )
  await auditor.context.setOffline(false)
  await auditor.page.reload()
  await auditor.page.getByText('No connection. Your words are kept on this device').waitFor()
  assert.equal(await field(auditor).inputValue(), 'Nobody has met the new school yet.')
  await auditor.page.unrouteAll()
  await untilKept('Nobody has met the new school yet.')
})

journey(
  'B28 What is typed into a page of one person is not saved in the name of another who signed in since',
  async () => {
    const auditor = await stage.open('fro-1')
    await auditor.visit(path)
    await auditor.context.request.post('/sign-in/demo', { form: { person: 'fsw-1' } })
    await field(auditor).fill('The auditor’s own words.')
    await auditor.page.getByText('This page was opened for somebody else, and Person fsw-1 is signed in').waitFor()
    const others = await auditor.context.newPage()
    await others.goto(path)
    assert.equal(await others.getByLabel(question).first().inputValue(), 'Nobody has met the new school yet.')
    await others.close()
    await auditor.context.request.post('/sign-in/demo', { form: { person: 'fro-1' } })
    await auditor.page.reload()
    await untilKept('The auditor’s own words.')
  },
)

journey('Somebody signed out while typing signs in again and finds their words saved', async () => {
  const auditor = await stage.open('fro-1')
  await auditor.visit(path)
  stage.setNow(stage.now().add({ hours: 2 }))
  await field(auditor).fill('Nobody has met the new school yet, nor its headteacher.')
  const notice = auditor.page.getByText('You have been signed out. Your words are kept here')
  await notice.waitFor()
  await look(auditor.page)
  await notice.getByRole('link', { name: 'Sign in' }).click()
  await auditor.page.waitForURL('**/sign-in?**')
  await look(auditor.page)
  await auditor.page.getByRole('button', { name: 'Person fro-1' }).click()
  await auditor.page.waitForURL(`**${path}`)
  await untilKept('Nobody has met the new school yet, nor its headteacher.')
})

journey('Somebody signed out without JavaScript gets the words of the whole form back', async () => {
  const auditor = await stage.open('fro-1', { javascript: false })
  const { page } = auditor
  await auditor.visit(path)
  stage.setNow(stage.now().add({ hours: 2 }))
  await field(auditor).fill('Nobody has met the new school yet, nor its bus driver.')
  await page.getByRole('button', { name: 'Continue' }).click()
  assert.match(page.url(), /\/sign-in\?return=/)
  await page.getByRole('button', { name: 'Person fro-1' }).click()
  assert.match(await page.locator('main').innerText(), /We kept what you typed[\s\S]*nor its bus driver/)
  await look(page)
  await page.getByRole('button', { name: 'Carry on and save' }).click()
  assert.match(page.url(), new RegExp(`/audits/${ref}`))
  assert.equal(await answerKept(), 'Nobody has met the new school yet, nor its bus driver.')

  const another = await stage.open('fro-2', { javascript: false })
  assert.equal((await another.context.request.get(await keptPage())).status(), 404)
})

const field = ({ page }: Person) => page.getByLabel(question).first()

async function untilKept(words: string): Promise<void> {
  for (const end = performance.now() + 10_000; (await answerKept()) !== words && performance.now() < end; )
    await delay(50)
  assert.equal(await answerKept(), words)
}

function answerKept(): Promise<string | undefined> {
  return stage.database.asSystem(stage.now(), async (tx) => {
    const kept = await tx.maybe<{ words: string }>(
      sql`select value #>> '{}' as words from answers where question = 'ovr.worries'`,
    )
    return kept?.words
  })
}

async function keptPage(): Promise<string> {
  const { rows } = await stage.database.asOwner((client) => client.query('select id from kept_words limit 1'))
  return `/kept-words/${rows[0]?.id ?? crypto.randomUUID()}`
}
