/*
 * npm run bench: what Hearth promises about speed. Prints a table and keeps it in docs/bench.md. It judges nothing in tests.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { root } from '#src/config.ts'
import { testAssets } from '#test/assets.ts'
import { get, type Server, signIn, startServer, total } from './asking.ts'
import { type Growth, growth, worstBy } from './axes.ts'
import { budgets } from './budgets.ts'
import { aCouncil, aServiceOf } from './data.ts'
import { timeHeld } from './hostile.ts'
import { timeImport } from './import.ts'
import type { Line } from './line.ts'
import { whatManyDo } from './many.ts'
import { type Axis, mostBytesOf, mostHeldOf, mostKilobytesOf, mostTimeOf } from './most.ts'
import { timePaint } from './paint.ts'
import { timeSaves } from './saves.ts'
import { verdict } from './why.ts'
import { weighLinks } from './wire.ts'

const lines: Line[] = []
await testAssets() // so that no server of the bench compiles styles
const few = await aServiceOf(100)
const many = await aServiceOf(10_000)
const hearth = await startServer(many.database)
const cookie = await signIn(hearth, 'qa-1')

const list = await rounds(() => load(hearth, '/audits', cookie))
const floor = await rounds(() => load(hearth, '/bare', cookie))
add(
  'The list of 25 of 10,000 audits, signed in, against a bare page, ten at once',
  `${(floor / list).toFixed(1)} times fewer: ${list} requests a second, and ${floor}`,
  'at most 10',
  floor <= 10 * list,
)
const { memory } = await hearth.ask()
add(
  'Memory of the web process under that load',
  `${Math.round(memory / 2 ** 20)} MB`,
  'under 260',
  memory < 260 * 2 ** 20,
)
const cpu = await cpuOf('/audits/A-1001/print', 200)
add('Processor time of the largest audit page', `${cpu.toFixed(1)} ms`, 'under 10', cpu < 10)

const { bare, pages, kilobytes } = await budgets(hearth, many.service)
add('Size of the longest section, while it is written', `${kilobytes} KB`, 'at most 64 KB', kilobytes <= 64)
for (const { what, bytes } of await weighLinks())
  add(
    `On the wire, the heaviest page of ${what}, with styles, scripts and heads`,
    `${Math.ceil(bytes / 1024)} KB`,
    'at most 40 KB',
    bytes <= 40 * 1024,
  )
for (const { what, ms } of await timePaint())
  add(
    `First paint of ${what}, never opened before, at 390 pixels, 400 kbit/s and 400 ms`,
    `${(ms / 1000).toFixed(2)} s`,
    'under 2 s',
    ms < 2000,
  )
for (const { what, most, cost } of pages) {
  const times = total(cost) / bare
  const own = `${cost.node.toFixed(2)} ms of Node and ${cost.postgres.toFixed(2)} of PostgreSQL`
  add(
    `${what}, against a bare page (${bare.toFixed(2)} ms)`,
    `${times.toFixed(1)} times: ${own}`,
    `at most ${most}`,
    times <= most,
  )
}

tell('A hundred times the years', await growth(await startServer(few.database), hearth), 'years')
const alone = await startServer(await aCouncil({ neighbours: false }))
const crowded = await startServer(await aCouncil({ neighbours: true }))
const beside = await growth(alone, crowded)
tell('Ten times the neighbours', beside, 'neighbours')
for (const { page, who, size } of worstBy(beside, (one) => one.size)) {
  const most = mostKilobytesOf(page)
  add(
    `Size of ${page} for ${who}, with ten neighbours`,
    `${Math.ceil(size / 1024)} KB`,
    `at most ${most} KB`,
    size <= most * 1024,
  )
}

for (const line of await whatManyDo({ few, many, alone, crowded })) push(line)

const saves = await timeSaves(many.database, many.service)
add(
  'Saving one answer with trail and history, against a bare insert',
  `${saves.toFixed(2)} times`,
  'at most 7',
  saves <= 7,
)
const seconds = await timeImport(many.database)
const row = (seconds * 1000) / 5000
add(
  'A row of 5,000 episodes, read, proposed and brought in, against a bare page',
  `${(row / bare).toFixed(2)} times: ${seconds.toFixed(2)} s in all`,
  'at most 0.6',
  row <= 0.6 * bare,
)
const { bare: bareHeld, all: allHeld } = await timeHeld(hearth, cookie, [
  '/',
  '/audits',
  '/audits/A-1001',
  '/audits/A-1001/sections/safe',
  '/households',
  '/actions',
  '/month',
  '/what-we-know',
  '/calendar',
  '/calendar/overview',
])
for (const [what, held] of allHeld)
  add(
    `The event loop is held by ${what}, against a bare page`,
    `${held.toFixed(1)} ms, ${(held / bareHeld).toFixed(2)} times`,
    `at most ${mostHeldOf(what)}`,
    held <= mostHeldOf(what) * bareHeld,
  )
finish()

/** The worst of each page, whoever looks. */
function tell(what: string, all: readonly Growth[], axis: Axis): void {
  for (const { page, who, time } of worstBy(all, (one) => one.time))
    keep(`${what}: ${page} for ${who}`, time, 'times the processor time', mostTimeOf(page, axis))
  for (const { page, who, bytes } of worstBy(all, (one) => one.bytes))
    keep(`${what}: ${page} for ${who}`, bytes, 'times the bytes', mostBytesOf(page, axis))
}

function keep(what: string, measured: number, unit: string, most: number): void {
  add(what, `${measured.toFixed(2)} ${unit}`, `at most ${most}`, measured <= most)
}

/** Requests a second with ten connections for four seconds. */
async function load({ address }: Server, path: string, session: string): Promise<number> {
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
  for (let round = 0; round < 50; round += 1) await get(hearth, path, cookie)
  const before = (await hearth.ask()).cpu
  for (let round = 0; round < times; round += 1) await get(hearth, path, cookie)
  const after = (await hearth.ask()).cpu
  return (after.user + after.system - before.user - before.system) / 1000 / times
}

function add(what: string, measured: string, promise: string, kept: boolean): void {
  push({ what, measured, promise, kept })
}

function push(line: Line): void {
  lines.push(line)
  console.log(`${line.kept ? 'kept    ' : 'NOT KEPT'}  ${line.what}: ${line.measured} (${line.promise})`)
}

function finish(): void {
  const rows = lines.map((line) => `| ${line.what} | ${line.measured} | ${line.promise} | ${verdict(line)} |`)
  const text = `# Speed\n\nWritten by \`npm run bench\` on ${Temporal.Now.plainDateISO()}: two cores, shared with the load itself. Compare ratios, not single figures.\n\n| what | measured | promise | |\n|---|---|---|---|\n${rows.join('\n')}\n`
  writeFileSync(join(root, 'docs/bench.md'), text)
  console.log('\nKept in docs/bench.md')
  process.exit(0)
}
