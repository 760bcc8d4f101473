import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { root } from '#src/config.ts'
import { auditTool, questionOf } from './index.ts'
import { keptElsewhere } from './kept-elsewhere.ts'
import { readKeys } from './read-keys.ts'

/* Where keys stand that are not read: the tool itself, what is asked first of it and what calls for the rest, what it brings forward, whose
 * words stay in the house, and what a date or a figure in it may be; and the
 * invented service, which writes answers. */
const tables =
  /a2-audit-tool\/(sections\/|core\.ts|calls\.ts|facts\.ts|kept-elsewhere\.ts|of-others\.ts|read-keys\.ts)|plausible-answers\.ts$|\/demonstration\//
const ofTests = /\.test\.ts$|testing\.ts$/

const quoted = new RegExp(`['"\`]((?:${auditTool.sections.map(({ key }) => key).join('|')})\\.[a-z0-9_]+)['"\`]`, 'g')
const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*(\/\/|--).*$/gm, '')
const keysIn = (text: string) => [...withoutComments(text).matchAll(quoted)].map(([, key]) => key!)

const inCode = new Map<string, string[]>()
for (const path of [...globSync('src/**/*.ts', { cwd: root }), ...globSync('db/policies/*.sql', { cwd: root })])
  if (!tables.test(path) && !ofTests.test(path))
    for (const key of keysIn(readFileSync(join(root, path), 'utf8')))
      inCode.set(key, [...(inCode.get(key) ?? []), path])

describe('RV-4: the questions that code reads', () => {
  test('are those of the list, every one and no other', () => {
    const listed = new Set<string>(readKeys)
    const missing = [...inCode].filter(([key]) => !listed.has(key))
    assert.deepEqual(missing, [], 'read in the code, and a council could retire it: add it to read-keys.ts')
    const unread = readKeys.filter((key) => !inCode.has(key))
    assert.deepEqual(unread, [], 'no code reads it any more: take it out of read-keys.ts')
  })

  test('are questions that the tool asks, or that it did and the moves say now', () => {
    for (const key of readKeys) assert.ok(questionOf(key) || key in keptElsewhere, key)
  })

  test('would be found where somebody wrote a new one', () => {
    assert.deepEqual(
      keysIn(`const it = answers.get('safe.pets') // and 'safe.home'\nsql\`n.question = 'rec.signed'\``),
      ['safe.pets', 'safe.home', 'rec.signed'],
    )
    assert.deepEqual(keysIn(`/** Such as "safe.pets". */\n  // 'safe.home'\n-- 'rec.signed'`), [])
    assert.ok(inCode.size > 40, String(inCode.size))
  })
})
