import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keepingKeys } from './keeping-key.ts'
import { sealingKeyFrom } from './sealing.ts'
import { useSealingKey } from './sealing-key.ts'

const now = Temporal.Instant.from('2026-11-26T10:12:00Z')
const later = (days: number) => now.add({ hours: 24 * days })
const keys = (person: number, at = now) => keepingKeys(person, at)!.split('.')

test('B28: what a browser locks unsent words with is of one person, one week and one service', () => {
  useSealingKey(sealingKeyFrom('one secret'))
  assert.deepEqual(keys(7), keys(7, now.add({ hours: 1 })))
  assert.equal(new Set([...keys(7), ...keys(8)]).size, 4)
  assert.equal(keys(7, later(7))[1], keys(7)[0], 'last week’s still opens')
  assert.ok(!keys(7, later(14)).includes(keys(7)[0]!), 'nobody is given it again two weeks later')
  const [own] = keys(7)
  useSealingKey(sealingKeyFrom('another secret'))
  assert.notEqual(keys(7)[0], own)
  assert.equal(Buffer.from(own!, 'base64url').length, 32)
})
