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

test('B33: the rest of a tag behind a link, or a sign that was written as HTML has it, is no part of it', () => {
  for (const after of ['</a>', '&gt;', '&quot;', '">here', '.&nbsp;'])
    assert.equal(linkToken(`k3-_Z${after}`), 'k3-_Z', after)
  assert.equal(linkToken('7k2m q9xh'), '7k2m q9xh', 'what people put between its parts stays')
})
