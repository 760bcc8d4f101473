// A page with one answer that saves itself, in a real browser, against a small server that can be told to fail.
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Browser, Page } from '@playwright/test'
import {
  buildAssets,
  button,
  checkboxes,
  conflictBox,
  conflictPlace,
  html,
  page,
  presenceLine,
  radios,
  type SafeHtml,
  savedLine,
  textarea,
} from '#platform/html/index.ts'
import { launch } from './journeys/stage.ts'

/** `own`: whether the version that is stored is this person's. */
export type Stored = { words: string; choice: string; version: number; own?: boolean }
type Mode = 'saves' | 'refuses' | 'is slow' | 'is gone' | 'has ended the session'

export type SmallServer = {
  mode: Mode
  stored: Stored
  /** What the script sent, as it came: the choice of each save. */
  sent: string[]
  /** How many saves were written. */
  saves: number
  openTab(): Promise<Page>
  begin(stored?: Partial<Stored>): void
  close(): Promise<void>
}

const slow = 800

export async function openSmallServer(): Promise<SmallServer> {
  const assets = await mkdtemp(join(tmpdir(), 'hearth-autosave-'))
  await buildAssets(assets)
  const browser: Browser = await launch()
  const server = createServer((request, response) => void answer(small, assets, request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const small: SmallServer = {
    ...{ mode: 'saves', stored: { words: '', choice: '', version: 1 }, sent: [], saves: 0 },
    begin: (stored = {}) => {
      Object.assign(small, { mode: 'saves', sent: [], saves: 0 })
      small.stored = { words: '', choice: '', version: 1, ...stored }
    },
    openTab: async () => {
      const tab = await browser.newPage({ baseURL: address })
      await tab.goto('/section')
      return tab
    },
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      server.close()
      await rm(assets, { recursive: true })
    },
  }
  return small
}

async function answer(small: SmallServer, assets: string, request: IncomingMessage, response: ServerResponse) {
  const url = request.url ?? ''
  if (url.startsWith('/assets/'))
    return void response.writeHead(200, { 'content-type': typeOf(url) }).end(await readFile(join(assets, url.slice(8))))
  if (url.startsWith('/live')) return json(response, 200, news(small.stored))
  if (request.method === 'POST') {
    const sent = new URLSearchParams(Buffer.concat(await Array.fromAsync(request)).toString())
    const byScript = request.headers.accept === 'application/json'
    return byScript ? save(small, sent, response) : posted(small, sent, response)
  }
  response
    .writeHead(200, {
      'content-type': 'text/html',
      'content-security-policy': "default-src 'self'; img-src 'self' data:",
    })
    .end(sectionPage(small.stored))
}

async function save(small: SmallServer, sent: URLSearchParams, response: ServerResponse): Promise<void> {
  small.sent.push(sent.get('q:value') ?? '')
  if (small.mode === 'is slow') await delay(slow)
  if (small.mode === 'is gone') return void response.destroy()
  if (small.mode === 'refuses') return json(response, 422, { message: 'Give a real date, such as 27 3 2026.' })
  if (small.mode === 'has ended the session') return json(response, 401, { message: 'You have been signed out.' })
  if (!keep(small, sent))
    return json(response, 409, { version: small.stored.version, theirs: String(bothTexts(small.stored, sent)) })
  json(response, 200, { version: small.stored.version, savedAt: '10:42' })
}

/** The form as a whole: saved when nobody else came first. */
function posted(small: SmallServer, sent: URLSearchParams, response: ServerResponse): void {
  keep(small, sent)
  response.writeHead(303, { location: '/next' }).end()
}

function keep(small: SmallServer, sent: URLSearchParams): boolean {
  const { stored } = small
  const [words, choice] = [sent.get('q:words') ?? '', sent.get('q:value') ?? '']
  if (words.replaceAll('\r\n', '\n') === stored.words && choice === stored.choice) return true
  const [version, follows] = [Number(sent.get('q:version')), sent.get('q:follows') === 'own' && stored.own]
  if (version !== stored.version && !(follows && version + 1 === stored.version)) return false
  small.saves += 1
  small.stored = { words: words.replaceAll('\r\n', '\n'), choice, version: stored.version + 1, own: true }
  return true
}

const bothTexts = (stored: Stored, sent: URLSearchParams): SafeHtml =>
  conflictBox({
    mine: sent.get('q:words') ?? '',
    theirs: stored.words,
    by: 'B. Worker',
    savedAt: '10:41',
    theirFields: { 'q:words': stored.words, 'q:value': stored.choice },
    theirVersion: stored.version,
    both: true,
    name: 'q:',
  })

const news = (stored: Stored) => ({
  people: ['B. Worker'],
  answers: [{ id: 'q', version: stored.version, html: String(question(stored)), by: 'B. Worker' }],
})

function sectionPage(stored: Stored): string {
  const main = html`<h1>Section</h1>${presenceLine([])}
    <form method="post" action="/section" data-live="/live">${question(stored)}${button({ text: 'Continue' })}</form>
    <a href="/next">Next section</a>`
  const person = {
    name: 'A. Reviewer',
    key: '7',
    keeping: [1, 2].map((one) => Buffer.alloc(32, one).toString('base64url')).join('.'),
  }
  return String(page({ title: 'Section', councilName: 'Northmoor County Council', person, main }))
}

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
    ${checkboxes({
      name: 'q:themes',
      fieldset: { legend: { text: 'Themes' } },
      items: [
        { value: 'play', text: 'Play' },
        { value: 'school', text: 'School' },
      ],
    })}
    ${savedLine()}${conflictPlace()}</div>`
}

function json(response: ServerResponse, status: number, value: object): void {
  if (!response.destroyed) response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

const typeOf = (url: string): string =>
  url.endsWith('.css') ? 'text/css' : url.endsWith('.js') ? 'text/javascript' : 'application/octet-stream'

export async function until(met: () => boolean): Promise<void> {
  const patience = AbortSignal.timeout(6000)
  while (!met()) {
    patience.throwIfAborted()
    await delay(20)
  }
}
