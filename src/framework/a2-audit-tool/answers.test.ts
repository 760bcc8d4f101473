import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { noted, sectionGrade } from './ask.ts'
import { auditTool } from './index.ts'
import type { Question } from './types.ts'
import type { Case } from '../forms/missing.ts'
import { type Answered, byQuestion } from '../forms/answered.ts'
import { gradesOf, iroGraded, missingIn, missingInPart, readValue, statusOf } from './answers.ts'

/* What the audit tool adds to the rules of every form (framework/forms/answers.test.ts). */

const sectionOf = (question: Question) => ({
  ...{ key: question.key.split('.')[0]!, title: 'At home', keyQuestion: 'How is it?', part: 'audit' as const },
  ...{ perChild: true, graded: true, clauses: ['2.1'], questions: [question] },
})

const answer = (question: string, value: string, more: Partial<Answered> = {}): Answered => ({
  ...{ section: question.split('.')[0]!, question, childId: 4, value, explanation: 'So.', evidence: '' },
  broughtForward: false,
  ...more,
})

const caseOf = (...answers: Answered[]) => ({
  ...{ children: [{ id: 4, initials: 'A.B.', ref: 'C-1004' }], answers: byQuestion(answers) },
  questionsWithActions: new Set<string>(),
})

describe('What an answer of the audit tool needs', () => {
  const pointer = ['needs something in the record to point to']
  const table: readonly [string, Question, Answered, string[]][] = [
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

describe('what a case holds', () => {
  const answer = (question: string, value: string, childId: number | null = null): Answered =>
    ({
      question,
      value,
      childId,
      section: question.split('.')[0]!,
      explanation: '',
      evidence: '',
      broughtForward: false,
    }) as unknown as Answered
  const caseOf = (answers: Answered[]): Case => ({
    children: [7, 8].map((id) => ({ id, initials: '', ref: `C-${id}` })),
    answers: byQuestion(answers),
    questionsWithActions: new Set(),
  })
  const sectionOf = (key: string) => auditTool.sections.find((section) => section.key === key)!

  test('its grades of record: one for the household, one for each child, an IRO’s before the auditor’s', () => {
    const about = caseOf([
      answer('safe.grade', 'good'),
      answer('cyp1.grade', 'inadequate', 8),
      answer('cyp4.grade', 'good', 7),
      answer('cyp4.grade', 'good', 8),
      answer('cyp4.iro_grade', 'outstanding', 8),
    ])
    assert.deepEqual(gradesOf(sectionOf('safe'), about), ['good'])
    assert.deepEqual(gradesOf(sectionOf('cyp1'), about), ['inadequate'])
    assert.deepEqual(gradesOf(sectionOf('cyp4'), about), ['good', 'outstanding'])
    assert.deepEqual(gradesOf(sectionOf('edi'), about), [])
    assert.deepEqual(
      [7, 8, null].map((childId) => iroGraded(about.answers, childId)),
      [false, true, false],
    )
  })

  test('what is missing in one part, and in no other', () => {
    const response = missingInPart(auditTool, 'response', caseOf([]))
    assert.ok(response.length > 0)
    assert.deepEqual([...new Set(response.map(({ section }) => section.part))], ['response'])
  })

  test('a child whom their IRO graded lacks no grade of that section', () => {
    const lacks = (answers: Answered[]) =>
      missingInPart(auditTool, 'audit', caseOf(answers)).some(
        ({ question, childId }) => question.key === 'cyp4.grade' && childId === 8,
      )
    assert.equal(lacks([]), true)
    assert.equal(lacks([answer('cyp4.iro_grade', 'good', 8)]), false)
    assert.equal(lacks([answer('cyp4.iro_grade', 'good', 7)]), true)
  })
})
