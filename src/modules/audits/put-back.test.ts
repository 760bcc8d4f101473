import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { shippedTool } from '#modules/tool/commands/publish.ts'
import { publishShipped } from '#modules/forms/index.ts'
import { findNewestVersion, findVersion } from '#modules/forms/queries/versions.ts'
import { date } from '#platform/dates/testing.ts'
import { asTx, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { planAudit } from './commands/plan.ts'
import { findAudit } from './queries/find-audit.ts'

describe('UM-D20: a version of the tool that was published by mistake', async () => {
  const database = await freshDatabase()
  const { household } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const quality = await visits.as('qa-1')
  const own = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.asSystem(testNow, work)
  const wordsOf = (tx: Tx, version?: number) =>
    (version ? findVersion(tx, 'audit', version) : findNewestVersion(tx, 'audit')).then(({ content }) =>
      content.sections.flatMap(({ questions }) => questions).map(({ key, text }) => `${key}: ${text}`),
    )
  const draft = async () => /name="draft" value="(\d+)"/.exec((await quality.get('/tool/draft')).text)?.[1] ?? '0'
  const retire = (question: string) => quality.post(`/tool/questions/${question}/retirement`, { draft: '0' })
  const publish = async () => quality.post('/tool/publication', { draft: await draft(), note: 'Shorter.' })
  const putBack = (version: number, newest: number, note = 'It was too early.') =>
    quality.post(`/tool/versions/${version}/restoration`, { newest: String(newest), note })

  test('the version before is put back as a new one, with the reason; audits begun keep theirs', async () => {
    const { ref } = await own((tx) => {
      const plan = {
        kind: 'thematic',
        householdId: household.id,
        scheduledFor: date('2026-12-01'),
        auditorId: null,
      } as const
      return planAudit(tx, plan, date('2026-11-19'))
    })
    const begunWith = (await own((tx) => findAudit(tx, ref))).formVersionId
    assert.equal((await retire('safe.whistle')).status, 303)
    assert.equal((await publish()).status, 303)
    const page = await quality.get('/tool/versions/1')
    assert.match((await quality.get('/tool')).text, /published by mistake\? Open the one before it/)
    assert.match(page.text, /Put it back, as version 3/)
    assert.doesNotMatch((await quality.get('/tool/versions/2')).text, /Put it back/)
    const asked = await quality.get('/tool/versions/1/restoration')
    assert.match(asked.text, /1 question asked again/)
    const bare = await putBack(1, 2, ' ')
    assert.equal(bare.status, 422)
    assert.match(bare.text, /Say why it is put back/)
    assert.equal((await putBack(1, 2)).status, 303)
    await own(async (tx) => {
      assert.equal((await findNewestVersion(tx, 'audit')).version, 3)
      assert.deepEqual(await wordsOf(tx), await wordsOf(tx, 1))
      assert.equal((await findAudit(tx, ref)).formVersionId, begunWith)
    })
    const versions = (await quality.get('/tool')).text
    assert.match(versions, /Version 1, put back\. It was too early\./)
  })

  test('nothing is put back twice, nor over what somebody else published or prepares', async () => {
    assert.equal((await putBack(1, 2)).status, 409)
    assert.match((await putBack(1, 3)).text, /nothing to put back/)
    assert.match((await putBack(3, 3)).text, /This version is in force/)
    await retire('safe.whistle')
    const drafting = await putBack(2, 3)
    assert.equal(drafting.status, 409)
    assert.match(drafting.text, /A draft of the next version is being prepared/)
    await quality.post('/tool/draft/removal', { draft: await draft() })
  })

  test('a version from before what came with Hearth itself is not put back', async () => {
    const form = structuredClone((await own((tx) => findVersion(tx, 'audit', 1))).content)
    const sections = form.sections.map((section, at) =>
      at > 0
        ? section
        : {
            ...section,
            questions: section.questions.map((one, at) => (at === 0 ? { ...one, version: 99, text: 'New?' } : one)),
          },
    )
    await database.asOwner((client) => publishShipped(asTx(client), shippedTool({ ...form, sections } as never)))
    const refused = await putBack(2, 4)
    assert.equal(refused.status, 409)
    assert.match(refused.text, /Questions came with Hearth itself since/)
    assert.doesNotMatch((await quality.get('/tool/versions/2')).text, /Put it back/)
  })

  test('by nobody who does not shape the tool', async () => {
    for (const key of ['tm-1', 'fro-1', 'admin-1'])
      assert.equal((await (await visits.as(key)).post('/tool/versions/1/restoration', { note: 'x' })).status, 403)
    assert.equal((await quality.get('/tool/versions/99/restoration')).status, 404)
  })
})
