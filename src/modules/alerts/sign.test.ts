import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alertSign } from './pages/sign.ts'

test('AX-21: the sign of an alert above a page’s heading is a region with a name, and no heading of its own', () => {
  const sign = { speakTo: [{ name: 'Samira Novak', telephone: '01632 960 123' }] } as unknown as Parameters<
    typeof alertSign
  >[0]
  const drawn = String(alertSign(sign, [{ ref: 'N-1001' }]))
  assert.match(drawn, /role="region" aria-label="Safety alert"/)
  assert.match(drawn, /Samira Novak/)
  assert.doesNotMatch(drawn, /<h[1-6]/)
})
