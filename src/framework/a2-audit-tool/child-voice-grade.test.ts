import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cyp4GradeOfRecord } from './child-voice-grade.ts'
import { gradesIn } from './judged-answers.ts'

const yes = { 'cyp4.iro_heard_on': '2026-11-18', 'cyp4.iro_how': 'nodded', 'cyp4.iro_paraphrase': 'words' }
const rows: { says: string; answers: Record<string, unknown>; record: ReturnType<typeof cyp4GradeOfRecord> }[] = [
  { says: 'nobody graded', answers: {}, record: undefined },
  { says: 'the auditor alone', answers: { 'cyp4.grade': 'good' }, record: { grade: 'good', by: 'auditor' } },
  {
    says: 'the IRO, where the words stay where they are',
    answers: { 'cyp4.grade': 'good', 'cyp4.iro_grade': 'inadequate' },
    record: { grade: 'inadequate', by: 'iro' },
  },
  { says: 'the IRO alone', answers: { 'cyp4.iro_grade': 'good' }, record: { grade: 'good', by: 'iro' } },
  {
    says: 'the auditor, where the child heard a paraphrase and said yes',
    answers: { ...yes, 'cyp4.grade': 'good', 'cyp4.iro_grade': 'inadequate' },
    record: { grade: 'good', by: 'auditor' },
  },
  {
    says: 'the IRO, where part of the yes is missing',
    answers: { ...yes, 'cyp4.iro_how': ' ', 'cyp4.grade': 'good', 'cyp4.iro_grade': 'inadequate' },
    record: { grade: 'inadequate', by: 'iro' },
  },
  {
    says: 'a grade taken back is none',
    answers: { 'cyp4.iro_grade': null, 'cyp4.grade': 'good' },
    record: { grade: 'good', by: 'auditor' },
  },
]

test('UA-D7: whose grade of “What the child says” counts, child by child; the limits and the suggestion follow it', () => {
  for (const { says, answers, record } of rows) {
    const ofChild = (childId: number) =>
      Object.entries(answers).map(([question, value]) => ({ question, childId, value, explanation: '' }))
    const other = { question: 'cyp4.iro_grade', childId: 8, value: 'outstanding', explanation: '' }
    assert.deepEqual(cyp4GradeOfRecord([...ofChild(7), other], 7), record, says)
    assert.deepEqual(
      gradesIn([...ofChild(7), other]).childGrades['cyp4'],
      [...(record ? [record.grade] : []), 'outstanding'],
      says,
    )
  }
})
