import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillAddress, waysBack } from './ways-back.ts'

test('an address that only takes forms leads back to the nearest page above it', () => {
  const routes = [
    { method: 'GET', path: '/' },
    { method: 'GET', path: '/voices/:ref' },
    { method: 'POST', path: '/voices/:ref/links/withdrawal' },
    { method: 'POST', path: '/sign-out' },
  ] as const
  assert.deepEqual(waysBack(routes), [
    { from: '/voices/:ref/links/withdrawal', to: '/voices/:ref' },
    { from: '/sign-out', to: '/' },
  ])
})

test('an address that can be read is left as it is, by its own name or by a part that stands for it', () => {
  const routes = [
    { method: 'GET', path: '/audits' },
    { method: 'POST', path: '/audits' },
    { method: 'GET', path: '/say/:token/:step' },
    { method: 'POST', path: '/say/:token/finished' },
  ] as const
  assert.deepEqual(waysBack(routes), [])
})

test('the way back keeps what stood in the address, and nothing of it can lead elsewhere', () => {
  assert.equal(fillAddress('/actions/:ref', { ref: 'T-1001' }), '/actions/T-1001')
  assert.equal(fillAddress('/actions/:ref', { ref: '/elsewhere.example' }), '/actions/%2Felsewhere.example')
})
