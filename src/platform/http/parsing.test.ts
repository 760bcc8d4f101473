import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseForm } from './parsing.ts'

describe('a form as it is read', () => {
  const table: readonly [what: string, sent: string, read: string][] = [
    ['words', 'She sleeps.', 'She sleeps.'],
    ['spaces, as they were typed', ' \n ', ' \n '],
    ['a zero-width space alone', '\u200B', ''],
    ['invisible signs between spaces', ' \u200B\u00A0\u2060\n\uFEFF', ''],
    ['a filler that is a letter to a computer alone', '\u3164', ''],
    ['signs that join what is seen', '👩\u200D👧', '👩\u200D👧'],
    ['a mark of direction among words', '\u200Fشكرا', '\u200Fشكرا'],
    ['U+0000 among words', 'a\u0000b', 'ab'],
    ['U+202E, which turns round what follows', 'all \u202Ewell', 'all well'],
  ]
  for (const [what, sent, read] of table)
    test(`UA-D13 RV-1: a value that nobody can see is no reason and no answer: ${what}`, () => {
      assert.deepEqual(parseForm(String(new URLSearchParams([['reason', sent]]))), { reason: read })
      const twice = [
        ['reason', 'x'],
        ['reason', sent],
      ]
      assert.deepEqual(parseForm(String(new URLSearchParams(twice))), { reason: ['x', read] })
    })
})
