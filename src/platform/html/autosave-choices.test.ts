// Nothing is raised by reading, nothing is lost while it asks, and nothing is chosen between two people by a key pressed.
import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import { openSmallServer, type SmallServer, type Stored, until } from '#test/small-server.ts'

describe('a choice that saves itself', () => {
  let server: SmallServer
  let tab: Page

  before(async () => {
    server = await openSmallServer()
  })
  after(() => server.close())
  beforeEach(() => server.begin())
  afterEach(() => tab.close())

  const begin = async (stored: Partial<Stored>) => {
    server.begin(stored)
    tab = await server.openTab()
  }
  const choice = (name: string) => tab.getByLabel(name, { exact: true })
  const words = () => tab.getByLabel('What did you see?')
  const keys = async (...names: string[]) => {
    for (const name of names) await tab.keyboard.press(name)
  }
  const leaving = () => tab.on('dialog', (dialog) => void dialog.accept())

  test('AX-2: arrow keys from No to Yes and back send nothing of Yes, however long one stays', async () => {
    await begin({ choice: 'no' })
    await choice('No').focus()
    await keys('ArrowUp')
    assert.equal(await choice('Yes').isChecked(), true)
    await tab.waitForTimeout(1200)
    await keys('ArrowDown')
    await tab.waitForTimeout(2600)
    await keys('Tab')
    await tab.waitForTimeout(300)
    assert.deepEqual(
      server.sent.filter((sent) => sent !== 'no'),
      [],
    )
    assert.equal(server.stored.choice, 'no')
  })

  test('AX-2: leaving the group saves at once what it stands on', async () => {
    await begin({ choice: 'no' })
    await choice('No').focus()
    await keys('ArrowUp', 'Tab')
    const left = performance.now()
    await until(() => server.stored.choice === 'yes')
    assert.ok(performance.now() - left < 1500, 'it did not wait to be at rest')
    assert.deepEqual(server.sent, ['yes'])
  })

  test('AX-2: a choice at rest for two seconds is saved, with the focus still on it', async () => {
    await begin({ choice: 'no' })
    await choice('No').focus()
    await keys('ArrowUp')
    await tab.waitForTimeout(1500)
    assert.deepEqual(server.sent, [])
    await until(() => server.stored.choice === 'yes')
    await tab.locator('[data-saved]').filter({ hasText: 'Saved 10:42' }).waitFor()
  })

  test('AX-2: a slip of the mouse put right within two seconds is not sent', async () => {
    await begin({ choice: 'no' })
    await choice('Yes').click()
    await tab.getByText('No', { exact: true }).click({ delay: 150 })
    assert.equal(await choice('No').isChecked(), true)
    await tab.waitForTimeout(2500)
    assert.ok(!server.sent.includes('yes'))
  })

  test('AX-2: going through boxes of one group does not save; leaving it does', async () => {
    await begin({})
    await choice('Play').focus()
    await keys('Space', 'Tab', 'Space', 'Shift+Tab')
    await tab.waitForTimeout(400)
    assert.deepEqual(server.sent, [])
    await words().focus()
    await until(() => server.sent.length === 1)
  })

  test('AX-2: when the page is hidden, the choice is saved at once', async () => {
    await begin({ choice: 'no' })
    await choice('No').focus()
    await keys('ArrowUp')
    await tab.evaluate(`Object.defineProperty(document, 'hidden', { value: true });
      document.dispatchEvent(new Event('visibilitychange'))`)
    const hidden = performance.now()
    await until(() => server.stored.choice === 'yes')
    assert.ok(performance.now() - hidden < 1500)
  })

  test('AX-2: when the page goes away, a slow server still gets the choice', async () => {
    await begin({ choice: 'no' })
    server.mode = 'is slow'
    leaving()
    await choice('No').focus()
    await keys('ArrowUp')
    await tab.goto('about:blank')
    await until(() => server.stored.choice === 'yes')
  })

  test('AX-2: the page goes away while an earlier save is on its way: what came after it is not lost', async () => {
    await begin({ choice: 'no' })
    server.mode = 'is slow'
    leaving()
    await words().fill('Warm')
    await choice('No').focus()
    await until(() => server.sent.length === 1)
    await keys('ArrowUp')
    await tab.goto('about:blank')
    await until(() => server.stored.choice === 'yes')
    assert.equal(server.stored.words, 'Warm')
  })

  test('AX-2: a reply that was lost is no conflict with oneself', async () => {
    await begin({ choice: 'no' })
    await tab.route('**/section', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      await route.fetch()
      return route.abort()
    })
    await words().fill('Warm')
    await tab.getByText('No connection').waitFor()
    await tab.unroute('**/section')
    await words().fill('Warm, and kind')
    await until(() => server.stored.words === 'Warm, and kind')
    assert.equal(await tab.locator('.hearth-conflict').count(), 0)
  })

  test('AX-1: and does not hide that somebody else came between', async () => {
    await begin({ choice: 'no' })
    server.mode = 'is gone'
    await words().fill('Warm')
    await tab.getByText('No connection').waitFor()
    server.begin({ words: 'Their words', choice: 'no', version: 2 })
    await words().fill('Warm, and kind')
    await tab.locator('.hearth-conflict').waitFor()
    assert.equal(server.stored.words, 'Their words')
  })

  test('AX-2: a save on its way does not take along what keys pass over meanwhile', async () => {
    await begin({ choice: 'no' })
    server.mode = 'is slow'
    await words().fill('Warm')
    await choice('No').focus()
    await until(() => server.sent.length === 1)
    await tab.waitForTimeout(800)
    await keys('ArrowUp')
    await tab.locator('[data-saved]').filter({ hasText: 'Saved 10:42' }).waitFor()
    await tab.waitForTimeout(600)
    await keys('ArrowDown', 'Tab')
    await tab.waitForTimeout(1600)
    assert.ok(!server.sent.includes('yes'), server.sent.join())
    assert.equal(server.stored.words, 'Warm')
  })

  for (const [name, go] of [
    ['a link', () => tab.getByRole('link', { name: 'Next section' }).click()],
    ['Continue', () => tab.getByRole('button', { name: 'Continue' }).click()],
    ['Enter on the choice itself', () => tab.keyboard.press('Enter')],
  ] as const) {
    test(`AX-2: a choice made just before leaving by ${name} is kept, by a slow server too`, async () => {
      await begin({ choice: 'no' })
      server.mode = 'is slow'
      await choice('No').focus()
      await keys('ArrowUp')
      await go()
      await tab.waitForURL('**/next')
      await until(() => server.stored.choice === 'yes')
    })
  }

  describe('between two people’s words', () => {
    const meet = async () => {
      await begin({ words: '', choice: 'no' })
      await words().focus()
      server.stored = { words: 'Their words', choice: 'no', version: 2 }
      await words().fill('My words')
      await tab.locator('.hearth-conflict').waitFor()
    }
    const keep = (name: string) => tab.getByRole('button', { name })

    test('AX-1: Enter on a choice goes on and chooses nothing: their words stand', async () => {
      await meet()
      await choice('No').focus()
      await keys('Enter')
      await tab.waitForURL('**/next')
      assert.deepEqual(server.stored, { words: 'Their words', choice: 'no', version: 2 })
    })

    test('AX-1: the first button that the form has for Enter is Continue', async () => {
      await meet()
      const first = `document.querySelector('form[data-live]').querySelector('button[type=submit], input[type=submit]')?.textContent.trim()`
      assert.equal(await tab.evaluate(first), 'Continue')
      assert.equal(await tab.locator('.hearth-conflict button[type=submit]').count(), 0)
    })

    test('AX-1: what is typed on while both stand there overwrites nothing', async () => {
      await meet()
      await words().pressSequentially(' and more')
      await words().blur()
      await tab.waitForTimeout(1200)
      assert.equal(server.stored.words, 'Their words')
    })

    test('AX-1: both can be kept, theirs first, with what was typed since', async () => {
      await meet()
      await words().pressSequentially(' and more')
      await keep('Keep both, one below the other').click()
      await until(() => server.stored.words === 'Their words\n\nMy words and more')
      assert.equal(await tab.locator('.hearth-conflict').count(), 0)
    })

    for (const [name, expected] of [
      ['Keep both, one below the other', 'Their words\n\nMy words'],
      ['Keep my words', 'My words'],
      ['Keep B. Worker’s words', 'Their words'],
    ] as const) {
      test(`AX-14: after “${name}” the focus is in the answer, and it is as chosen`, async () => {
        await meet()
        await keep(name).focus()
        await keys('Enter')
        assert.equal(await tab.evaluate('document.activeElement.name'), 'q:value')
        assert.equal(await choice('No').isChecked(), true)
        await until(() => server.stored.words === expected)
        assert.equal(await words().inputValue(), expected)
      })
    }

    test('AX-15: it is announced once, in the line that was there before', async () => {
      await begin({ words: '', choice: 'no' })
      await tab.evaluate(`window.line = document.querySelector('[data-saved]')`)
      await words().focus()
      server.stored = { words: 'Their words', choice: 'no', version: 2 }
      await words().fill('My words')
      await tab.locator('.hearth-conflict').waitFor()
      assert.equal(await tab.locator('.hearth-conflict[role=alert], .hearth-conflict [role=alert]').count(), 0)
      assert.equal(await tab.evaluate(`window.line.isConnected && window.line.textContent !== ''`), true)
    })
  })
})
