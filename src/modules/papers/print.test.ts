import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { anAnswer, anAudit } from '#modules/audits/testing.ts'
import { aVoice, anAnswer as said } from '#modules/voices/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'

describe('The print view of an audit', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const { ref, child, carer } = await database.asSystem(testNow, async (tx) => {
    const audit = await anAudit(tx, {
      householdId: household.id,
      state: 'in_moderation',
      auditorId: people['fro-1']!,
      moderatorId: people['iro-1']!,
    })
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${audit.id}, ${household.childId})`)
    await anAnswer(tx, audit.id, 'cyp4.words', 'I want to see my brother', { childId: household.childId })
    await anAnswer(tx, audit.id, 'cyp4.influence', 'The visits moved to Sunday', { childId: household.childId })
    await anAnswer(tx, audit.id, 'safe.risk', 'yes', { explanation: 'Somebody shouted at night' })
    await anAnswer(tx, audit.id, 'safe.safer_care', 'yes', { explanation: 'The plan is up to date' })
    const given = {
      householdId: household.id,
      pieceId: audit.id,
      state: 'given',
      gathererId: people['iro-1']!,
    } as const
    const child = await aVoice(tx, { ...given, childId: household.childId })
    await said(tx, { voiceId: child.id, words: 'I like the dog' })
    const carer = await aVoice(tx, { ...given, kind: 'carer', gathererId: people['fro-1']! })
    await said(tx, { voiceId: carer.id, question: 'fq.fc.support', value: 6, words: 'Somebody always rings back' })
    await said(tx, { voiceId: carer.id, question: 'fq.fc.private', words: 'We wait too long', qualityTeamOnly: true })
    return { ref: audit.ref, child, carer }
  })
  const printed = async (key: string) => (await (await visits.as(key)).get(`/audits/${ref}/print`)).text
  const chooses = (share: string, agreedAt: string | null = null) =>
    database.asSystem(testNow, (tx) =>
      tx.run(sql`update voices set share = ${share}, share_agreed_at = ${agreedAt} where id = ${child.id}`),
    )
  const words = /I like the dog|I want to see my brother/

  test('leaves a child’s own words out, also for those who read them on the screen, and says where they are', async () => {
    for (const share of ['iro_and_quality', 'ask_first']) {
      await chooses(share)
      assert.match((await (await visits.as('qa-1')).get(`/voices/${child.ref}`)).text, /I like the dog/)
      for (const key of ['qa-1', 'iro-1', 'fro-1']) {
        const text = await printed(key)
        assert.doesNotMatch(text, words, `${share}, for ${key}`)
        assert.match(text, new RegExp(`Their own words are not printed\\. In Hearth \\w+ stands? under ${child.ref}`))
        assert.match(text, /The child’s own words are not printed/)
        assert.match(text, /The visits moved to Sunday/, 'what others wrote of it stays')
      }
    }
  })

  test('prints them when the child let everybody know', async () => {
    for (const [share, agreedAt] of [
      ['carers', null],
      ['ask_first', '2026-11-10T10:00:00Z'],
    ] as const) {
      await chooses(share, agreedAt)
      for (const key of ['qa-1', 'fro-1', 'tm-1']) {
        const text = await printed(key)
        assert.match(text, /I like the dog/, key)
        assert.match(text, /I want to see my brother/, key)
      }
    }
  })

  test('leaves out what concerns somebody’s safety, and says so', async () => {
    for (const key of ['qa-1', 'fro-1', 'tm-1']) {
      const text = await printed(key)
      assert.doesNotMatch(text, /Somebody shouted at night/, key)
      assert.match(text, /The plan is up to date/)
      assert.match(text, /What concerns somebody’s safety is not printed/)
    }
  })

  test('is in the trail, and so is each look at a section, whatever stands behind its address', async () => {
    const looks = () =>
      database.asSystem(testNow, (tx) =>
        tx.many(sql`select from trail where actor_id = ${people['hos-1']} and piece_id is not null`),
      )
    const reader = await visits.as('hos-1')
    for (const [at, path] of ['/print', '/sections/safe', '/sections/safe?print'].entries()) {
      assert.equal((await reader.get(`/audits/${ref}${path}`)).status, 200)
      assert.equal((await looks()).length, at + 1, path)
    }
  })

  test('prints what a carer said, but not what is for the quality team only', async () => {
    const text = await printed('qa-1')
    assert.match(text, /Somebody always rings back/)
    assert.doesNotMatch(text, /We wait too long/)
    assert.match(
      text,
      new RegExp(`for the quality team only is not printed\\. In Hearth \\w+ stands? under ${carer.ref}`),
    )
  })
})
