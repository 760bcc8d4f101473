import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { localPath, signInPath } from './local-path.ts'

const here = 'https://hearth.example'

test('a return path that leaves the site becomes the front page', () => {
  const leaving = [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    '',
    'evil.example',
    ' //evil.example',
  ]
  for (const path of leaving) assert.equal(localPath(path), '/', JSON.stringify(path))
  assert.equal(localPath(undefined), '/')
})

test('a path of this site is kept with its question and its fragment', () => {
  for (const path of ['/', '/audits/A-1?child=2#q', '/kept-words/1']) assert.equal(localPath(path), path)
})

test('no text leads anywhere but to this site', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '//',
    '.',
    '..',
    '@',
    ':',
    '\t',
    '\n',
    '%2f',
    '%5c',
    'evil.example',
    '?',
    '#',
    'a',
  )
  const path = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.array(piece).map((pieces) => `/${pieces.join('')}`),
  )
  fc.assert(
    fc.property(path, (text) => {
      const to = localPath(text)
      assert.equal(new URL(to, here).origin, here)
      assert.equal(localPath(to), to)
      assert.equal(new URL(signInPath(text), here).pathname, '/sign-in')
    }),
    { numRuns: 2000 },
  )
})
