/*
 * Looks for secrets in every file that git keeps: private keys, and long words that look drawn at random next to a word
 * such as "token". Says file and line, never the secret.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#src/config.ts'

const patterns: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\b(?:ghp|gho|ghs|github_pat|glpat|xox[abprs]|sk_live|rk_live)[-_][0-9A-Za-z_-]{16,}/,
  /\b[a-z]+:\/\/[^\s/:@'"`$]+:[^\s/@'"`$]{8,}@/,
  /\b(?:secret|token|password|api_?key)\b['"]?\s*[:=]\s*['"][0-9A-Za-z+/_-]{24,}['"]/i,
]

const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0')
const found = files.filter(isText).flatMap(findIn)
for (const place of found)
  console.error(`${place}: this looks like a secret. Take it out, and change it where it is used.`)
if (found.length > 0) process.exitCode = 1

function isText(path: string): boolean {
  if (path === '' || path === 'package-lock.json') return false
  const { size } = statSync(join(root, path), { throwIfNoEntry: false }) ?? { size: Infinity }
  return size < 2_000_000
}

function findIn(path: string): string[] {
  const lines = readFileSync(join(root, path), 'utf8').split('\n')
  return lines.flatMap((line, index) =>
    patterns.some((pattern) => pattern.test(line)) ? [`${path}:${index + 1}`] : [],
  )
}
