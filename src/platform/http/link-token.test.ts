import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { linkToken } from './link-token.ts'

const letter = fc.constantFrom(...'0123456789ABCXYZabcxyz-_')
const around = fc.string({
  unit: fc.constantFrom(
    ...['.', ',', ')', ']', '>', '<', '(', '"', '”', '“', '’', '»', '…', ';', ':', '!', '?', ' ', '\n'],
  ),
})

test('B33: what mail programs and people put around a link is forgiven, and no sign of the token is lost', () => {
  fc.assert(
    fc.property(around, fc.string({ unit: letter, minLength: 1 }), around, (before, token, after) => {
      assert.equal(linkToken(`${before}${token}${after}`), token)
    }),
  )
  assert.equal(linkToken('...'), '')
})
