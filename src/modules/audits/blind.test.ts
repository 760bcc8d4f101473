import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { type Answer, byQuestion } from './answers.ts'
import { asSeenBy, isBlindFor } from './blind.ts'
import type { AuditCase } from './queries/standing.ts'
import { asAsked } from './tool.ts'

const anAnswer = (question: string, value: string): Answer => ({
  id: 1,
  section: question.split('.')[0]!,
  question,
  childId: null,
  value,
  explanation: 'Because the record says so.',
  evidence: '',
  broughtForward: false,
  version: 1,
  savedById: 1,
  savedBy: 'Somebody',
  savedAt: Temporal.Instant.from('2026-11-19T10:00:00Z'),
})

const moderator = { actsFor: [4] }

function aCase(audit: Record<string, unknown> = {}, answers: readonly Answer[] = []): AuditCase {
  return {
    tool: asAsked(auditTool),
    children: [],
    questionsWithActions: new Set(),
    audit: {
      blindModeration: true,
      state: 'in_moderation',
      moderatorId: 4,
      auditorGrade: 'good',
      suggestedGrade: 'good',
      moderatedGrade: null,
      finalGrade: null,
      ...audit,
    },
    answers: byQuestion(answers),
    judged: { suggestion: { grade: 'good', reasons: ['Of 9 sections …'] }, caps: [], given: 'good', blocked: null },
    standing: {},
  } as unknown as AuditCase
}

describe('who is blind', () => {
  const table: readonly [string, Parameters<typeof isBlindFor>[0], Record<string, unknown>, boolean][] = [
    ['the moderator', moderator, {}, true],
    ['whoever covers for the moderator', { actsFor: [9, 4] }, {}, true],
    ['nobody else', { actsFor: [9] }, {}, false],
    ['nobody in an open moderation', moderator, { blindModeration: false }, false],
    ['nobody while no moderator is chosen', moderator, { moderatorId: null }, false],
    ['nobody before it is moderated', moderator, { state: 'with_qa' }, false],
    ['nobody while it is talked over', moderator, { state: 'in_discussion' }, false],
  ]
  for (const [name, actor, audit, expected] of table) {
    it(name, () => assert.equal(isBlindFor(actor, aCase(audit)), expected))
  }
})

describe('what a blind moderator does not see', () => {
  const told = ['safe.grade', 'ovr.grade', 'ovr.grade_reason', 'ovr.override_reason', 'refl.self_grade']
  const kept = ['ovr.strengths', 'cyp1.care_matches', 'mod.reasons']
  const answers = [...told, ...kept].map((question) => anAnswer(question, 'good'))

  it('any grade of the auditor’s or the worker’s, nor the reasons for it', () => {
    const seen = asSeenBy(moderator, aCase({}, answers))
    assert.deepEqual([...seen.answers.keys()], kept)
    assert.equal(seen.audit.auditorGrade, null)
    assert.equal(seen.audit.suggestedGrade, null)
    assert.equal(seen.judged.given, null)
    assert.deepEqual(seen.judged.suggestion, { grade: null, reasons: [] })
  })

  it('and everybody else sees all of it', () => {
    const about = aCase({}, answers)
    assert.equal(asSeenBy({ actsFor: [9] }, about), about)
  })
})
