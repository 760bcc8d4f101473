import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAnswer, anAudit } from '#modules/audits/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { withTransaction } from '#test/database.ts'
import { aHousehold } from '#modules/register/testing.ts'

test('what a moderator says of the sections is kept as it stands now, however often it is changed or emptied (SC-6)', () =>
  withTransaction(async (tx) => {
    const audit = await anAudit(tx, { householdId: (await aHousehold(tx)).id })
    const says = async (question: string, value: string | null) => {
      await tx.run(
        sql`update answers set value = ${value && JSON.stringify(value)}::jsonb where piece_id = ${audit.id} and question = ${question}`,
      )
      const kept = await tx.maybe<{ views: string }>(sql`select views from section_views where piece_id = ${audit.id}`)
      return kept && (JSON.parse(kept.views) as unknown)
    }
    for (const question of ['mod.evidence.safe', 'mod.evidence.wfc1', 'mod.comment'])
      await anAnswer(tx, audit.id, question, null)
    assert.equal(await says('mod.comment', 'agree'), undefined, 'no view of a section')
    assert.deepEqual(await says('mod.evidence.safe', 'agree'), { safe: true })
    assert.deepEqual(await says('mod.evidence.wfc1', 'disagree'), { safe: true, wfc1: false })
    assert.deepEqual(await says('mod.evidence.safe', 'disagree'), { safe: false, wfc1: false })
    assert.deepEqual(await says('mod.evidence.wfc1', 'not_applicable'), { safe: false })
    assert.deepEqual(await says('mod.evidence.safe', null), {})
  }))
