import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auditTool } from './index.ts'
import { alwaysApply } from './limiting-rules.ts'
import type { Question } from './types.ts'
import { valueInWords } from '../forms/in-words.ts'
import { questionsOf } from '#modules/forms/draft.ts'
import { choicesOf, readValue } from './answers.ts'
import { asAsked } from './as-asked.ts'

describe('LW-2 LW-4 LW-4b: what limits the grade is never “not applicable”', () => {
  const limiting = questionsOf(asAsked(auditTool)).filter(({ key }) => alwaysApply.includes(key))
  const older = (key: string): Question => ({
    ...limiting.find((one) => one.key === key)!,
    type: 'yes_no_na',
    version: 1,
  })
  const all = [...limiting, older('cyp3.within_terms'), older('cyp4.seen_alone')]

  it('and there are such questions', () => {
    assert.equal(limiting.length, alwaysApply.length)
    const keys = limiting.map(({ key }) => key)
    for (const key of ['safe.checks_all_adults', 'cyp3.within_terms', 'cyp4.seen_alone'])
      assert.ok(keys.includes(key), key)
  })

  for (const question of all) {
    it(`${question.key}, version ${question.version}`, () => {
      assert.ok(choicesOf(question).every(({ value }) => value !== 'not_applicable'))
      assert.deepEqual(readValue(question, 'not_applicable'), { mend: 'Choose one of the answers.' })
      assert.equal(valueInWords(question, 'not_applicable'), 'Not applicable', 'what an older version stored is read')
    })
  }

  it('while other questions still offer it', () => {
    for (const key of ['cyp3.move_in', 'safe.allegation_told']) {
      const question = questionsOf(auditTool).find((one) => one.key === key)!
      assert.ok(
        choicesOf(question).some(({ value }) => value === 'not_applicable'),
        key,
      )
    }
  })

  it('LW-4: a reason that is no longer offered is read in its words', () => {
    const reason = questionsOf(auditTool).find(({ key }) => key === 'cyp4.not_asked_reason')!
    assert.ok(choicesOf(reason).every(({ value }) => value !== 'age'))
    assert.equal(valueInWords(reason, 'age'), 'Too young, or not able, to say')
  })
})
