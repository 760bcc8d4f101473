/*
 * npm run mutants: would a test notice if a rule were wrong? Stryker changes the pure files one small thing at a time; the
 * share of changes that some test notices is printed and kept in docs/mutants.md. It takes a quarter of an hour or more,
 * and is therefore no part of npm test.
 *
 *   npm run mutants                 everything
 *   npm run mutants -- writers      only files whose path has "writers" in it: says every mutant that lives, keeps nothing
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, relative } from 'node:path'
import { type MutantResult, type PartialStrykerOptions } from '@stryker-mutator/api/core'
import { Stryker } from '@stryker-mutator/core'
import { root } from '#src/config.ts'
import { type Mutant, listStale, mutantsPage, promised, shareKilled, whyAccepted } from './mutants/page.ts'
import { findRules, findTestsOf } from './mutants/rules.ts'

const wanted = process.argv.slice(2)
const files = findRules().filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))

process.chdir(root)
// The runner starts `node` by its name, and Hearth's own is the one that reads TypeScript.
process.env['PATH'] = dirname(process.execPath) + delimiter + process.env['PATH']
const results = await new Stryker(options()).runMutationTest()
const mutants = results.filter(({ status }) => status !== 'Ignored').map(read)
const alive = mutants.filter(({ killed }) => !killed)

for (const one of alive.filter((mutant) => !whyAccepted(mutant)))
  console.log(`${one.file}:${one.line}  ${one.was}  →  ${one.becomes}`)
const share = shareKilled(mutants)
console.log(`\n${mutants.length - alive.length} of ${mutants.length} noticed: ${share.toFixed(1)} % (at least ${promised})`)
if (wanted.length === 0) keep()
process.exitCode = share >= promised ? 0 : 1

function options(): PartialStrykerOptions {
  return {
    testRunner: 'tap',
    plugins: ['@stryker-mutator/tap-runner'],
    mutate: files,
    tap: {
      testFiles: findTestsOf(files),
      nodeArgs: ['-r', '{{hookFile}}', '--import', './test/seed.ts', '--test-reporter=tap', '{{testFile}}'],
      forceBail: true,
    },
    coverageAnalysis: 'perTest',
    concurrency: 1,
    timeoutMS: 20_000,
    tempDirName: 'build/mutants',
    // Stryker would read it with the compiler's own code, which TypeScript 7 no longer brings; nothing here needs it.
    tsconfigFile: 'build/none.json',
    ignorePatterns: ['docs', 'assets', 'db', 'bench', 'src/modules/demonstration'],
    reporters: process.stdout.isTTY ? ['progress'] : [],
    logLevel: 'warn' as const,
  } as PartialStrykerOptions
}

function read({ fileName, location, replacement, status }: MutantResult): Mutant {
  const file = relative(root, fileName)
  const { start, end } = location
  const lines = readFileSync(join(root, file), 'utf8').split('\n').slice(start.line - 1, end.line)
  const last = lines.length - 1
  lines[last] = lines[last]!.slice(0, end.column - 1)
  lines[0] = lines[0]!.slice(start.column - 1)
  const becomes = replacement ?? ''
  return { file, line: start.line, was: lines.join('\n'), becomes, killed: status === 'Killed' || status === 'Timeout' }
}

function keep(): void {
  for (const { file, was } of listStale(mutants)) console.log(`Accepted without need: ${file}: ${was}`)
  writeFileSync(join(root, 'docs/mutants.md'), mutantsPage(mutants, Temporal.Now.plainDateISO().toString()))
  console.log('Kept in docs/mutants.md')
}
