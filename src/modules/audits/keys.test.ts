import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { asksOfDanger } from '#modules/evidence/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { isAboutRisk } from './keys.ts'

const sections = auditTool.sections

test('what raises an alert is asked with yes and no, once for the household', () => {
  for (const section of sections)
    for (const question of section.questions.filter((one) => asksOfDanger(auditTool, one))) {
      assert.ok(question.type.startsWith('yes'), question.key)
      assert.equal(section.perChild, false, question.key)
    }
})

test('what is about a child at risk is the same in code and in the database', async () => {
  const database = await freshDatabase()
  for (const { key } of sections.flatMap(({ questions }) => questions)) {
    const { held } = await database.atDoor(testNow, (tx) =>
      tx.one<{ held: boolean }>(sql`select is_about_risk(${key}) as held`),
    )
    assert.equal(isAboutRisk(key), held, key)
  }
})
