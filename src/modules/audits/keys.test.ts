import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { alertBehind, raisesAlert } from './keys.ts'

const sections = auditTool.sections

test('the form of an alert opens once behind each question that raises one, in its own section', () => {
  for (const { questions } of sections) {
    const raising = questions.filter(raisesAlert).map(({ key }) => key)
    const opened = questions.flatMap(({ key }) => alertBehind(key) ?? [])
    assert.deepEqual(opened.toSorted(), raising.toSorted())
  }
})

test('it opens after all that a yes asks, or behind the question itself', () => {
  assert.equal(alertBehind('safe.immediate'), undefined)
  assert.equal(alertBehind('safe.told_who_when'), 'safe.immediate')
  assert.equal(alertBehind('mod.safeguarding'), 'mod.safeguarding')
})

test('what raises an alert is asked with yes and no, once for the household', () => {
  for (const section of sections)
    for (const question of section.questions.filter(raisesAlert)) {
      assert.ok(question.type.startsWith('yes'), question.key)
      assert.equal(section.perChild, false, question.key)
    }
})
