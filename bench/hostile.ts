import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/*
 * How long the event loop of the web process is held, in milliseconds: by a bare page, by every page of the bench, and by what a stranger
 * or somebody careless may send. While it is held nobody is served.
 */

type Server = { address: string; ask(): Promise<{ held: number }> }
type Asking = () => Promise<unknown>

/** The longest that the loop was held by each: of what is hostile the middle of three, since others use this machine; of the bare page
 * the middle of many. */
export async function timeHeld(server: Server, cookie: string, pages: readonly string[]) {
  const held = async (asking: Asking): Promise<number> => {
    await server.ask()
    await asking()
    await sleep(30)
    return (await server.ask()).held
  }
  const get = (path: string) => fetchAll(server.address + path, { headers: { cookie } })
  const bare: number[] = []
  for (let round = 0; round < 60; round += 1) {
    const one = await held(() => get('/sign-in'))
    if (round >= 20) bare.push(one)
  }
  const all: [string, number][] = []
  for (const path of pages) {
    await get(path) // what is compiled and prepared at the first asking is not the page's
    all.push([path, await held(() => get(path))])
  }
  for (const [what, { first, asking }] of Object.entries(hostile(server.address, cookie))) {
    const times: number[] = []
    for (let round = 0; round < 3; round += 1) {
      await first?.()
      times.push(await held(asking))
    }
    all.push([what, times.toSorted((a, b) => a - b)[1]!])
  }
  return { bare: bare.toSorted((a, b) => a - b)[Math.floor(bare.length / 2)]!, all }
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }

/** What is asked, and what is done before each asking that is not measured. */
function hostile(address: string, cookie: string): Record<string, { asking: Asking; first?: Asking }> {
  const post = (path: string, body: string | FormData, headers: Record<string, string> = {}) =>
    fetchAll(address + path, { method: 'POST', body, headers, redirect: 'manual' })
  const get = (path: string) => fetchAll(address + path, { headers: { cookie } })
  const imports = async (): Promise<string[]> => {
    const list = await (await fetch(`${address}/imports`, { headers: { cookie } })).text()
    return [...new Set(list.match(/\/imports\/\d+/g))]
  }
  let made = 0
  const upload = () => post('/imports', aReturn(made++), { cookie })
  // A newer import lets one lapse that nobody decided, and what is brought in once is not brought in again: each time a fresh one.
  const bringIn = async () => {
    const path = (await imports())[0] ?? '/imports'
    const options = { method: 'POST', body: 'leave-out=yes', headers: { ...form, cookie }, redirect: 'manual' } as const
    const { status } = await fetch(`${address}${path}/commitment`, options)
    if (status !== 303) throw new Error(`The import was not brought in: ${status}`)
  }
  const keys = Array.from({ length: 250_000 }, (_, at) => at.toString(36)).join('&')
  const nothing = () => {
    const data = new FormData()
    for (let at = 0; at < 15; at += 1) data.append('files', new Blob([new Uint8Array(2_000_000)]), `${at}.csv`)
    return data
  }
  return {
    'a text of 2 MB, from a stranger': {
      asking: () => post('/sign-in', 'x'.repeat(2_097_142), { 'content-type': 'text/plain' }),
    },
    '250,000 keys, from a stranger': { asking: () => post('/sign-in', keys, form) },
    '250,000 keys, from somebody signed in': { asking: () => post('/actions', keys, { ...form, cookie }) },
    'a form of 2 MB, from somebody signed in': {
      asking: () => post('/actions', `says=${'%41'.repeat(690_000)}`, { ...form, cookie }),
    },
    'three uploads of 30 MB without a session': {
      asking: () => Promise.all([1, 2, 3].map(() => post('/imports', nothing()))),
    },
    'an upload of 30 MB of nothing, from somebody who may': { asking: () => post('/imports', nothing(), { cookie }) },
    'an import of 60,000 rows, from somebody who may': { asking: upload },
    'the page of that import': { asking: async () => get((await imports())[0] ?? '/imports') },
    'bringing that import in': { first: upload, asking: bringIn },
    '300 half-open sockets': { asking: () => halfOpen(new URL(address), 300) },
    'an address of 14,000 signs': { asking: () => get(`/audits?${'a=1&'.repeat(3500)}`) },
    'a page that cannot be': { asking: () => get('/audits?page=9223372036854775807') },
  }
}

/** A year's return of far more children than any authority has, and of others each time. */
function aReturn(time: number): FormData {
  const children = Array.from({ length: 30_000 }, (_, at) => 700_000 + time * 30_000 + at)
  const files = {
    'header.csv': [
      'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB',
      ...children.map((child) => `${child},1,01/05/2014,WBRI,UN1,,`),
    ],
    'episodes.csv': [
      'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
      ...children.map((child) => `${child},03/04/2025,S,C2,N1,U6,PR1,10/09/2025,X1,CARPL,ZZ1 1AA,ZZ1 2AA,`),
    ],
  }
  const data = new FormData()
  for (const [name, rows] of Object.entries(files)) data.append('files', new Blob([rows.join('\n')]), name)
  return data
}

/** Half of them with half a head, half with half a body; and somebody who asks for a page meanwhile. */
async function halfOpen({ hostname, port, href }: URL, count: number): Promise<void> {
  const begun = [
    'GET / HTTP/1.1\r\nHost: x',
    'POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\na=',
  ]
  const sockets = Array.from({ length: count }, (_, at) => {
    const socket = connect(Number(port), hostname).on('error', () => {})
    socket.write(begun[at % 2]!)
    return socket
  })
  await sleep(1000)
  await fetchAll(`${href}sign-in`, {})
  for (const socket of sockets) socket.destroy()
}

/** To the end of its answer; a connection that was closed in the middle is an answer too. */
async function fetchAll(address: string, options: RequestInit): Promise<void> {
  await fetch(address, options)
    .then((reply) => reply.arrayBuffer())
    .catch(() => undefined)
}
