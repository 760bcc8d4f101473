import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#src/config.ts'

/** A test that a page names: "`test/a.test.ts` “is so”, “and so”" names two. */
export type Named = { file: string; test: string }

export function namedIn(text: string): Named[] {
  const files = text.matchAll(/`([\w./-]+\.test\.ts)`((?:,? ?“[^”]+”)+)/g)
  return [...files].flatMap(([, file, tests]) => {
    return [...tests!.matchAll(/“([^”]+)”/g)].map(([, test]) => ({ file: file!, test: test! }))
  })
}

/** Files that a text names, between backticks and with a folder before them. */
export function filesIn(text: string): string[] {
  return [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+)`/g)].map(([, file]) => file!)
}

/** What is wrong with what a page names: a file that is not there, or a test that it does not have. */
export function listMissing(text: string): string[] {
  const files = filesIn(text).filter((file) => !existsSync(join(root, file)))
  const tests = namedIn(text).filter(({ file, test }) => existsSync(join(root, file)) && !hasTest(file, test))
  return [
    ...files.map((file) => `there is no ${file}`),
    ...tests.map(({ file, test }) => `${file} has no test “${test}”`),
  ]
}

function hasTest(file: string, name: string): boolean {
  const calls = readFileSync(join(root, file), 'utf8').matchAll(/\b(?:test|it|describe|journey)\(\s*(['"`])(.*?)\1,/g)
  return [...calls].some(([, , said]) => said === name)
}

/** The rows of every table of a page, cell by cell, without their headings. */
export function rowsIn(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'))
  const rows = lines.map((line) =>
    line
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.replace(/^\|?\s*|\s*\|?$/g, '').trim()),
  )
  return rows.filter((_, at) => !/^\|[\s|:-]+\|$/.test(lines[at]!) && !/^\|[\s|:-]+\|$/.test(lines[at + 1] ?? ''))
}
