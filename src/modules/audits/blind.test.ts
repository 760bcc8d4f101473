import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { byQuestion } from '#framework/forms/answered.ts'
import { asAsked } from '#framework/a2-audit-tool/as-asked.ts'
import type { Answer } from '#modules/forms/index.ts'
import { asSeenBy, isBlindFor } from './blind.ts'
import type { AuditCase } from './queries/standing.ts'

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
      blindGrade: null,
      state: 'in_moderation',
      moderatorId: 4,
      auditorGrade: 'good',
      suggestedGrade: 'good',
      moderatedGrade: null,
      finalGrade: null,
      ...audit,
    },
    answers: byQuestion(answers),
    judged: {
      suggestion: { grade: 'good', reasons: ['Of 9 sections …'] },
      caps: [{ rule: 'L2', highest: 'inadequate', because: 'Safety is inadequate.' }],
      ofRecord: {
        caps: [{ rule: 'L2', highest: 'inadequate', because: 'Safety is inadequate.' }],
        highest: 'inadequate',
        pointsTo: 'inadequate',
        inadequate: ['safe'],
        highestByFacts: 'outstanding',
      },
      asModeratorSees: {
        caps: [{ rule: 'L4', highest: 'requires_improvement', because: 'No visit.' }],
        highest: 'requires_improvement',
      },
      given: 'good',
      blocked: { limits: [], says: 'Choose inadequate.' },
    },
    standing: {},
  } as unknown as AuditCase
}

describe('who is blind', () => {
  const table: readonly [string, Parameters<typeof isBlindFor>[0], Record<string, unknown>, boolean, string?][] = [
    ['the moderator', moderator, {}, true],
    ['whoever covers for the moderator', { actsFor: [9, 4] }, {}, true],
    ['SB-8: the moderator who has chosen a grade, and not locked it', moderator, {}, true, 'good'],
    ['SB-8: nobody once it is locked', moderator, { blindGrade: 'good' }, false],
    ['nobody else', { actsFor: [9] }, {}, false],
    ['nobody in an open moderation', moderator, { blindModeration: false }, false],
    ['nobody while no moderator is chosen', moderator, { moderatorId: null }, false],
    ['nobody before it is moderated', moderator, { state: 'with_qa' }, false],
    ['nobody while it is talked over', moderator, { state: 'in_discussion' }, false],
  ]
  for (const [name, actor, audit, expected, chosen] of table) {
    const answers = chosen ? [anAnswer('mod.grade', chosen)] : []
    it(name, () => assert.equal(isBlindFor(actor, aCase(audit, answers)), expected))
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

  it('SB-8: any limit but those of facts and of the sections’ grades that they gave themselves', () => {
    const { judged } = asSeenBy(moderator, aCase({}, answers))
    const rules = [judged.caps, judged.ofRecord.caps].map((caps) => caps.map(({ rule }) => rule))
    assert.deepEqual(rules, [['L4'], ['L4']])
    assert.deepEqual([judged.highest, judged.ofRecord.highest], ['requires_improvement', 'requires_improvement'])
    assert.deepEqual([judged.ofRecord.inadequate, judged.blocked], [[], null])
  })

  it('SB-8: a question about whether the auditor’s grades follow: they are asked for their own, and need not answer', () => {
    const { tool } = asSeenBy(moderator, aCase())
    const asked = tool.sections.find(({ key }) => key === 'mod')!.questions
    assert.deepEqual(
      asked.filter(({ key }) => key.startsWith('mod.evidence')),
      [],
    )
    const own = asked.filter(({ key }) => key.startsWith('mod.grade.'))
    assert.equal(own.length, 9)
    for (const question of own) assert.deepEqual([question.required, question.onlyWhen], [false, undefined])
  })

  it('and everybody else sees all of it', () => {
    const about = aCase({}, answers)
    assert.equal(asSeenBy({ actsFor: [9] }, about), about)
  })
})
