// What a person meets while they write: in a real browser, against a small server that can be told to fail.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { type Browser, chromium, type Page } from '@playwright/test'
import packaged from '@sparticuz/chromium'
import {
  buildAssets,
  conflictBox,
  conflictPlace,
  html,
  page,
  presenceLine,
  radios,
  type SafeHtml,
  savedLine,
  textarea,
} from './index.ts'

type Stored = { words: string; choice: string; version: number }
type Answered = 'saves' | 'is gone' | 'has ended the session'

describe('an answer that saves itself', () => {
  let assets = ''
  let server: Server
  let browser: Browser
  let tab: Page
  let address = ''
  let mode: Answered = 'saves'
  let stored: Stored
  let saves = 0

  before(async () => {
    assets = await mkdtemp(join(tmpdir(), 'hearth-autosave-'))
    await buildAssets(assets)
    server = createServer(
      (request, response) => void answer(request.url ?? '', request.method ?? '', request, response),
    ).listen(0, '127.0.0.1')
    await once(server, 'listening')
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const args = packaged.args.filter((arg) => !/single-process|no-zygote/.test(arg))
    browser = await chromium.launch({ executablePath: await packaged.executablePath(), args })
  })
  after(async () => {
    await browser.close()
    server.closeAllConnections()
    server.close()
    await rm(assets, { recursive: true })
  })
  beforeEach(async () => {
    mode = 'saves'
    stored = { words: '', choice: '', version: 1 }
    saves = 0
    tab = await browser.newPage()
    await tab.goto(`${address}/section`)
  })
  afterEach(() => tab.close())

  const words = () => tab.getByLabel('What did you see?')
  const says = (text: string) => tab.locator('[data-saved]').filter({ hasText: text }).waitFor()

  test('is saved while it is written, and says when', async () => {
    await words().pressSequentially('Warm, and ')
    await says('Saved 10:42')
    await words().pressSequentially('kind')
    await tab.getByLabel('Yes').check()
    await until(() => stored.choice === 'yes')
    assert.equal(stored.words, 'Warm, and kind')
    await tab.waitForFunction('sessionStorage.length === 0') // once the browser has heard that it is saved
  })

  test('is saved once for one change, not again when the field is left', async () => {
    await words().fill('Warm')
    await says('Saved 10:42')
    await words().blur()
    await tab.waitForTimeout(200)
    assert.equal(saves, 1)
  })

  test('survives a lost connection and is saved when it is back', async () => {
    mode = 'is gone'
    await words().fill('Warm')
    await says('No connection. Your words are kept on this device')
    mode = 'saves'
    await tab.evaluate("dispatchEvent(new Event('online'))")
    await says('Saved 10:42')
    assert.equal(stored.words, 'Warm')
  })

  test('survives the end of the session: after signing in again the words are there and saved', async () => {
    mode = 'has ended the session'
    await words().fill('Warm')
    await says('You have been signed out. Your words are kept here')
    assert.equal(await tab.getByRole('link', { name: 'Sign in' }).getAttribute('href'), '/sign-in?return=%2Fsection')
    mode = 'saves'
    tab.once('dialog', (dialog) => void dialog.accept())
    await tab.goto(`${address}/section`)
    assert.equal(await words().inputValue(), 'Warm')
    await says('Saved 10:42')
    assert.equal(stored.words, 'Warm')
  })

  test('shows both texts when someone else changed it, and keeps the one that is chosen', async () => {
    stored = { words: 'Their words', choice: 'no', version: 2 }
    await words().fill('My words')
    await says('Someone else changed this answer too')
    assert.equal(stored.words, 'Their words')
    await tab.getByRole('button', { name: 'Keep my words' }).click()
    await says('Saved 10:42')
    assert.equal(stored.words, 'My words')

    stored = { words: 'Their newer words', choice: 'no', version: 9 }
    await words().fill('Mine again')
    await tab.getByRole('button', { name: 'Keep their words' }).click()
    assert.equal(await words().inputValue(), 'Their newer words')
    assert.equal(await tab.getByLabel('No', { exact: true }).isChecked(), true)
    assert.equal(await tab.getByRole('button', { name: 'Keep my words' }).count(), 0)
    assert.equal(stored.words, 'Their newer words')
  })

  test('is saved before a link is followed', async () => {
    await words().pressSequentially('Warm')
    await tab.getByRole('link', { name: 'Next section' }).click()
    await tab.waitForURL('**/next')
    assert.equal(stored.words, 'Warm')
  })

  test('is brought up to date when someone else changes it, and says who is here', async () => {
    stored = { words: 'Their words', choice: 'yes', version: 4 }
    await says('Changed just now by B. Worker')
    assert.equal(await words().inputValue(), 'Their words')
    assert.equal(await tab.locator('[data-presence]').textContent(), 'Also here: B. Worker')
  })

  test('asks for more words only when the answer calls for them', async () => {
    const why = tab.getByLabel('Say a little more')
    assert.equal(await why.isVisible(), false)
    await tab.getByLabel('No', { exact: true }).check()
    assert.equal(await why.isVisible(), true)
  })

  async function answer(
    url: string,
    method: string,
    request: AsyncIterable<Buffer>,
    response: ServerResponse,
  ): Promise<void> {
    if (url.startsWith('/assets/'))
      return void response
        .writeHead(200, { 'content-type': typeOf(url) })
        .end(await readFile(join(assets, url.slice(8))))
    if (url === '/live')
      return void json(response, 200, {
        people: ['B. Worker'],
        answers: [{ id: 'q', version: stored.version, html: String(question(stored)), by: 'B. Worker' }],
      })
    if (method === 'POST')
      return save(new URLSearchParams(Buffer.concat(await Array.fromAsync(request)).toString()), response)
    const main = html`<h1>Section</h1>${presenceLine([])}
      <form method="post" action="/section" data-live="/live">${question(stored)}</form><a href="/next">Next section</a>`
    response
      .writeHead(200, {
        'content-type': 'text/html',
        'content-security-policy': "default-src 'self'; img-src 'self' data:",
      })
      .end(
        String(
          page({
            title: 'Section',
            councilName: 'Northmoor County Council',
            person: { name: 'A. Reviewer', key: '7' },
            main,
          }),
        ),
      )
  }

  function save(sent: URLSearchParams, response: ServerResponse): void {
    if (mode === 'is gone') return void response.destroy()
    if (mode === 'has ended the session') return json(response, 401, { message: 'You have been signed out.' })
    if (Number(sent.get('q:version')) !== stored.version)
      return json(response, 409, { version: stored.version, theirs: String(bothTexts(sent)) })
    saves += 1
    stored = { words: sent.get('q:words') ?? '', choice: sent.get('q:value') ?? '', version: stored.version + 1 }
    json(response, 200, { version: stored.version, savedAt: '10:42' })
  }

  const bothTexts = (sent: URLSearchParams): SafeHtml =>
    conflictBox({
      mine: sent.get('q:words') ?? '',
      theirs: stored.words,
      by: 'B. Worker',
      savedAt: '10:41',
      theirFields: { 'q:words': stored.words, 'q:value': stored.choice },
    })
})

function question({ words, choice, version }: Stored): SafeHtml {
  return html`<div id="q" data-autosave data-when="no"><input type="hidden" name="q:version" value="${version}">
    ${radios({
      name: 'q:value',
      value: choice,
      fieldset: { legend: { text: 'Was it good?' } },
      items: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
    })}
    ${textarea({ name: 'q:words', label: { text: 'What did you see?' }, value: words })}
    <div data-why>${textarea({ name: 'q:why', label: { text: 'Say a little more' } })}</div>
    ${savedLine()}${conflictPlace()}</div>`
}

function json(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

const typeOf = (url: string): string =>
  url.endsWith('.css') ? 'text/css' : url.endsWith('.js') ? 'text/javascript' : 'application/octet-stream'

async function until(met: () => boolean): Promise<void> {
  const patience = AbortSignal.timeout(5000)
  while (!met()) {
    patience.throwIfAborted()
    await new Promise((done) => setTimeout(done, 20))
  }
}
