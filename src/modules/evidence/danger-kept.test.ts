import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { observationForm } from '#framework/a2-observation-form/index.ts'
import type { Form } from '#framework/forms/types.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { isAboutDanger } from './index.ts'

/** Of each stream that has one. */
const forms: readonly Form[] = [auditTool, observationForm]

test('what is about danger is the same in the forms and in the database', async () => {
  const database = await freshDatabase()
  for (const form of forms)
    for (const { key } of form.sections.flatMap(({ questions }) => questions)) {
      const { held } = await database.atDoor(testNow, (tx) =>
        tx.one<{ held: boolean }>(sql`select is_about_risk(${key}) as held`),
      )
      assert.equal(isAboutDanger(form, key), held, key)
    }
})
