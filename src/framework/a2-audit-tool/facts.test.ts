import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type FactName, fillsAnswer } from './facts.ts'
import type { AnswerType } from './types.ts'

describe('a fact that Hearth holds', () => {
  const table: readonly [FactName, AnswerType, boolean][] = [
    ['unannounced_visit_last_on', 'date', true],
    ['tsd_completed_on', 'yes_no_na', false],
    ['child_score', 'scale', true],
    ['carer_feedback_received', 'yes_no', true],
    ['long_term_match', 'yes_partly_no', true],
    ['long_term_match', 'text', false],
  ]
  for (const [fact, type, fills] of table) {
    it(`(${fact}) ${fills ? 'answers' : 'stands beside'} a question of type ${type}`, () => {
      assert.equal(fillsAnswer(fact, type), fills)
    })
  }
})
