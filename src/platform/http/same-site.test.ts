import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isCrossSite } from './same-site.ts'

/* Decision 6, as a table: what a request says of where it comes from, and whether it may have been sent by another site's page. */

const host = 'hearth.council.example'
const own = `https://${host}`

const table: readonly [says: string, headers: Parameters<typeof isCrossSite>[0], isCross: boolean][] = [
  ['a page of ours', { site: 'same-origin', host }, false],
  ['somebody who typed the address', { site: 'none', host }, false],
  ['a page of another site', { site: 'cross-site', host }, true],
  ['a page of a sister address', { site: 'same-site', host }, true],
  ['a word that no browser says', { site: 'ours', host }, true],
  ['another site, whatever origin it claims', { site: 'cross-site', origin: own, host, own }, true],
  ['an older browser, at a page of ours', { origin: own, host }, false],
  ['an older browser, at a page of another site', { origin: 'https://evil.example', host }, true],
  ['an older browser, that keeps its origin to itself', { origin: 'null', host }, true],
  ['an origin that is no address', { origin: 'hearth', host }, true],
  ['another port of ours', { origin: `${own}:8443`, host }, true],
  ['our host without encryption, where our address has it', { origin: `http://${host}`, host, own }, true],
  ['our address, behind a proxy that asks for another host', { origin: own, host: 'app01.internal', own }, false],
  ['the host that the proxy asks for', { origin: 'https://app01.internal', host: 'app01.internal', own }, true],
  ['what is no browser, and so carries no cookie of somebody who was tricked', { host, own }, false],
]

describe('a form of another site is told by what its request says', () => {
  for (const [says, headers, isCross] of table)
    test(`${says}: ${isCross ? 'refused' : 'taken'}`, () => assert.equal(isCrossSite(headers), isCross))
})
