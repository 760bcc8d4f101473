/*
 * npm run audit: asks the registry what is known against the versions that are shipped, and whether they are signed as
 * they should be. Ends with 0 when nothing speaks against them, with 1 when something does (scripts/libraries/findings.ts
 * holds what is accepted, why and until when), and with 2 when the registry could not be asked.
 */
import { spawnSync } from 'node:child_process'
import { root } from '#src/config.ts'
import { acceptedFindings, listFindingMistakes, readFindings, readForgeries } from './libraries/findings.ts'

const findings = readFindings(askNpm('audit', '--omit=dev'))
const forgeries = readForgeries(askNpm('audit', 'signatures', '--omit=dev'))
const mistakes = [
  ...listFindingMistakes(findings ?? [], acceptedFindings, Temporal.Now.plainDateISO()),
  ...(forgeries ?? []).map((library) => `${library}: its signature does not fit. Do not install it.`),
]

for (const { library, severity, title, id } of findings ?? [])
  console.log(`Known: ${library}, ${severity}: ${title} (${id})`)
for (const mistake of mistakes) console.log(mistake)
if (findings === undefined)
  console.log('The registry could not be asked what is known against the libraries. Ask again from where it can.')
if (forgeries === undefined)
  console.log('The registry could not be asked whether the libraries are signed. Ask again from where it can.')
if (findings && mistakes.length === 0) console.log('Nothing high or critical is known against what is shipped.')
process.exitCode = mistakes.length > 0 ? 1 : findings && forgeries ? 0 : 2

/** What npm prints; its exit code says only that it found something. */
function askNpm(...args: string[]): string {
  const npm = process.env['npm_execpath']
  const command = npm?.endsWith('npm-cli.js') ? ['node', npm] : ['npm']
  const [program, ...before] = command as [string, ...string[]]
  const patience = ['--json', '--fetch-retries=0', '--fetch-timeout=30000']
  const { stdout } = spawnSync(program, [...before, ...args, ...patience], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    shell: process.platform === 'win32',
  })
  return stdout ?? ''
}
