import assert from 'node:assert/strict'
import { test } from 'node:test'
import { questionOf } from '#framework/a2-audit-tool/index.ts'
import { asksOfTheTool } from './asks.ts'

const { isShort, wordsAsked, broughtFrom } = asksOfTheTool

test('a moderator’s yes or no on a section stands in one line; no other question does by its key', () => {
  const question = questionOf('cyp1.care_matches')!
  assert.equal(isShort?.({ ...question, key: 'mod.evidence.cyp1' }), true)
  assert.equal(isShort?.(question), false)
})

test('the worker is asked in words of their own what they see differently, and nobody else is', () => {
  assert.equal(wordsAsked?.(questionOf('ovr.practitioner_response')!)?.label, 'What do you see differently?')
  assert.equal(wordsAsked?.(questionOf('ovr.grade')!), undefined)
})

test('what is brought forward says from where: a fact in its words, all else from the last audit', () => {
  assert.match(broughtFrom?.(questionOf('wfc1.visit_count')!) ?? '', /supervision visits are listed/)
  assert.equal(broughtFrom?.(questionOf('hdr.case_summary')!), 'From the last audit')
})
