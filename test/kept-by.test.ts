import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { root } from '#src/config.ts'
import { numbers } from './asvs.ts'
import { filesIn, listMissing, namedIn, rowsIn } from './kept-by.ts'

const security = readFileSync(join(root, 'SECURITY.md'), 'utf8')
const asvs = readFileSync(join(root, 'docs/asvs.md'), 'utf8')

describe('SECURITY.md', () => {
  it('names a test for every promise', () => {
    const rows = rowsIn(security)
    assert.ok(rows.length > 20)
    assert.deepEqual(
      rows.filter((cells) => cells.length !== 2 || namedIn(cells[1]!).length === 0),
      [],
      'beside each promise stands the path of a test file in backticks, then the names of its tests in “these marks”',
    )
  })

  it('names tests that are there', () => assert.deepEqual(listMissing(security), []))
})

describe('docs/asvs.md', () => {
  const rows = rowsIn(asvs)
  const words = ['kept', 'not applicable', 'not yet']

  it('answers every number of level 2, and of level 3 for access, logging and data protection, once and in their order', () => {
    assert.deepEqual(
      rows.map(([number]) => number),
      numbers,
    )
  })

  it('answers with one of three words, and says how or why', () => {
    assert.deepEqual(
      rows.filter(([, word, by]) => !words.includes(word!) || (by ?? '').length < 10),
      [],
    )
  })

  it('names a file for whatever is kept', () => {
    assert.deepEqual(
      rows.filter(([, word, by]) => word === 'kept' && filesIn(by!).length === 0),
      [],
    )
  })

  it('names files and tests that are there', () => assert.deepEqual(listMissing(asvs), []))
})

describe('what a page names', () => {
  it('is read from it: each test of each file', () => {
    assert.deepEqual(namedIn('| a | `test/x.test.ts` “one”, “two, too”, `y.test.ts` “three” |'), [
      { file: 'test/x.test.ts', test: 'one' },
      { file: 'test/x.test.ts', test: 'two, too' },
      { file: 'y.test.ts', test: 'three' },
    ])
    assert.deepEqual(namedIn('`test/x.test.ts` and “no test”'), [])
  })

  it('is missed when it is not there', () => {
    const here = '`test/kept-by.test.ts`'
    assert.deepEqual(listMissing(`${here} “is missed when it is not there”, “what a page names”`), [])
    assert.deepEqual(listMissing(`${here} “was never written”`), [
      'test/kept-by.test.ts has no test “was never written”',
    ])
    assert.deepEqual(listMissing('`test/nowhere.test.ts` “x”'), ['there is no test/nowhere.test.ts'])
    assert.deepEqual(listMissing('`src/nowhere.ts`'), ['there is no src/nowhere.ts'])
  })
})
