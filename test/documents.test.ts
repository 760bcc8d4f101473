import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { roles } from '#framework/s4-roles.ts'
import { kindNames } from '#modules/audits/audit.ts'
import { kinds as voiceKinds } from '#modules/voices/voice.ts'
import { root } from '#src/config.ts'
import { rooms } from '#src/rooms.ts'
import { storeys, tables } from '#test/architecture.ts'
import { citedIn, linksOf, numbersUnder, pagesMissing, readFiles, rowsOfWhere, whyStale } from './documents.ts'

const code = readFiles('{src,db,test,scripts,bench,bin,assets}/**/*.{ts,sql,mjs,scss}')
const pages = readFiles('*.md', 'docs/**/*.md', 'deploy/**/*.md')
const page = (path: string): string => pages.get(path) ?? assert.fail(`there is no ${path}`)

describe('NW-2: what the code cites', () => {
  test('is in the repository: every page that a file names', () => {
    const aside = ['test/documents.ts', 'test/documents.test.ts', 'scripts/libraries/licences.test.ts']
    const naming = [...code, ...pages].filter(([path]) => !aside.includes(path))
    const everywhere = readFiles('**/*.md')
    assert.deepEqual(
      naming.flatMap((file) => pagesMissing(file, (at) => everywhere.has(at))),
      [],
    )
  })

  test('is where a link of a page says', () => {
    const dead = [...pages].flatMap(([path, text]) =>
      linksOf(path, text)
        .filter((to) => !existsSync(join(root, to)))
        .map((to) => `${path}: ${to}`),
    )
    assert.deepEqual(dead, [])
  })

  test('by a number is a line of docs/invariants.md', () => {
    const text = page('docs/invariants.md')
    const known = { invariant: numbersUnder('Invariants', text), reading: numbersUnder('Readings', text) }
    assert.deepEqual(known.invariant, [1, 2, 3, 4, 5, 6])
    const cited = [...code].flatMap(([path, words]) => citedIn(words).map((one) => ({ path, ...one })))
    assert.ok(cited.length > 15, 'the code cites them')
    assert.deepEqual(
      cited.filter(({ kind, number }) => !known[kind].includes(number)),
      [],
    )
  })

  test('every line of docs/invariants.md names files that hold it', () => {
    const named = [...page('docs/invariants.md').matchAll(/`(\w+)` in `([\w/.-]+\.(?:ts|sql))`/g)]
    const stale = named.flatMap(([what, name, path]) => whyStale({ what, path: path!, name: name! }, code) ?? [])
    assert.ok(named.length >= 5)
    assert.deepEqual(stale, [])
  })
})

describe('NW-2: docs/glossary.md says what they mean:', () => {
  const text = page('docs/glossary.md')
  const words = new Set([...text.matchAll(/`(\w+)`/g)].map(([, word]) => word!))
  const unsaid = (names: readonly string[]) => names.filter((name) => !words.has(name))

  test('rooms', () => assert.deepEqual(unsaid(rooms.map(({ key }) => key)), []))
  test('tables', () => assert.deepEqual(unsaid(Object.values(tables).flat()), []))
  test('states', () => assert.deepEqual(unsaid(rooms.flatMap(({ moves }) => Object.keys(moves?.states ?? {}))), []))
  test('kinds of audits and of voices', () => assert.deepEqual(unsaid([...Object.keys(kindNames), ...voiceKinds]), []))
  test('posts', () => assert.deepEqual(unsaid(Object.keys(roles)), []))
  test('letters of references', () => {
    const letters = rooms.flatMap(({ references = [] }) => references.map(({ letter }) => letter))
    assert.deepEqual(
      letters.filter((letter) => !text.includes(`, ${letter}- |`)),
      [],
    )
  })
})

describe('NW-3: docs/where.md', () => {
  const rows = rowsOfWhere(page('docs/where.md'))

  test('leads from each of its behaviours to a file that has what it says', () => {
    assert.ok(rows.length >= 30, 'thirty behaviours')
    assert.equal(rows.length, page('docs/where.md').match(/^\| (?!What \| )/gm)?.length, 'every row is read')
    assert.deepEqual(
      rows.flatMap((row) => whyStale(row, code) ?? []),
      [],
    )
  })

  test('is linked from the README', () => assert.ok(linksOf('README.md', page('README.md')).includes('docs/where.md')))

  test('says of a row that went stale where its name is now', () => {
    const files = new Map([['src/new.ts', 'export function found(): void {}']])
    const row = { what: 'It', path: 'src/old.ts', name: 'found' }
    assert.equal(whyStale(row, files), '“It”: there is no src/old.ts; look in src/new.ts')
    assert.equal(whyStale({ ...row, path: 'src/new.ts' }, files), undefined)
    assert.equal(
      whyStale({ ...row, path: 'src/new.ts', name: 'lost' }, files),
      '“It”: src/new.ts has no lost; no file has it',
    )
  })
})

test('NW-7: the README has the rooms in the order of their storeys', () => {
  const lines = [...page('README.md').matchAll(/^\d+\. ((?:`\w+`(?:, )?)+):/gm)]
  assert.deepEqual(
    lines.map(([, names]) => [...names!.matchAll(/`(\w+)`/g)].map(([, name]) => name)),
    storeys,
  )
})
