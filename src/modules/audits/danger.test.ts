import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { asksOfDanger } from '#modules/evidence/index.ts'

const sections = auditTool.sections

test('what raises an alert is asked with yes and no, once for the household', () => {
  for (const section of sections)
    for (const question of section.questions.filter((one) => asksOfDanger(auditTool, one))) {
      assert.ok(question.type.startsWith('yes'), question.key)
      assert.equal(section.perChild, false, question.key)
    }
})
