import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clauses } from '#framework/clauses.ts'
import { root } from '#src/config.ts'
import { page, table } from './markdown.ts'

type Source = { path: string; text: string }

/** Every clause of the framework: the files that cite it, and the journeys that show it kept. */
export function clausesPage(): string {
  const files = read('{src,db}/**/*.{ts,sql}').filter(
    ({ path }) => !/^src\/framework\/(clauses|s\d-)|\.test\.ts$|^db\/schema\.sql$/.test(path),
  )
  const journeys = read('test/journeys/**/*.test.ts')
  const rows = clauses.map(({ id, says }) => {
    const citing = files.filter(({ text }) => cites(text, id)).map(({ path }) => link(path))
    const shown = journeys.flatMap((journey) => titlesOf(journey, id))
    return [id, says, citing.join('<br>') || '', shown.join('<br>') || 'not yet']
  })
  const kept = rows.filter(([, , , shown]) => shown !== 'not yet').length
  return page(
    'The framework, clause by clause',
    '`src/framework/clauses.ts`, the files that cite a clause, and the journeys in `test/journeys`',
    `A clause counts as kept only when a journey in a real browser names it: ${kept} of ${clauses.length} so far.`,
    table(['Clause', 'What it asks', 'Kept in', 'Shown by'], rows),
  )
}

function read(pattern: string): Source[] {
  const paths = globSync(pattern, { cwd: root }).toSorted()
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** A file cites a clause by its number after the word: `clause: '7.7'`, `clauses 7.4 and 7.5`. */
function cites(text: string, id: string): boolean {
  return new RegExp(`\\bclauses?\\b[^\\n]*?(?<![\\d.])${escape(id)}(?![\\d.]*\\d)`, 'i').test(text)
}

/** A journey's title begins with the clauses that it shows: `journey('7.7 7.8 An audit is …'`. */
function titlesOf({ path, text }: Source, id: string): string[] {
  const titles = [...text.matchAll(/\b(?:journey|test)\(\s*(['"`])(.+?)\1/g)].map(([, , title]) => title!)
  return titles.map(readTitle).flatMap(({ ids, says }) => (ids.includes(id) ? [`${says} (${link(path)})`] : []))
}

function readTitle(title: string): { ids: string[]; says: string } {
  const [numbers = ''] = title.match(/^(?:(?:\d|A)\.\d+[,:\s]*)+/) ?? []
  return {
    ids: numbers.match(/[^,:\s]+/g) ?? [],
    says: title.slice(numbers.length).replace(eitherWay, 'with and without'),
  }
}

/** One story told twice, as the journeys write it. */
const eitherWay = "${javascript ? 'with' : 'without'}"

function link(path: string): string {
  return `[${path.replace(/^(src\/modules|test)\//, '')}](../${path})`
}

function escape(id: string): string {
  return id.replaceAll('.', '\\.')
}
