import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { sealingKeyFrom, useSealingKey } from '#modules/people/index.ts'
import { setContacts } from '#modules/people/testing.ts'
import { makeLink } from '#modules/voices/commands/link.ts'
import { aHomeThatIsAsked, aVoice } from '#modules/voices/testing.ts'
import type { VoiceKind } from '#modules/voices/voice.ts'
import { createApp } from '#src/app.ts'
import { testAssets } from '#test/assets.ts'
import { type TestDatabase, testNow } from '#test/database.ts'

/* What goes over the line, in bytes: whoever opens a link may have an old telephone, far from a mast. */

export type Wire = Awaited<ReturnType<typeof openWire>>

/** The whole web server, asked as a browser asks that takes what is compressed. */
export async function openWire(database: TestDatabase) {
  const assets = await testAssets()
  useSealingKey(sealingKeyFrom('a secret of this test'))
  const app = await createApp({
    database,
    clock: () => testNow,
    councilName: 'Test County Council',
    demonstration: true,
    assets,
    report: ({ problem }) => void (problem && console.error(problem)),
  })
  const ask = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers })
  /** What a page names, as it was built here: other tests of the same process build with other colours. */
  const asBuilt = (path: string): string =>
    `/assets/${assets.manifest[path.replace('/assets/', '').replace(/-[0-9a-f]{10}\./, '.')]}`
  return { app, ask, asBuilt, close: () => app.close() }
}

/** A browser of today, led here by a page of ours. */
export const here = { 'accept-encoding': 'gzip, deflate, br', 'sec-fetch-site': 'same-origin' }

export type Got = Awaited<ReturnType<Wire['ask']>>

export function unpacked({ headers, rawPayload }: Got): string {
  if (headers['content-encoding'] === 'br') return String(brotliDecompressSync(rawPayload))
  return String(headers['content-encoding'] === 'gzip' ? gunzipSync(rawPayload) : rawPayload)
}

/** A page with all that it names, as a browser that was never here fetches it, and the heads of the answers. */
export async function fetchWhole({ ask, asBuilt }: Wire, url: string, headers: Record<string, string>) {
  const page = await ask(url, { ...here, ...headers })
  const named = [...unpacked(page).matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => asBuilt(path!))
  const all = [page, ...(await Promise.all([...new Set(named)].map((path) => ask(path, here))))]
  const bytes = all.reduce((sum, one) => sum + one.rawPayload.length + JSON.stringify(one.headers).length, 0)
  return { page, all, bytes }
}

/** What stands behind a link: which pages of whose form are weighed. */
export const weighed = [
  { kind: 'child', pages: ['', '/home', '/safe'] },
  { kind: 'carer', pages: ['', '/part-1', '/part-2'] },
] as const

/** For each kind a link, the address of a visit that was opened by it, and its cookie. */
export async function openLinks({ ask }: Wire, database: TestDatabase) {
  const home = await database.asSystem(testNow, async (tx) => {
    await setContacts(tx)
    return aHomeThatIsAsked(tx)
  })
  const visits: Partial<Record<VoiceKind, { link: string; at: string; cookie: string }>> = {}
  for (const { kind } of weighed) {
    const gathererId = kind === 'child' ? home.iro.id : home.officer.id
    const householdId = home.household.id
    const voice = await database.asSystem(testNow, (tx) => aVoice(tx, { householdId, kind, gathererId }))
    const { token } = await database.asPerson(gathererId, testNow, (tx, actor) =>
      makeLink(tx, voice.ref, actor, { today: Temporal.PlainDate.from('2026-11-19'), now: testNow }),
    )
    const link = `/say/${token}`
    const opened = await ask(link)
    const cookie = String(opened.headers['set-cookie']).split(';')[0]!
    visits[kind] = { link, at: String(opened.headers.location), cookie }
  }
  return visits
}
