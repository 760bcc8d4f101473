import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isOpen, newToken, tidyToken } from './link.ts'

describe('a one-time link', () => {
  it('has 24 letters that nobody confuses, in six groups, never twice the same', () => {
    const tokens = Array.from({ length: 200 }, newToken)
    for (const token of tokens) assert.match(token, /^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/)
    assert.equal(new Set(tokens).size, tokens.length)
    assert.equal(new Set(tokens.join('').replaceAll('-', '')).size, 32)
  })

  it('is known however it is typed', () => {
    const token = ['7k2m', 'q9xh', '0011', 'abcd', 'efgh', 'jkmn'].join('-')
    for (const typed of [
      token,
      token.toUpperCase(),
      token.replaceAll('-', ' '),
      token.replaceAll('-', ''),
      `${token}.`,
    ]) {
      assert.equal(tidyToken(typed), token)
    }
    assert.equal(tidyToken('7k2m q9xh oOil abcd efgh jkmn'), token)
    assert.equal(tidyToken('7k2mq'), '7k2m-q')
    assert.equal(tidyToken(''), '')
    for (const made of Array.from({ length: 50 }, newToken)) assert.equal(tidyToken(made), made)
  })

  it('opens until it is closed, or its time has come', () => {
    const [madeAt, now, later] = ['09:00', '10:00', '11:00'].map((time) =>
      Temporal.Instant.from(`2026-11-19T${time}Z`),
    ) as [Temporal.Instant, Temporal.Instant, Temporal.Instant]
    assert.equal(isOpen({ madeAt, expiresAt: later, closedAt: null }, now), true)
    assert.equal(isOpen({ madeAt, expiresAt: now, closedAt: null }, now), false)
    assert.equal(isOpen({ madeAt, expiresAt: madeAt, closedAt: null }, now), false)
    assert.equal(isOpen({ madeAt, expiresAt: later, closedAt: madeAt }, now), false)
  })
})
