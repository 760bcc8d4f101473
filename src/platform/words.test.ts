import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lowerFirst } from './words.ts'

test('within a sentence the first letter is small; names and “I” keep theirs', () => {
  for (const [words, within] of [
    ['Partly', 'partly'],
    ['Send to Quality Assurance', 'send to Quality Assurance'],
    ['I agree in part', 'I agree in part'],
    ['In care', 'in care'],
    ['', ''],
  ] as const)
    assert.equal(lowerFirst(words), within)
})
