import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { carersWereAsked, childWasAsked, onlyNumber, wasAsked } from './asked.ts'
import type { Reason, VoiceState } from './voice.ts'

const linkMade = Temporal.Instant.from('2026-11-10T09:00:00Z')
const voice = (state: VoiceState, reason: Reason | null = null, askedAt: Temporal.Instant | null = null) => ({
  state,
  reason,
  askedAt,
})

describe('UA-S4: whether somebody was asked', () => {
  const table: readonly [VoiceState, Reason | null, boolean | null, boolean | null][] = [
    ['to_ask', null, null, null],
    ['asked', null, true, true],
    ['started', null, true, true],
    ['given', null, true, true],
    ['not_given', 'declined', true, true],
    ['not_given', 'not_contactable', null, true],
    ['not_given', 'other', null, true],
    ['not_given', 'age', false, null],
    ['not_given', 'not_safe', false, null],
  ]
  for (const [state, reason, alone, approached] of table) {
    test(`UA-S4 d: ${reason ?? state}: ${alone}; after a link went out: ${approached}`, () => {
      assert.equal(wasAsked(voice(state, reason)), alone)
      assert.equal(wasAsked(voice(state, reason, linkMade)), approached)
    })
  }

  test('UA-S4 d: a child who is watched by somebody else was not asked, unless they were asked besides', () => {
    const seen = { ...voice('given'), isObservation: true }
    const own = (state: VoiceState, reason: Reason | null = null) => ({ ...voice(state, reason), isObservation: false })
    assert.equal(childWasAsked([seen]), false)
    assert.equal(childWasAsked([{ ...voice('to_ask'), isObservation: true }]), null)
    assert.equal(childWasAsked([{ ...voice('not_given', 'declined'), isObservation: true }]), null)
    assert.equal(childWasAsked([{ ...voice('not_given', 'age'), isObservation: true }]), false)
    assert.equal(childWasAsked([own('not_given', 'declined'), seen]), true)
    assert.equal(childWasAsked([seen, own('to_ask')]), null)
    assert.equal(childWasAsked([]), null)
  })

  test('UA-S4 b: every carer counts apart: no answer while one stands unasked', () => {
    assert.equal(carersWereAsked([voice('given'), voice('to_ask')]), null)
    assert.equal(carersWereAsked([voice('given'), undefined]), null)
    assert.equal(carersWereAsked([voice('given'), voice('not_given', 'not_contactable')]), null)
    assert.equal(carersWereAsked([voice('given'), voice('not_given', 'not_contactable', linkMade)]), true)
    assert.equal(carersWereAsked([voice('given'), voice('not_given', 'declined')]), true)
    assert.equal(carersWereAsked([voice('given'), voice('not_given', 'not_safe')]), false)
    assert.equal(carersWereAsked([voice('given')]), true)
    assert.equal(carersWereAsked([]), null)
  })

  test('UA-S4 c: a couple’s numbers are never a mean', () => {
    const gave = (number: number) => ({ settled: true, number })
    assert.equal(onlyNumber([gave(1), gave(9)]), null)
    assert.equal(onlyNumber([gave(7), gave(7)]), null)
    assert.equal(onlyNumber([gave(1)]), 1)
    assert.equal(onlyNumber([gave(0), { settled: true, number: null }]), 0)
    assert.equal(onlyNumber([gave(1), { settled: false, number: null }]), null, 'the other may still give one')
    assert.equal(onlyNumber([]), null)
  })
})
