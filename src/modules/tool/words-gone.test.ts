import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer } from '#modules/forms/index.ts'
import { answersFromWordsGone } from './words-gone.ts'

/* B02: what was brought forward from words that were somebody else's is looked at again. */

const at = Temporal.Instant.from('2026-11-19T10:00:00Z')
const answer = (question: string, childId: number | null, given: Partial<Answer> = {}): Answer => ({
  ...{ id: 1, section: 'cyp4', question, childId, value: 'yes', explanation: '', evidence: '', broughtForward: true },
  ...{ version: 1, savedById: null, savedBy: null, savedAt: at.subtract({ hours: 1 }) },
  ...given,
})
const asked = (answers: Answer[]) => answersFromWordsGone(answers, [{ childId: 7, at }]).map(({ question }) => question)

test('an answer that came of the words of this child is looked at again', () => {
  assert.deepEqual(asked([answer('cyp4.asked', 7)]), ['cyp4.asked'])
})

test('one of another child, from the register, without a value, or saved since is not', () => {
  const since = { savedAt: at.add({ minutes: 1 }) }
  const others = [answer('cyp4.asked', 8), answer('cyp1.right_home', 7), answer('cyp4.asked', 7, { value: null })]
  assert.deepEqual(asked([...others, answer('cyp4.asked', 7, since)]), [])
})
