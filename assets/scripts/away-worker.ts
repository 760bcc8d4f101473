// Keeps one page on the device: the empty form of a leader's day, asked for as nobody (no cookie goes along), with the styles and scripts that it
// names. It stands in where the form of a day is opened and nothing answers. No other page is kept, and none is read here.

type Waits = Event & { waitUntil(work: Promise<unknown>): void }
type Asks = Waits & { request: Request; respondWith(answer: Promise<Response>): void }
type Told = Waits & { data: unknown; ports: readonly MessagePort[] }
type Worker = {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  addEventListener(kind: string, work: (event: never) => void): void
}
const worker = globalThis as unknown as Worker

const formPath = '/programme/form'
const mayBeAway = /^\/programme\/(P-\d+\/sections\/leader|form)\/?$/
const prefix = 'hearth-empty-form-'
const patience = 8000

worker.addEventListener('install', (event: Waits) => event.waitUntil(layOut().then(() => worker.skipWaiting())))
worker.addEventListener('activate', (event: Waits) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('message', (event: Told) => {
  if (event.data !== 'lay out') return
  const done = layOut()
    .then(() => event.ports[0]?.postMessage('laid out'))
    .catch(() => undefined)
  event.waitUntil(done)
})
worker.addEventListener('fetch', (event: Asks) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate') {
    if (mayBeAway.test(pathname)) event.respondWith(orEmptyForm(request))
  } else if (pathname.startsWith('/assets/')) event.respondWith(orKept(request))
})

/** The form as the server has it now; what was kept before goes once all of this is there. */
async function layOut(): Promise<void> {
  const page = await asNobody(formPath)
  const markup = await page.clone().text()
  const named = [...markup.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!)
  const files = await Promise.all([...new Set(named)].map(async (path) => [path, await asNobody(path)] as const))
  const name = `${prefix}${Date.now()}`
  const cache = await caches.open(name)
  await Promise.all([[formPath, page] as const, ...files].map(([path, reply]) => cache.put(path, reply)))
  for (const other of await caches.keys()) if (other.startsWith(prefix) && other < name) await caches.delete(other)
}

async function asNobody(path: string): Promise<Response> {
  const reply = await fetch(path, { credentials: 'omit', redirect: 'error', cache: 'no-cache' })
  if (!reply.ok) throw new Error(path)
  return reply
}

async function orEmptyForm(request: Request): Promise<Response> {
  try {
    return await Promise.race([fetch(request), new Promise<never>((_, fail) => setTimeout(fail, patience))])
  } catch {
    const kept = await caches.match(formPath)
    if (kept) return kept
    return fetch(request)
  }
}

async function orKept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}
