import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { alertBehind, raisesAlert } from './keys.ts'

test('the form of an alert opens once behind each question that raises one, after all that its yes asks', () => {
  const opened = auditTool.sections.flatMap(({ questions }) =>
    questions.flatMap(({ key }) => (alertBehind(key) ? [[alertBehind(key), key]] : [])),
  )
  assert.deepEqual(opened, [
    ['safe.immediate', 'safe.told_who_when'],
    ['mod.safeguarding', 'mod.safeguarding'],
  ])
})

test('what raises an alert is asked with yes and no, once for the household', () => {
  for (const section of auditTool.sections)
    for (const question of section.questions.filter(raisesAlert)) {
      assert.ok(question.type.startsWith('yes'), question.key)
      assert.equal(section.perChild, false, question.key)
    }
})
