import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { alertBehind, isAboutRisk, raisesAlert } from './keys.ts'

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

test('what is about a child at risk is the same in code and in the database', async () => {
  const database = await freshDatabase()
  for (const { key } of sections.flatMap(({ questions }) => questions)) {
    const { held } = await database.atDoor(testNow, (tx) =>
      tx.one<{ held: boolean }>(sql`select is_about_risk(${key}) as held`),
    )
    assert.equal(isAboutRisk(key), held, key)
  }
})
