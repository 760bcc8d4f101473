import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '#src/config.ts'

const checking = process.argv.includes('--check')

/** Writes a generated file when it has changed; with `--check` only says that it is stale, and fails. */
export function keepFile(path: string, content: string): void {
  const file = join(root, path)
  if (existsSync(file) && readFileSync(file, 'utf8') === content) return
  if (checking) {
    console.error(`${path} is stale: run \`npm run docs\` and commit what it writes.`)
    process.exitCode = 1
    return
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  console.log(`Wrote ${path}.`)
}
