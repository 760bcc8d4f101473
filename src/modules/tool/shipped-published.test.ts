import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { auditTool, questionOf } from '#framework/a2-audit-tool/index.ts'
import type { Tool } from '#framework/a2-audit-tool/types.ts'
import { anAnswer, anAudit } from '#modules/audits/testing.ts'
import { listAuditWork } from '#modules/audits/work.ts'
import { retire, reword } from '#modules/forms/draft.ts'
import { findDraft, findNewestVersion, listVersions } from '#modules/forms/queries/versions.ts'
import { takenInOf } from '#modules/forms/shipped.ts'
import { council, earlier } from '#modules/forms/shipped.testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { publishShippedTool } from './commands/publish.ts'

describe('a database of the version before', async () => {
  const database = await freshDatabase()
  const owner = <T>(work: (tx: Tx) => Promise<T>) => database.asOwner((client) => work(asTx(client)))
  const versions = async () =>
    (await database.asSystem(testNow, (tx) => listVersions(tx, 'audit'))).map((one) => one.version)

  test('gets what is new as the next version, beside the council’s words, with its draft carried over', async () => {
    await owner(async (tx) => {
      await tx.run(sql`delete from form_versions`)
      await publishShippedTool(tx, earlier)
      await tx.run(
        sql`insert into form_versions (form, version, content, published_at, note) values ('audit', 2, ${JSON.stringify(council)}, now(), 'Ours')`,
      )
      const draft = JSON.stringify(reword(council, 'cyp2.health', { text: 'Is the child well?', prompts: '' }))
      await tx.run(sql`insert into form_drafts (form, content, based_on)
        select form, ${draft}, id from form_versions where version = 2`)
      await publishShippedTool(tx)
      await publishShippedTool(tx)
    })
    assert.deepEqual(await versions(), [3, 2, 1])
    const newest = await owner((tx) =>
      tx.one<{ content: Tool; note: string }>(sql`select content, note from form_versions where version = 3`),
    )
    assert.ok(questionOf('cyp3.over_limit', newest.content))
    assert.equal(questionOf('cyp2.learning', newest.content)?.text, 'How is school going?')
    assert.equal(questionOf('cyp3.within_terms', newest.content)?.version, 3)
    assert.match(newest.note, /came with a new version of Hearth/)
    const draft = await owner((tx) => findDraft(tx, 'audit'))
    assert.equal(draft?.version, 2)
    assert.ok(questionOf('cyp3.over_limit', draft!.content))
    assert.equal(questionOf('cyp2.health', draft!.content)?.text, 'Is the child well?')
  })

  test('RV-4: where a council had retired what Hearth reads: it is asked again, and an audit begun without it does not wait for it', async () => {
    const service = await aSmallService(database)
    const without = retire(council, 'swr.summary')
    const begin = (tx: Tx) => {
      const workerId = service.people['fsw-1']!
      return anAudit(tx, { householdId: service.household.id, state: 'gathering', workerId }).then(
        async ({ id, ref }) => {
          await anAnswer(tx, id, 'swr.strengths', 'They listen.')
          return ref
        },
      )
    }
    const asked = await owner(begin)
    const begun = await owner(async (tx) => {
      await tx.run(sql`insert into form_versions (form, version, content, shipped, published_at, note)
        values ('audit', 4, ${JSON.stringify(without)}, ${JSON.stringify(takenInOf(auditTool))}, now(), 'Ours')`)
      return begin(tx)
    })
    const waits = (ref: string) =>
      database.asPerson(service.people['fsw-1']!, testNow, async (tx, actor) => {
        const work = await listAuditWork(tx, actor, { today: londonDate(testNow), gone: [] })
        return work.some(({ what, href }) => /report/.test(what) && href.includes(ref))
      })
    assert.deepEqual([await waits(asked), await waits(begun)], [true, false])
    await owner((tx) => publishShippedTool(tx))
    const newest = await owner((tx) => findNewestVersion(tx, 'audit'))
    assert.equal(newest.version, 5)
    assert.ok(questionOf('swr.summary', newest.content))
    assert.equal(await waits(begun), false, 'the audit stays on its version')
  })
})
