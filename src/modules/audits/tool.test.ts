import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { asAsked, tellsGrade } from './tool.ts'

test('what tells or hints at a grade of somebody else is known, the worker’s own grade among it', () => {
  const telling = asAsked(auditTool)
    .sections.filter(({ key }) => key !== 'mod')
    .flatMap(({ questions }) => questions.map(({ key }) => key))
    .filter(tellsGrade)
  const ofSections = auditTool.sections.filter(({ graded }) => graded).map(({ key }) => `${key}.grade`)
  const others = ['cyp4.iro_grade', 'cyp4.auditor_differs', 'wfc5.grade', 'refl.self_grade']
  const judged = ['ovr.grade', 'ovr.grade_reason', 'ovr.impact_scale', 'ovr.override_reason']
  assert.deepEqual(telling.toSorted(), [...ofSections, ...others, ...judged].toSorted())
})

test('what the moves say is not asked; the moderator is asked of each graded section instead of once', () => {
  const asked = asAsked(auditTool).sections.flatMap(({ questions }) => questions.map(({ key }) => key))
  for (const key of ['mod.agree', 'mod.discussion_date', 'mod.resolution', 'mod.evidence'])
    assert.ok(!asked.includes(key))
  const graded = auditTool.sections.filter((section) => section.graded).map(({ key }) => `mod.evidence.${key}`)
  assert.deepEqual(
    asked.filter((key) => key.startsWith('mod.evidence.')),
    graded,
  )
})
