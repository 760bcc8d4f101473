import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { questionOf } from '#framework/a2-audit-tool/index.ts'
import type { Tool } from '#framework/a2-audit-tool/types.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { publishShippedTool } from './commands/publish-tool.ts'
import { reword } from './draft.ts'
import { findDraft, listVersions } from './queries/versions.ts'
import { council, earlier } from './shipped.testing.ts'

describe('a database of the version before', async () => {
  const database = await freshDatabase()
  const owner = <T>(work: (tx: Tx) => Promise<T>) => database.asOwner((client) => work(asTx(client)))
  const versions = async () => (await database.asSystem(testNow, listVersions)).map((one) => one.version)

  test('gets what is new as the next version, beside the council’s words, with its draft carried over', async () => {
    await owner(async (tx) => {
      await tx.run(sql`delete from templates`)
      await publishShippedTool(tx, earlier)
      await tx.run(
        sql`insert into templates (version, content, published_at, note) values (2, ${JSON.stringify(council)}, now(), 'Ours')`,
      )
      const draft = JSON.stringify(reword(council, 'cyp2.health', { text: 'Is the child well?', prompts: '' }))
      await tx.run(sql`insert into template_draft (id, content, based_on)
        select 1, ${draft}, id from templates where version = 2`)
      await publishShippedTool(tx)
      await publishShippedTool(tx)
    })
    assert.deepEqual(await versions(), [3, 2, 1])
    const newest = await owner((tx) =>
      tx.one<{ content: Tool; note: string }>(sql`select content, note from templates where version = 3`),
    )
    assert.ok(questionOf('cyp3.over_limit', newest.content))
    assert.equal(questionOf('cyp2.learning', newest.content)?.text, 'How is school going?')
    assert.equal(questionOf('cyp3.within_terms', newest.content)?.version, 3)
    assert.match(newest.note, /came with a new version of Hearth/)
    const draft = await owner(findDraft)
    assert.equal(draft?.version, 2)
    assert.ok(questionOf('cyp3.over_limit', draft!.content))
    assert.equal(questionOf('cyp2.health', draft!.content)?.text, 'Is the child well?')
  })
})
