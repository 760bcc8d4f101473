import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { questionOf } from '#framework/a2-audit-tool/index.ts'
import type { Form } from '#framework/forms/types.ts'
import { planAudit } from '#modules/audits/commands/plan.ts'
import { findAudit } from '#modules/audits/queries/find-audit.ts'
import { publishFirst } from '#modules/forms/commands/publish.ts'
import { changeDraft, longestDraft } from '#modules/forms/commands/shape.ts'
import { findDraft, findNewestVersion, listVersions } from '#modules/forms/queries/versions.ts'
import { aHousehold } from '#modules/register/testing.ts'
import { date } from '#platform/dates/testing.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow, withTransaction } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import { shippedTool } from './commands/publish.ts'
import { findTool } from './queries/versions.ts'
import { countUses } from './queries/uses.ts'
import { theTool } from './routes.ts'

test('every migrated database has the tool as shipped as version 1, once, however often it is migrated', async () => {
  const database = await freshDatabase()
  await database.asOwner((client) => publishFirst(asTx(client), shippedTool()))
  const versions = await database.asSystem(testNow, (tx) => listVersions(tx, 'audit'))
  assert.deepEqual(
    versions.map((one) => one.version),
    [1],
  )
})

test('a published version cannot be changed, nor taken away', async () => {
  await withTransaction(async (tx) => {
    await assert.rejects(tx.run(sql`update form_versions set note = 'Other'`), /permission denied/)
  })
  await withTransaction(async (tx) => {
    await assert.rejects(tx.run(sql`delete from form_versions`), /permission denied/)
  })
})

test('the audits of a version are counted as far as a list is, however many years have used it (SC-6)', () =>
  withTransaction(async (tx) => {
    const version = await findNewestVersion(tx, 'audit')
    const { id } = await aHousehold(tx)
    await tx.run(sql`insert into pieces (id, stream, ref, household_id, form_version_id, sight, state, state_since)
      select n, 'audit', 'A-' || n, ${id}, ${version.id}, 'household', case when n % 100 = 0 then 'in_audit' else 'closed' end, request_now()
      from generate_series(100001, 100600) n`)
    assert.deepEqual((await countUses(tx)).get(version.id), { all: 501, open: 6 })
  }))

describe('the tool’s pages', async () => {
  const database = await freshDatabase()
  const { household } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const quality = await visits.as('qa-1')
  const head = await visits.as('qa-head')
  const plan = () =>
    database.asSystem(testNow, (tx) =>
      planAudit(
        tx,
        { kind: 'thematic', householdId: household.id, scheduledFor: date('2026-11-30') },
        date('2026-11-19'),
      ),
    )
  const toolOf = (ref: string) => database.asSystem(testNow, async (tx) => findTool(tx, await findAudit(tx, ref)))
  const words = { text: 'How is learning going, at school and out of it?', prompts: 'Ask the school.' }

  test('SB-14: take no more words than a draft may have, and say so', async () => {
    const grow = (tool: Form) => ({
      ...tool,
      sections: tool.sections.map((one) => ({ ...one, title: 'x'.repeat(longestDraft) })),
    })
    const change = { did: 'reworded', to: 'safe', change: grow } as const
    await assert.rejects(
      database.asSystem(testNow, (tx) => changeDraft(tx, theTool, 0, change)),
      /^Error: The tool is as long as it may be: shorten or retire something first\.$/,
    )
  })

  test('are for those who shape the tool, and for nobody else', async () => {
    for (const key of ['ce-1', 'sm-1', 'tm-1', 'fro-1', 'fsw-1', 'iro-1', 'admin-1']) {
      const visitor = await visits.as(key)
      assert.equal((await visitor.get('/tool')).status, 403, key)
      assert.equal((await visitor.post('/tool/questions/cyp2.learning', { draft: '0', ...words })).status, 403, key)
      assert.equal((await visitor.post('/tool/publication', { draft: '1', note: 'Mine' })).status, 403, key)
    }
  })

  test('show every section as it will be asked', async () => {
    const { sections } = (await database.asSystem(testNow, (tx) => findNewestVersion(tx, 'audit'))).content
    for (const section of sections) {
      const shown = await quality.get(`/tool/sections/${section.key}`)
      assert.equal(shown.status, 200, section.key)
    }
    assert.equal((await quality.get('/tool/sections/none')).status, 404)
    assert.equal((await quality.get('/tool/versions/1')).status, 200)
    assert.equal((await quality.get('/tool/versions/2')).status, 404)
  })

  test('change words, add and retire questions, and publish: open audits stay on their version, new ones take the next', async () => {
    const before = await plan()
    assert.equal((await quality.post('/tool/questions/cyp2.learning', { draft: '0', ...words })).status, 303)
    const local = {
      text: 'Has the carer met our ambassador?',
      prompts: '',
      type: 'choice',
      options: 'Yes\nNot yet',
      required: 'yes',
    }
    assert.equal((await quality.post('/tool/sections/safe', { draft: '1', ...local })).status, 303)
    assert.equal((await quality.post('/tool/questions/safe.whistle/retirement', { draft: '2' })).status, 303)
    const draft = await quality.get('/tool/draft')
    assert.deepEqual(draft.text.match(/<h\d/g)?.slice(0, 2), ['<h1', '<h2'], 'no heading is left out')
    for (const expected of [
      'Reworded',
      'Added',
      'Retired',
      words.text,
      local.text,
      '1 question added, 1 question reworded, 1 question retired.',
    ])
      assert.ok(draft.text.includes(expected), expected)
    assert.equal(questionOf('cyp2.learning', await toolOf((await plan()).ref))?.version, 2)

    assert.equal((await quality.post('/tool/publication', { draft: '3', note: ' ' })).status, 422)
    assert.equal((await quality.post('/tool/publication', { draft: '3', note: 'Plainer words' })).status, 303)
    const [old, next] = [await toolOf(before.ref), await toolOf((await plan()).ref)]
    assert.deepEqual([questionOf('cyp2.learning', old)?.version, questionOf('cyp2.learning', next)?.version], [2, 3])
    assert.equal(questionOf('cyp2.learning', next)?.text, words.text)
    assert.deepEqual([questionOf('safe.local_1', old), questionOf('safe.whistle', next)], [undefined, undefined])
    assert.equal(questionOf('safe.local_1', next)?.required, true)
    assert.ok(questionOf('safe.whistle', old))
    assert.match((await quality.get('/tool')).text, /Plainer words/)
  })

  test('refuse to retire what a rule rests on, and say why', async () => {
    const refused = await quality.post('/tool/questions/safe.immediate/retirement', { draft: '0' })
    assert.equal(refused.status, 409)
    assert.match(refused.text, /a rule that limits the grade rests on it/)
    assert.equal((await draftOf(database))?.version, undefined)
  })

  test('show both texts when two change the draft, and lose neither', async () => {
    await quality.post('/tool/questions/cyp2.health', { draft: '0', text: 'How healthy is the child?', prompts: '' })
    const late = await head.post('/tool/questions/cyp2.health', {
      draft: '0',
      text: 'How well is the child, in body and mind?',
      prompts: '',
    })
    assert.equal(late.status, 409)
    for (const expected of ['How healthy is the child?', 'How well is the child, in body and mind?', 'Person qa-1']) {
      assert.ok(late.text.includes(expected), expected)
    }
    assert.equal((await saveAgain(head, late.text)).status, 303)
    assert.equal(
      questionOf('cyp2.health', (await draftOf(database))!.content)?.text,
      'How well is the child, in body and mind?',
    )
  })

  test('come back with what was typed when something is missing', async () => {
    const page = await quality.post('/tool/sections/safe', {
      draft: '2',
      text: 'Where?',
      type: 'several',
      options: 'One only',
    })
    assert.equal(page.status, 422)
    assert.match(page.text, /Where\?/)
    assert.match(page.text, /at least two answers/)
  })

  test('throw a draft away', async () => {
    const { version } = (await draftOf(database))!
    assert.equal((await quality.post('/tool/draft/removal', { draft: String(version) })).status, 303)
    assert.equal(await draftOf(database), undefined)
    assert.deepEqual(visits.problems, [])
  })
})

function saveAgain(visitor: Visitor, text: string) {
  const [, draft = ''] = text.match(/name="draft" value="(\d+)"/) ?? []
  return visitor.post('/tool/questions/cyp2.health', {
    draft,
    text: 'How well is the child, in body and mind?',
    prompts: '',
  })
}

async function draftOf(database: Awaited<ReturnType<typeof freshDatabase>>) {
  return database.asOwner((client) => findDraft(asTx(client), 'audit'))
}
