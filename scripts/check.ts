/*
 * npm run check: everything that can be said about the code without running it, all at once, a line each.
 *
 *   --fast    only format, lint and types, as before a commit
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from '#src/config.ts'

type Check = { name: string; mend: string; command: string[]; slow?: true }

const bin = (name: string) => join(root, 'node_modules/.bin', name)
const node = (...args: string[]) => [process.execPath, ...args]

const checks: readonly Check[] = [
  { name: 'format', mend: 'npm run format', command: [bin('biome'), 'format', '.'] },
  { name: 'lint', mend: 'read the lines above', command: [bin('oxlint')] },
  { name: 'types', mend: 'read the lines above', command: [bin('tsc'), '-p', '.'] },
  {
    name: 'types of the browser scripts',
    mend: 'read the lines above',
    command: [bin('tsc'), '-p', 'tsconfig.assets.json'],
  },
  {
    name: 'architecture',
    mend: 'read the lines above',
    command: node('--test', 'test/architecture.test.ts'),
    slow: true,
  },
  { name: 'generated pages and schema', mend: 'npm run docs', command: node('scripts/docs.ts', '--check'), slow: true },
  { name: 'licences', mend: 'read the lines above', command: node('scripts/licences.ts'), slow: true },
  { name: 'secrets', mend: 'read the lines above', command: node('scripts/secrets.ts'), slow: true },
  { name: 'unused code', mend: 'remove it', command: [bin('knip'), '--no-progress'], slow: true },
]

const fast = process.argv.includes('--fast')
const started = performance.now()
const results = await Promise.all(checks.filter(({ slow }) => !fast || !slow).map(run))
const failed = results.filter((passed) => !passed).length
const seconds = ((performance.now() - started) / 1000).toFixed(1)
console.log(
  failed === 0 ? `All is well, in ${seconds} s.` : `${failed} of ${results.length} checks failed, in ${seconds} s.`,
)
process.exitCode = failed === 0 ? 0 : 1

async function run({ name, mend, command }: Check): Promise<boolean> {
  const [program, ...args] = command
  const child = spawn(program!, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  })
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await new Promise<number | null>((resolve) => child.on('error', () => resolve(-1)).on('close', resolve))
  if (code === 0) console.log(`✔ ${name}`)
  else console.log(`${Buffer.concat(chunks).toString().trimEnd()}\n✖ ${name} (${mend})`)
  return code === 0
}
