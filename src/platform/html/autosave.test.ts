// What a person meets while they write: in a real browser, against a small server that can be told to fail.
import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import { openSmallServer, type SmallServer, until } from '#test/small-server.ts'

describe('an answer that saves itself', () => {
  let server: SmallServer
  let tab: Page

  before(async () => {
    server = await openSmallServer()
  })
  after(() => server.close())
  beforeEach(async () => {
    server.begin()
    tab = await server.openTab()
  })
  afterEach(() => tab.close())

  const words = () => tab.getByLabel('What did you see?')
  const says = (text: string) => tab.locator('[data-saved]').filter({ hasText: text }).waitFor()

  test('is saved while it is written, and says when', async () => {
    await words().pressSequentially('Warm, and ')
    await says('Saved 10:42')
    await words().pressSequentially('kind')
    await tab.getByLabel('Yes').check()
    await until(() => server.stored.choice === 'yes')
    assert.equal(server.stored.words, 'Warm, and kind')
    await tab.waitForFunction('localStorage.length === 0') // once the browser has heard that it is saved
  })

  test('is saved once for one change, not again when the field is left', async () => {
    await words().fill('Warm')
    await says('Saved 10:42')
    await words().blur()
    await tab.waitForTimeout(200)
    assert.equal(server.saves, 1)
  })

  test('AX-9: what is wrong with it is heard at its field, until it is right', async () => {
    server.mode = 'refuses'
    const choice = tab.getByLabel('Yes')
    await choice.check()
    await words().focus()
    await says('Error: Give a real date')
    assert.equal(await choice.getAttribute('aria-invalid'), 'true')
    const described = await choice.getAttribute('aria-describedby')
    assert.match(await tab.locator(`[id="${described}"]`).innerText(), /Give a real date/)
    assert.equal(await words().getAttribute('aria-invalid'), null)
    server.mode = 'saves'
    await words().fill('Warm')
    await says('Saved 10:42')
    assert.deepEqual(
      [await choice.getAttribute('aria-invalid'), await choice.getAttribute('aria-describedby')],
      [null, null],
    )
  })

  test('survives a lost connection and is saved when it is back', async () => {
    server.mode = 'is gone'
    await words().fill('Warm')
    await says('No connection. Your words are kept on this device')
    server.mode = 'saves'
    await tab.evaluate("dispatchEvent(new Event('online'))")
    await says('Saved 10:42')
    assert.equal(server.stored.words, 'Warm')
  })

  test('survives the end of the session: after signing in again the words are there and saved', async () => {
    server.mode = 'has ended the session'
    await words().fill('Warm')
    await says('You have been signed out. Your words are kept here')
    assert.equal(await tab.getByRole('link', { name: 'Sign in' }).getAttribute('href'), '/sign-in?return=%2Fsection')
    server.mode = 'saves'
    tab.once('dialog', (dialog) => void dialog.accept())
    await tab.goto('/section')
    assert.equal(await words().inputValue(), 'Warm')
    await says('Saved 10:42')
    assert.equal(server.stored.words, 'Warm')
  })

  test('shows both texts when someone else changed it, and keeps the one that is chosen', async () => {
    server.stored = { words: 'Their words', choice: 'no', version: 2 }
    await words().fill('My words')
    await says('Someone else changed this answer too')
    assert.equal(server.stored.words, 'Their words')
    await tab.getByRole('button', { name: 'Keep my words' }).click()
    await says('Saved 10:42')
    assert.equal(server.stored.words, 'My words')

    server.stored = { words: 'Their newer words', choice: 'no', version: 9 }
    await words().fill('Mine again')
    await tab.getByRole('button', { name: 'Keep B. Worker’s words' }).click()
    assert.equal(await words().inputValue(), 'Their newer words')
    assert.equal(await tab.getByLabel('No', { exact: true }).isChecked(), true)
    assert.equal(await tab.getByRole('button', { name: 'Keep my words' }).count(), 0)
    assert.equal(server.stored.words, 'Their newer words')
  })

  test('is saved before a link is followed', async () => {
    await words().pressSequentially('Warm')
    await tab.getByRole('link', { name: 'Next section' }).click()
    await tab.waitForURL('**/next')
    assert.equal(server.stored.words, 'Warm')
  })

  test('is brought up to date when someone else changes it, and says who is here', async () => {
    server.stored = { words: 'Their words', choice: 'yes', version: 4 }
    await says('Changed just now by B. Worker')
    assert.equal(await words().inputValue(), 'Their words')
    assert.equal(await tab.locator('[data-presence]').textContent(), 'Also here: B. Worker')
  })

  test('AX-15: the line that tells of the change is the one that was there, so that it is read out', async () => {
    await tab.evaluate(`window.line = document.querySelector('[data-saved]')`)
    server.stored = { words: 'Their words', choice: 'no', version: 4 }
    await says('Changed just now by B. Worker')
    assert.equal(await tab.evaluate(`window.line.isConnected`), true)
    assert.equal(await tab.locator('#q [data-saved]').count(), 1)
    assert.equal(await tab.locator('#q textarea').count(), 2)
    assert.equal(await tab.getByLabel('Say a little more').isVisible(), true)
    await words().fill('Mine now')
    await says('Saved 10:42')
    assert.equal(server.stored.words, 'Mine now')
  })

  test('AX-3: what is hidden is not there to be seen or pressed, a button too', async () => {
    const button = `Object.assign(document.createElement('button'), { className: 'govuk-button', hidden: true, textContent: 'Read it to me' })`
    await tab.evaluate(`document.querySelector('main').append(${button})`)
    assert.equal(await tab.locator('button[hidden]').isVisible(), false)
  })

  test('asks for more words only when the answer calls for them', async () => {
    const why = tab.getByLabel('Say a little more')
    assert.equal(await why.isVisible(), false)
    await tab.getByLabel('No', { exact: true }).check()
    assert.equal(await why.isVisible(), true)
  })
})
