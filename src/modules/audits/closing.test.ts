import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { anAction } from '#modules/actions/testing.ts'
import { anAnswer as aSaid, aVoice } from '#modules/voices/testing.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import { anAudit, answerPart } from './testing.ts'

const database = await freshDatabase()
const service = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const own = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.asSystem(testNow, work)
const wordsOf = (text: string) => text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const { household, people } = service

/** An audit whose closing questions are answered: only what people said may still keep it open. */
async function readyToClose(): Promise<{ id: number; ref: string }> {
  const audit = await own(async (tx) => {
    const one = await anAudit(tx, {
      householdId: household.id,
      state: 'verifying',
      auditorId: people['fro-1']!,
      auditorGrade: 'good',
      moderatedGrade: 'good',
      finalGrade: 'good',
    })
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${one.id}, ${household.childId})`)
    return one
  })
  await database.asPerson(people['qa-1']!, testNow, (tx) => answerPart(tx, audit.ref, 'closing'))
  return audit
}

const voiceIn = (pieceId: number, given: Partial<Parameters<typeof aVoice>[1]>) =>
  own((tx) => aVoice(tx, { householdId: household.id, pieceId, state: 'given', givenAt: '2026-11-10', ...given }))

const closes = async (quality: Visitor, ref: string): Promise<boolean> =>
  (await quality.post(`/audits/${ref}/closure`)).status === 303

test('UA-D25: an audit does not close while a child who told us something has not heard, and says where to answer', async () => {
  const audit = await readyToClose()
  const voice = await voiceIn(audit.id, { childId: household.childId })
  const quality = await visits.as('qa-1')
  assert.equal(await closes(quality, audit.ref), false)
  const page = await quality.get(`/audits/${audit.ref}`)
  assert.match(wordsOf(page.text), /has not heard yet what happened next\. Answer them first\./)
  assert.match(
    wordsOf(page.text),
    new RegExp(`Child ${household.childRef} \\(${voice.ref}\\) has not heard what happened next`),
  )
  assert.ok(page.text.includes(`href="/voices/${voice.ref}/answer"`))

  const told = await quality.post(`/voices/${voice.ref}/answer`, {
    words: 'You asked for a later bedtime: it is nine now.',
  })
  assert.equal(told.status, 303, told.text)
  assert.equal(await closes(quality, audit.ref), true)
})

test('UA-D25: nor while a carer, or anybody else who was promised an answer, has none; a worker is answered in the team', async () => {
  const audit = await readyToClose()
  const quality = await visits.as('qa-1')
  await voiceIn(audit.id, { kind: 'worker' })
  await voiceIn(audit.id, { kind: 'carer', toldAt: '2026-11-12' })
  await voiceIn(audit.id, { childId: household.childId, state: 'not_given', reason: 'declined' })
  const waiting = [
    await voiceIn(audit.id, { kind: 'carer' }),
    await voiceIn(audit.id, { kind: 'household_member' }),
    await voiceIn(audit.id, { kind: 'parent' }),
    await voiceIn(audit.id, { childId: household.childId, form: 'fq.yp.observed' }),
  ]
  for (const voice of waiting) {
    assert.equal(await closes(quality, audit.ref), false)
    assert.ok((await quality.get(`/audits/${audit.ref}`)).text.includes(`/voices/${voice.ref}/answer`))
    const told = await quality.post(`/voices/${voice.ref}/answer`, { words: 'We read it, and this came of it.' })
    assert.equal(told.status, 303, told.text)
  }
  assert.equal(await closes(quality, audit.ref), true)
})

test('UA-D25: that words are kept to the quality team alone changes nothing: who wrote them is answered, and nobody reads of them', async () => {
  const audit = await readyToClose()
  const carer = await voiceIn(audit.id, { kind: 'carer' })
  await own((tx) =>
    aSaid(tx, { voiceId: carer.id, question: 'fq.fc.private', words: 'Only for you.', qualityTeamOnly: true }),
  )
  assert.equal(await closes(await visits.as('qa-1'), audit.ref), false)
  for (const key of ['fro-1', 'tm-1', 'sm-1', 'fsw-1'])
    assert.doesNotMatch((await (await visits.as(key)).get(`/audits/${audit.ref}`)).text, /Only for you/)
})

test('UA-D25 UA-S4: how many actions somebody else has checked stands beside the question, as it is now', async () => {
  const audit = await readyToClose()
  await own(async (tx) => {
    const about = { pieceId: audit.id, householdId: household.id, ownerId: people['fsw-1']! }
    const first = await anAction(tx, about)
    await anAction(tx, about)
    await tx.run(sql`update actions set state = 'verified', verified_by = ${people['tm-1']!}, verified_on = '2026-11-19'
      where id = ${first.id}`)
  })
  const page = wordsOf((await (await visits.as('qa-1')).get(`/audits/${audit.ref}/sections/loop`)).text)
  assert.match(page, /Among the actions Of 2 actions, 1 checked by somebody else, 1 (not started|in progress)\./)
  const { count } = await own((tx) =>
    tx.one<{ count: number }>(sql`select count(*) as count from answers where piece_id = ${audit.id}
      and question in ('loop.actions_verified', 'loop.child_told') and brought_forward`),
  )
  assert.equal(count, 0, 'neither is filled in')
})
