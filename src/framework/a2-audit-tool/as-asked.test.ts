import assert from 'node:assert/strict'
import { describe, it, test } from 'node:test'
import { auditTool } from './index.ts'
import { asAsked, isSaid, tellsGrade } from './as-asked.ts'

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

test('questions that a move, or one for each section, says already', () => {
  const said = ['mod.agree', 'mod.discussion_date', 'mod.resolution', 'mod.evidence', 'mod.grade', 'safe.grade']
  assert.deepEqual(
    said.filter((key) => isSaid({ key })),
    said.slice(0, 4),
  )
})

describe('how a moderator is asked about each section', () => {
  const asked = asAsked(auditTool).sections.find(({ key }) => key === 'mod')!.questions
  const about = (key: string) => asked.filter((question) => question.key.endsWith(`.${key}`))

  it('whether its grade follows, and with a no which grade they see', () => {
    const [evidence, own] = about('safe')
    assert.deepEqual(
      evidence?.options?.map(({ value, text }) => `${value} ${text}`),
      ['agree Yes', 'disagree No'],
    )
    assert.deepEqual([evidence?.required, evidence?.explainWhen], [true, ['disagree']])
    assert.deepEqual(own?.onlyWhen, { question: evidence?.key, in: ['disagree'] })
    assert.equal(own?.required, true)
    assert.match(String(about('cyp1')[1]?.prompts), /the child it is worst for/)
    assert.equal(own?.prompts, undefined)
  })
})
