/*
 * npm run bench: what Hearth promises about speed, each figure against a floor measured in the same run, since machines
 * are shared and noisy. Prints a table and keeps it in docs/bench.md. It judges nothing in tests.
 */
import { fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { root } from '#src/config.ts'
import { testAssets } from '#test/assets.ts'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { fillTo } from './data.ts'
import { timeImport } from './import.ts'
import { timeSaves } from './saves.ts'

type Line = { what: string; measured: string; promise: string; kept: boolean }

const lines: Line[] = []
await testAssets() // so that no server of the bench compiles styles
const database = await freshDatabase()
const service = await aSmallService(database)
const connection = JSON.stringify(database.connection)

const small = await pagesAt(100)
const large = await pagesAt(10_000)
const floor = await startServer('floor')
const hearth = await startServer('hearth')
const cookie = await signIn(hearth.address, 'qa-1')
const bare = await rounds(() => load(floor.address, '/'))
const list = await rounds(() => load(hearth.address, '/audits', cookie))
add('The list of 25 of 10,000 audits, signed in', `${list} requests a second`, 'at least 500', list >= 500)
add(
  'The same against a bare route that runs select 1',
  `${ratio(bare, list)} times slower`,
  'at most 6',
  bare / list <= 6,
)
add(
  'Memory of the web process under that load',
  `${Math.round((await hearth.ask()).memory / 2 ** 20)} MB`,
  'under 250',
  (await hearth.ask()).memory < 250 * 2 ** 20,
)
const cpu = await cpuOf('/audits/A-1001/print', 200)
add('Processor time of the largest audit page', `${cpu.toFixed(1)} ms`, 'under 10', cpu < 10)
for (const [path, before] of small) {
  const after = large.get(path)!
  add(`100 times the data: ${path}`, `${ratio(after, before)} times the time`, 'at most 1.3', after / before <= 1.3)
}
const saves = await timeSaves(database, service)
add(
  'Saving one answer with trail and history, against a bare insert',
  `${saves.toFixed(2)} times`,
  'at most 3',
  saves <= 3,
)
const seconds = await timeImport(database)
add('Importing and reviewing 5,000 episodes', `${seconds.toFixed(2)} s`, 'under 2', seconds < 2)
finish()

/** Milliseconds of each page with this many audits: the middle of many, one after the other, by a process of its own. */
async function pagesAt(audits: number): Promise<Map<string, number>> {
  await fillTo(database, audits)
  const server = await startServer('hearth')
  const session = await signIn(server.address, 'qa-1')
  const worker = await signIn(server.address, 'fro-1')
  const times = new Map<string, number>()
  for (const path of [
    '/audits',
    '/audits?state=in_moderation',
    '/audits/A-1001',
    '/audits/A-1001/sections/safe',
    '/households',
    '/households/H-1001',
    '/actions',
    '/month',
  ]) {
    times.set(path, await middleTime(server.address, path, session))
  }
  times.set('/', await middleTime(server.address, '/', worker))
  server.stop()
  return times
}

async function middleTime(address: string, path: string, session: string): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 60; round += 1) {
    const began = performance.now()
    const reply = await fetch(address + path, { headers: { cookie: session } })
    await reply.text()
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}`)
    if (round >= 10) times.push(performance.now() - began)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!
}

/** Requests a second with ten connections for four seconds. */
async function load(address: string, path: string, session = ''): Promise<number> {
  const result = await autocannon({ url: address + path, connections: 10, duration: 4, headers: { cookie: session } })
  if (result.non2xx > 0) throw new Error(`${path} answered ${result.non2xx} times with an error`)
  return result.requests.average
}

/** The middle of three, after one to warm up. */
async function rounds(once: () => Promise<number>): Promise<number> {
  await once()
  const all = [await once(), await once(), await once()]
  return Math.round(all.toSorted((a, b) => a - b)[1]!)
}

async function cpuOf(path: string, times: number): Promise<number> {
  await middleTime(hearth.address, path, cookie)
  const before = (await hearth.ask()).cpu
  for (let round = 0; round < times; round += 1)
    await (await fetch(hearth.address + path, { headers: { cookie } })).text()
  const after = (await hearth.ask()).cpu
  return (after.user + after.system - before.user - before.system) / 1000 / times
}

async function startServer(kind: 'hearth' | 'floor') {
  const child = fork(join(root, 'bench/server.ts'), [kind, connection], { execArgv: ['--heap-growing-percent=25'] }) // as bin/hearth.mjs does
  const heard = <T>() => new Promise<T>((resolve) => child.once('message', (message) => resolve(message as T)))
  const { address } = await heard<{ address: string }>()
  process.once('exit', () => child.kill())
  return {
    address,
    stop: () => child.kill(),
    ask: () => {
      const told = heard<{ cpu: NodeJS.CpuUsage; memory: number }>()
      child.send('how are you')
      return told
    },
  }
}

async function signIn(address: string, person: string): Promise<string> {
  const reply = await fetch(`${address}/sign-in/demo`, {
    method: 'POST',
    body: new URLSearchParams({ person }),
    redirect: 'manual',
  })
  return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

function ratio(one: number, other: number): string {
  return (one / other).toFixed(2)
}

function add(what: string, measured: string, promise: string, kept: boolean): void {
  lines.push({ what, measured, promise, kept })
  console.log(`${kept ? 'kept    ' : 'NOT KEPT'}  ${what}: ${measured} (${promise})`)
}

function finish(): void {
  const rows = lines.map(
    (line) => `| ${line.what} | ${line.measured} | ${line.promise} | ${line.kept ? 'kept' : '**not kept**'} |`,
  )
  const text = `# Speed\n\nWritten by \`npm run bench\` on ${Temporal.Now.plainDateISO()}: two cores, shared with the load itself. Compare ratios, not single figures.\n\n| what | measured | promise | |\n|---|---|---|---|\n${rows.join('\n')}\n`
  writeFileSync(join(root, 'docs/bench.md'), text)
  console.log('\nKept in docs/bench.md')
  process.exit(0)
}
