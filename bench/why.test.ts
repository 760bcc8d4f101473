import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verdict } from './why.ts'

test('NW-7: a promise that is not kept says why, or that nobody has said it', () => {
  const reasons = { 'A list': 'it asks once for each row' }
  assert.equal(verdict({ what: 'A list', kept: true }, reasons), 'kept')
  assert.equal(verdict({ what: 'A list', kept: false }, reasons), '**not kept**: it asks once for each row')
  assert.match(verdict({ what: 'A list (1.01 ms)', kept: false }, reasons), /it asks once/)
  assert.match(verdict({ what: 'A list for qa-1', kept: false }, reasons), /it asks once/)
  assert.match(verdict({ what: 'Another', kept: false }, reasons), /^\*\*not kept\*\*: nobody has said why yet/)
})
