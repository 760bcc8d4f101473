/*
 * npm run mutants: would a test notice if a rule were wrong? Stryker changes the pure files one small thing at a time; the
 * share of changes that some test notices is printed and kept in docs/mutants.md. It takes most of an hour the first time,
 * and is therefore no part of npm test.
 *
 *   npm run mutants                 what changed since the last time
 *   npm run mutants -- --fresh      everything anew
 *   npm run mutants -- writers      only files whose path has "writers" in it; keeps nothing in docs
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, relative } from 'node:path'
import { Stryker } from '@stryker-mutator/core'
import { root } from '#src/config.ts'
import { type Mutant, listStale, mutantsPage, promised, shareKilled, short, whyAccepted } from './mutants/page.ts'
import { byRoom, findRules, findTestsOf } from './mutants/rules.ts'

type Options = ConstructorParameters<typeof Stryker>[0]
type Result = Awaited<ReturnType<Stryker['runMutationTest']>>[number]

/** What Stryker says of a mutant; any other word means that it was not tried. */
const noticed = ['Killed', 'Timeout']
const lived = ['Survived', 'NoCoverage']

const fresh = process.argv.includes('--fresh')
const wanted = process.argv.slice(2).filter((word) => word !== '--fresh')
const files = findRules().filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))

process.chdir(root)
// The runner starts `node` by its name, and Hearth's own is the one that reads TypeScript.
process.env['PATH'] = dirname(process.execPath) + delimiter + process.env['PATH']
process.env['HEARTH_TEST_RUNS'] = '4000'
const mutants: Mutant[] = []
for (const [room, ofRoom] of byRoom(files)) mutants.push(...(await mutate(room, ofRoom)))
const alive = mutants.filter(({ killed }) => !killed)

for (const one of alive.filter((mutant) => !whyAccepted(mutant)))
  console.log(`${one.file}:${one.line}  ${short(one.was)}  →  ${short(one.becomes)}`)
const share = shareKilled(mutants)
console.log(
  `\n${mutants.length - alive.length} of ${mutants.length} noticed: ${share.toFixed(1)} % (at least ${promised})`,
)
if (wanted.length === 0) keep()
process.exitCode = share >= promised ? 0 : 1

/** Room by room, each with its own tests: a rule is to be noticed where it stands. */
async function mutate(room: string, ofRoom: readonly string[]): Promise<Mutant[]> {
  const results = await new Stryker(options(room, ofRoom)).runMutationTest()
  const tried = results.filter(({ status }) => noticed.includes(status) || lived.includes(status))
  // What was found before of other files comes along.
  return tried.map(read).filter(({ file }) => ofRoom.includes(file))
}

function options(room: string, ofRoom: readonly string[]): Options {
  return {
    testRunner: 'tap',
    plugins: ['@stryker-mutator/tap-runner'],
    mutate: [...ofRoom],
    tap: {
      testFiles: findTestsOf(room),
      nodeArgs: ['-r', '{{hookFile}}', '--import', './test/seed.ts', '--test-reporter=tap', '{{testFile}}'],
      forceBail: true,
    },
    coverageAnalysis: 'perTest',
    concurrency: 1,
    timeoutMS: 5_000,
    // A key turned into nothing does not compile, and a sentence turned into nothing is no rule.
    mutator: { excludedMutations: ['StringLiteral'] },
    // Only what changed since the last time, rules and tests alike.
    incremental: true,
    force: fresh,
    incrementalFile: `build/mutants-of-${room.replaceAll('/', '-')}.json`,
    tempDirName: 'build/mutants',
    // Stryker would read it with the compiler's own code, which TypeScript 7 no longer brings; nothing here needs it.
    tsconfigFile: 'build/none.json',
    ignorePatterns: ['docs', 'assets', 'db', 'bench', 'src/modules/demonstration'],
    reporters: [process.stdout.isTTY ? 'progress' : 'progress-append-only'],
    logLevel: 'warn' as const,
  } as Options
}

function read({ fileName, location, replacement, status }: Result): Mutant {
  const file = relative(root, fileName)
  const { start, end } = location
  const lines = readFileSync(join(root, file), 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line)
  const last = lines.length - 1
  lines[last] = lines[last]!.slice(0, end.column - 1)
  lines[0] = lines[0]!.slice(start.column - 1)
  const becomes = replacement ?? ''
  return { file, line: start.line, was: lines.join('\n'), becomes, killed: noticed.includes(status) }
}

function keep(): void {
  for (const { file, was } of listStale(mutants)) console.log(`Accepted without need: ${file}: ${was}`)
  writeFileSync(join(root, 'docs/mutants.md'), mutantsPage(mutants, Temporal.Now.plainDateISO().toString()))
  console.log('Kept in docs/mutants.md')
}
