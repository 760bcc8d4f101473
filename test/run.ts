/*
 * npm test: one process for the rooms, three for everything else that is no journey, and one for each file of journeys; as many
 * at a time as there are processors and one more, three at most, because each of them often waits. Ends with the sum over all
 * of them, and fails when a test failed or when there was none.
 *
 *   npm test                 everything
 *   npm test -- dates        only files whose path has "dates" in it
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import browser from '@sparticuz/chromium'
import { root } from '#src/config.ts'

type Outcome = { output: string; passed: boolean }

const wanted = process.argv.slice(2)
// What a screen reader reads depends on what a browser has drawn: as a journey, it has a process to itself.
const journeys = [...findFiles('test/every-tree.test.ts'), ...findFiles('test/journeys/**/*.test.ts')]
const others = findFiles('{src,test,scripts,bench}/**/*.test.ts').filter((file) => !journeys.includes(file))
const ofRooms = others.filter((file) => file.startsWith('src/modules/'))
const rest = others.filter((file) => !ofRooms.includes(file))
const started = performance.now()

const waiting = [...deal(rest, 3), ofRooms, ...journeys.map((file) => [file])].filter((files) => files.length > 0)
const outcomes: Outcome[] = []
const running = new Set<ChildProcess>()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => running.forEach((child) => child.kill(signal)))
await browser.executablePath() // unpacked once, before several processes would do it at once
await Promise.all(Array.from({ length: Math.min(3, availableParallelism() + 1) }, takeTurns))
report(outcomes)

function findFiles(pattern: string): string[] {
  const files = globSync(pattern, { cwd: root }).toSorted()
  return wanted.length === 0 ? files : files.filter((file) => wanted.some((word) => file.includes(word)))
}

/** Like cards: what stands side by side is often of one kind and takes as long, so each gets a share of it. */
function deal(files: readonly string[], hands: number): string[][] {
  return Array.from({ length: hands }, (_, hand) => files.filter((_, at) => at % hands === hand))
}

/** Takes what waits, one after the other, until there is none; what each process says is printed when it is done. */
async function takeTurns(): Promise<void> {
  for (let files = waiting.shift(); files !== undefined; files = waiting.shift()) {
    const outcome = await test(files)
    process.stdout.write(outcome.output)
    outcomes.push(outcome)
  }
}

function test(files: string[]): Promise<Outcome> {
  const flags = [
    '--import=./test/seed.ts',
    '--test',
    '--test-isolation=none',
    '--test-reporter=spec',
    '--test-timeout=900000',
  ]
  const child = spawn(process.execPath, [...flags, ...files], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => void chunks.push(chunk))
  running.add(child)
  return new Promise((resolve) => {
    child.on('close', (code) => {
      running.delete(child)
      resolve({ output: Buffer.concat(chunks).toString(), passed: code === 0 })
    })
  })
}

/** The same words in which the test runner counts, so that whoever reads the last lines reads the sum. */
function report(all: Outcome[]): void {
  const counts = ['tests', 'suites', 'pass', 'fail', 'cancelled', 'skipped', 'todo']
  const sums = counts.map((name) => [name, all.reduce((sum, { output }) => sum + countIn(output, name), 0)] as const)
  console.log('\nAll together:')
  for (const [name, sum] of sums) console.log(`ℹ ${name} ${sum}`)
  console.log(`ℹ duration_ms ${Math.round(performance.now() - started)}`)
  const passed = Object.fromEntries(sums)['pass']!
  process.exitCode = passed > 0 && all.every((one) => one.passed) ? 0 : 1
}

function countIn(output: string, name: string): number {
  return [...output.matchAll(new RegExp(`^ℹ ${name} (\\d+)$`, 'gm'))].reduce((sum, [, count]) => sum + Number(count), 0)
}
