import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { root } from '#src/config.ts'

/** Everything that is read here, by its path in the repository. */
export type Files = ReadonlyMap<string, string>

export function readFiles(...patterns: string[]): Files {
  const paths = globSync(patterns, { cwd: root, exclude: ['node_modules/**'] }).toSorted()
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

/** Pages that a text names ("docs/operate.md", "states/audits.md") and that are at none of the places it can mean. */
export function pagesMissing([path, text]: [string, string], isThere: (page: string) => boolean): string[] {
  const named = [...text.matchAll(/(?<![\w/.*-])[\w.][\w./-]*\.md\b/g)].map(([page]) => page)
  const places = (page: string) => [page, join('docs', page), normalize(join(dirname(path), page))]
  return [...new Set(named)].filter((page) => !places(page).some(isThere)).map((page) => `${path}: ${page}`)
}

/** What a page links to, without other sites and without the places inside a page. */
export function linksOf(path: string, text: string): string[] {
  return [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, to]) => to!)
    .filter((to) => !/^[a-z]+:/.test(to))
    .map((to) => normalize(join(dirname(path), decodeURI(to))))
}

export type Cited = { kind: 'invariant' | 'reading'; number: number }

/** "(invariant 6)", "(readings 10 and 11)", "(clause 4.7; reading 7)", "(reading 12: rules 225 …)". */
export function citedIn(text: string): Cited[] {
  return [...text.matchAll(/\b(invariant|reading)s? (\d+)(?: and (\d+))?(?=[);:,. ])/g)].flatMap(
    ([, kind, ...numbers]) =>
      numbers.flatMap((number) => (number ? [{ kind: kind as Cited['kind'], number: Number(number) }] : [])),
  )
}

/** The numbers of the table under this heading. */
export function numbersUnder(heading: string, text: string): number[] {
  const [, part = ''] = text.split(`\n## ${heading}\n`)
  return [...part.split('\n## ')[0]!.matchAll(/^\| (\d+) \|/gm)].map(([, number]) => Number(number))
}

export type Row = { what: string; path: string; name: string }

/** The rows of docs/where.md. */
export function rowsOfWhere(text: string): Row[] {
  return [...text.matchAll(/^\| (.+?) \| \[[^\]]+\]\(\.\.\/([^)]+)\) \| `([^`]+)` \|$/gm)].map(
    ([, what, path, name]) => ({ what: what!, path: path!, name: name! }),
  )
}

/** Why a row leads nowhere, and where its name is now; undefined when it leads there. */
export function whyStale({ what, path, name }: Row, files: Files): string | undefined {
  const text = files.get(path)
  if (text !== undefined && declares(path, text, name)) return undefined
  const now = [...files].filter(([other, words]) => declares(other, words, name)).map(([other]) => other)
  const says = text === undefined ? `there is no ${path}` : `${path} has no ${name}`
  return `“${what}”: ${says}; ${now.length === 0 ? 'no file has it' : `look in ${now.join(', ')}`}`
}

function declares(path: string, text: string, name: string): boolean {
  if (path.endsWith('.sql')) return new RegExp(`\\b${name}\\b`).test(text)
  return new RegExp(`^export (?:async )?(?:function|const|class|type) ${name}\\b|^  ${name}\\??:`, 'm').test(text)
}
