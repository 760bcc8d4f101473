import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { noted, sectionGrade } from '#framework/a2-audit-tool/ask.ts'
import type { Question } from '#framework/a2-audit-tool/types.ts'
import { type Answer, byQuestion, missingIn, readValue, statusOf } from './answers.ts'

/* What the audit tool adds to the rules of every form (framework/forms/answers.test.ts). */

const sectionOf = (question: Question) => ({
  ...{ key: question.key.split('.')[0]!, title: 'At home', keyQuestion: 'How is it?', part: 'audit' as const },
  ...{ perChild: true, graded: true, clauses: ['2.1'], questions: [question] },
})

const answer = (question: string, value: string, more: Partial<Answer> = {}): Answer => ({
  ...{ id: 1, section: question.split('.')[0]!, question, childId: 4, value, explanation: 'So.', evidence: '' },
  ...{ broughtForward: false, version: 1, savedById: 1, savedBy: 'Person fro-1' },
  ...{ savedAt: Temporal.Instant.from('2026-11-19T10:00:00Z') },
  ...more,
})

const caseOf = (...answers: Answer[]) => ({
  ...{ children: [{ id: 4, initials: 'A.B.', ref: 'C-1004' }], answers: byQuestion(answers) },
  questionsWithActions: new Set<string>(),
})

describe('What an answer of the audit tool needs', () => {
  const pointer = ['needs something in the record to point to']
  const table: readonly [string, Question, Answer, string[]][] = [
    ['the record, for outstanding', sectionGrade('cyp1', 'How good?'), answer('cyp1.grade', 'outstanding'), pointer],
    ['the record, for inadequate', sectionGrade('cyp1', 'How good?'), answer('cyp1.grade', 'inadequate'), pointer],
    ['no record, for good', sectionGrade('cyp1', 'How good?'), answer('cyp1.grade', 'good'), []],
    ['no record, for one item', noted('cyp1.care', 'grade', 'How good?'), answer('cyp1.care', 'inadequate'), []],
    ['no record, for a moderator’s', noted('mod.grade', 'grade', 'And yours?'), answer('mod.grade', 'outstanding'), []],
  ]
  for (const [name, question, given, expected] of table) {
    test(name, () =>
      assert.deepEqual(
        missingIn(sectionOf(question), caseOf(given)).map(({ says }) => says),
        expected,
      ),
    )
  }

  test('nothing of the auditor, where the IRO’s own grade stands', () => {
    const section = sectionOf(sectionGrade('cyp4', 'How good?'))
    assert.equal(missingIn(section, caseOf()).length, 1)
    assert.deepEqual(missingIn(section, caseOf(answer('cyp4.iro_grade', 'good'))), [])
    assert.equal(statusOf(section, caseOf(answer('cyp4.iro_grade', 'good')), 4), 'done')
  })
})

describe('What can be an answer of the audit tool', () => {
  const choose = { mend: 'Choose one of the answers.' }

  test('the overall grade and the moderator’s are never “not applicable”; an item’s may be', () => {
    for (const key of ['ovr.grade', 'mod.grade', 'mod.grade.cyp1'])
      assert.deepEqual(readValue(noted(key, 'grade', 'How good?'), 'not_applicable'), choose)
    assert.deepEqual(readValue(noted('cyp1.care', 'grade', 'How good?'), 'not_applicable'), { value: 'not_applicable' })
  })

  test('a figure has the range of its own question', () => {
    const attendance = noted('cyp2.attendance', 'number', 'How much?')
    assert.deepEqual(readValue(attendance, '100'), { value: 100 })
    assert.ok('mend' in readValue(attendance, '101'))
  })
})
