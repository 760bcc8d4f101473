// A form that takes longer than a minute, left before it was sent: it lies on the device under its person's own key, is offered when they
// come back, and goes when it was sent, when they sign out, and after seven days. Nobody else on the machine reads or sends it.
import assert from 'node:assert/strict'
import type { Page } from '@playwright/test'
import { aVoice } from '#modules/voices/testing.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'

const stage = await setStage()
const { household } = stage.service
const form = `/actions/new?household=${household.ref}`
const words = 'Ask the school for a place in the garden club.'

journey('B09 B28 What was typed and left is offered again, put back, sent, and is then gone', async () => {
  const person = await stage.open('qa-1', { width: 320 })
  await typeAndLeave(person)
  assert.doesNotMatch(await lying(person.page), /school|garden|actions/, 'nothing can be read on the device')
  // The tab is closed; another day it is opened again.
  const page = await person.context.newPage()
  await page.goto(form)
  const offer = page.getByText(/You had written something here on \d+ \w+ at \d\d:\d\d, and it was not sent/)
  await offer.waitFor()
  await look(page)
  assert.equal(await box(page).inputValue(), '', 'nothing is put in unasked')
  await page.getByRole('button', { name: 'Put it back' }).press('Enter')
  assert.equal(await box(page).inputValue(), words)
  await page.getByText('Not sent yet. It is kept on this device').waitFor()
  assert.equal(await isLying(page), true)
  await fillTheRest(page)
  await send(page).click()
  await page.getByText('was raised').waitFor()
  await page.waitForFunction('localStorage.length === 0')
})

journey(
  'B09 What is typed while older words are still offered is kept beside them, and neither is lost to the other',
  async () => {
    const person = await stage.open('qa-1', { width: 320 })
    await typeAndLeave(person)
    await person.visit(form)
    await person.page.getByText('You had written something here').waitFor()
    await box(person.page).fill('Some newer words')
    await person.page.getByText('Not sent yet. It is kept on this device').waitFor()
    // The page goes without a word.
    await person.page.close()
    const page = await person.context.newPage()
    await page.goto(form)
    const offers = page.getByText('You had written something here')
    await offers.nth(1).waitFor()
    await look(page)
    await page.getByRole('button', { name: 'Put it back' }).nth(1).click()
    assert.equal(await box(page).inputValue(), 'Some newer words')
    await page.getByRole('button', { name: 'Put it back' }).first().click()
    assert.equal(await box(page).inputValue(), words)
    await page.getByRole('button', { name: 'Put it back' }).click()
    assert.equal(await box(page).inputValue(), 'Some newer words')
    await fillTheRest(page)
    await send(page).click()
    await page.getByText('was raised').waitFor()
  },
)

journey('What is thrown away does not come back, and what is rubbed out is not kept', async () => {
  const person = await stage.open('qa-1')
  await typeAndLeave(person)
  await person.page.goto(form)
  await person.page.getByRole('button', { name: 'Throw it away' }).click()
  await person.page.waitForFunction('localStorage.length === 0')
  await box(person.page).fill('Some other words')
  await person.page.waitForFunction('localStorage.length === 1')
  await box(person.page).fill('')
  await person.page.waitForFunction('localStorage.length === 0')
})

journey('B28 Another person on the same machine neither reads nor sends it; signing out removes it', async () => {
  const first = await stage.open('qa-1')
  await typeAndLeave(first)
  const kept = await lying(first.page)
  // The machine changes hands without a word: the session is another's now.
  await first.context.request.post('/sign-in/demo', { form: { person: 'tm-1' } })
  await first.page.goto(form)
  await first.page.waitForTimeout(500)
  assert.equal(await first.page.getByText('You had written something here').count(), 0)
  // Under the other's own name it still does not open.
  const id = await first.page.evaluate<string>('document.body.dataset.person')
  await first.page.evaluate(
    `for (const [name, value] of Object.entries(${kept})) localStorage.setItem(name.replace(/:\\d+:/, ':${id}:'), value)`,
  )
  await first.page.reload()
  await first.page.waitForTimeout(500)
  assert.equal(await first.page.getByText('You had written something here').count(), 0)
  assert.equal(await first.page.evaluate('document.body.dataset.keeping'), undefined, 'the key has left the page')
  // The first comes back, and finds theirs; signing out takes it away.
  await first.context.request.post('/sign-in/demo', { form: { person: 'qa-1' } })
  await first.page.goto(form)
  await first.page.getByText('You had written something here').waitFor()
  await first.page.getByRole('button', { name: 'Sign out' }).click()
  await first.page.waitForURL('**/sign-in')
  assert.equal(
    await first.page.evaluate(`Object.keys(localStorage).filter((name) => !name.includes(':${id}:')).length`),
    0,
  )
})

for (const javascript of [true, false])
  journey(
    `B28 A page that was left open does nothing in the name of whoever signs in after, ${javascript ? 'with' : 'without'} JavaScript`,
    async () => {
      const person = await stage.open('qa-1', { javascript })
      const { page } = person
      await person.visit(form)
      await box(page).fill('Typed by the first of two')
      await fillTheRest(page)
      await person.context.request.post('/sign-in/demo', { form: { person: 'tm-1' } })
      await send(page).click()
      await page.getByText('This page was opened for somebody else, and Person tm-1 is signed in').waitFor()
      assert.match(await mainOf(person), /What you had written[\s\S]*Typed by the first of two/)
      await look(page)
      assert.equal(await raised('Typed by the first of two'), 0)
      await person.context.request.post('/sign-in/demo', { form: { person: 'qa-1' } })
      if (!javascript) return
      await person.visit(form)
      await page.getByRole('button', { name: 'Put it back' }).click()
      assert.equal(await box(page).inputValue(), 'Typed by the first of two')
    },
  )

journey('What another’s page held is sent in one’s own name where that is pressed', async () => {
  const person = await stage.open('qa-1')
  const { page } = person
  await person.visit(form)
  await box(page).fill('Typed by whoever sits here now')
  await fillTheRest(page)
  await person.context.request.post('/sign-in/demo', { form: { person: 'tm-1' } })
  await send(page).click()
  await page.getByRole('button', { name: 'Send it again' }).click()
  await page.getByText('was raised').waitFor()
  assert.equal(await raised('Typed by whoever sits here now'), 1)
})

journey('What is eight days old is cleared away, whoever comes by', async () => {
  const person = await stage.open('qa-1')
  await typeAndLeave(person)
  await person.page.evaluate(`Object.entries(localStorage).forEach(([name, value]) => {
    const lying = JSON.parse(value)
    localStorage.setItem(name, JSON.stringify({ ...lying, at: lying.at - 8 * 24 * 60 * 60 * 1000 }))
  })`)
  await person.context.clearCookies()
  await person.page.goto('/sign-in')
  assert.equal(await person.page.evaluate('localStorage.length'), 0)
})

journey('A form that could not be sent keeps its words, and offers them', async () => {
  const person = await stage.open('qa-1')
  const { page } = person
  await person.visit(form)
  await box(page).fill(words)
  await page.getByText('Not sent yet. It is kept on this device').waitFor()
  await person.context.setOffline(true)
  await send(page)
    .click()
    .catch(() => undefined)
  await page.waitForTimeout(500)
  await person.context.setOffline(false)
  await person.visit(form)
  await page.getByRole('button', { name: 'Put it back' }).click()
  assert.equal(await box(page).inputValue(), words)
})

journey('Where the browser has no WebCrypto nothing is kept, and leaving asks first', async () => {
  const person = await stage.open('qa-1')
  await person.context.addInitScript(`Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })`)
  const { page } = person
  await person.visit(form)
  await box(page).pressSequentially(words)
  await page.getByText('It is only on this page: send it before you leave').waitFor()
  assert.equal(await isLying(page), false)
  const asked = page.waitForEvent('dialog')
  const left = page.goto('/').catch(() => undefined)
  const dialog = await asked
  assert.equal(dialog.type(), 'beforeunload')
  await dialog.accept()
  await left
})

journey('B09 What is written down with a child, and why there are no words, comes back as well', async () => {
  const gathererId = stage.service.people['iro-1']!
  const { ref } = await stage.database.asSystem(stage.now(), (tx) =>
    aVoice(tx, { householdId: household.id, childId: household.childId, gathererId }),
  )
  const person = await stage.open('iro-1')
  for (const path of [`/voices/${ref}/record`, `/voices/${ref}/not-given`]) {
    await person.visit(path)
    await box(person.page).fill(words)
    await person.page.getByText('Not sent yet. It is kept on this device').waitFor()
    await person.visit('/')
    await person.visit(path)
    await person.page.getByRole('button', { name: 'Put it back' }).click()
    assert.equal(await box(person.page).inputValue(), words)
  }
})

const raised = (words: string): Promise<number> =>
  stage.database.asOwner(
    async (client) => (await client.query('select from actions where says = $1', [words])).rows.length,
  )
const box = (page: Page) => page.locator('main form[method="post"] textarea').first()
const send = (page: Page) => page.getByRole('button', { name: 'Raise this action' })
const lying = (page: Page): Promise<string> => page.evaluate('JSON.stringify(localStorage)')
const isLying = (page: Page): Promise<boolean> => page.evaluate('localStorage.length > 0')

async function typeAndLeave(person: Person): Promise<void> {
  await person.visit(form)
  await box(person.page).fill(words)
  await person.page.getByText('Not sent yet. It is kept on this device').waitFor()
  await person.visit('/')
}

async function fillTheRest(page: Page): Promise<void> {
  await page.locator('[name=for_whom]').first().check()
  await page.locator('[name=owner]').selectOption({ index: 1 })
  await page.locator('[name=priority]').first().check()
}
