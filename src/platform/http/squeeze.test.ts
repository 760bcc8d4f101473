import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isAskedForHere, wayOf } from './squeeze.ts'

describe('how a page is compressed', () => {
  for (const [accepted, way] of [
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=0.000', undefined],
    ['identity', undefined],
    ['', undefined],
  ] as const)
    test(`a browser that takes “${accepted}” gets ${way ?? 'it as it is'}`, () => assert.equal(wayOf(accepted), way))
})

describe('whether nobody else’s page had it asked for', () => {
  const own = 'https://hearth.example'
  for (const [what, asked, here] of [
    ['our own page', { site: 'same-origin' }, true],
    ['an address that was typed', { site: 'none' }, true],
    ['another site', { site: 'cross-site' }, false],
    ['a sister of ours', { site: 'same-site' }, false],
    ['another site that names us as the page before', { site: 'cross-site', referer: `${own}/audits` }, false],
    ['an old browser on our page', { referer: `${own}/audits` }, true],
    ['an old browser elsewhere', { referer: 'https://hearth.example.evil/audits' }, false],
    ['an old browser on our name without a lock', { referer: 'http://hearth.example/audits' }, false],
    ['nobody who says', {}, false],
    ['a page before that is no address', { referer: 'about' }, false],
  ] as const)
    test(what, () => assert.equal(isAskedForHere({ ...asked, own, host: 'inside:3000' }), here))

  test('without an address of our own, the host is ours', () => {
    assert.equal(isAskedForHere({ referer: 'http://inside:3000/x', host: 'inside:3000' }), true)
    assert.equal(isAskedForHere({ referer: 'http://outside:3000/x', host: 'inside:3000' }), false)
  })
})
