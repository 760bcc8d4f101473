import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Grade } from '#framework/a2-audit-tool/types.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import type { Audit } from './audit.ts'
import type { State } from './steps.ts'
import { findAudit } from './queries/find-audit.ts'
import { anAudit, answerPart } from './testing.ts'

describe('Limits hold for every grade of record', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const [moderator, head, auditor] = [await visits.as('iro-2'), await visits.as('qa-head'), await visits.as('fro-1')]
  const inside = <T>(work: (tx: Tx) => Promise<T>) => database.asSystem(testNow, work)

  /** Safety is inadequate, and so is the audit; all else is good. */
  async function anInadequateAudit(state: State, moderation: Record<string, string> = {}): Promise<string> {
    const { ref } = await inside(async (tx) => {
      const made = await anAudit(tx, {
        householdId: household.id,
        kind: 'thematic',
        auditorId: people['fro-1']!,
        workerId: people['fsw-1']!,
        moderatorId: people['iro-2']!,
        auditorGrade: 'inadequate',
        ...(state === 'in_discussion' ? { moderatedGrade: (moderation['mod.grade'] ?? 'inadequate') as Grade } : {}),
        state,
      })
      await tx.run(sql`insert into audit_children (audit_id, child_id) values (${made.id}, ${household.childId})`)
      await answerPart(tx, made.ref, 'audit', { 'safe.grade': 'inadequate', 'ovr.grade': 'inadequate' })
      await answerPart(tx, made.ref, 'moderation', moderation)
      return made
    })
    return ref
  }
  const auditOf = (ref: string): Promise<Audit> => inside((tx) => findAudit(tx, ref))
  const limitDecided = (ref: string) =>
    database.asOwner((client) =>
      asTx(client).one<{ is: boolean | null }>(
        sql`select limit_decided as is from audits a join pieces piece on piece.id = a.id where piece.ref = ${ref}`,
      ),
    )
  const settled = { 'date-day': '18', 'date-month': '11', 'date-year': '2026', reason: 'We read it again.' }

  test('UA-S3: a moderator who does not differ at the section cannot finish above its limit, and is told where to', async () => {
    const ref = await anInadequateAudit('in_moderation', { 'mod.grade': 'requires_improvement' })
    const refused = await moderator.post(`/audits/${ref}/moderation`, {})
    assert.match(refused.text, /Safety is inadequate: the highest grade is inadequate\./)
    assert.match(refused.text, /say so at that section/)
    const { state, finalGrade } = await auditOf(ref)
    assert.deepEqual([state, finalGrade], ['in_moderation', null])
  })

  test('UA-S3: who sees the section differently says so there, the limit follows, and both grades are kept', async () => {
    const ref = await anInadequateAudit('in_moderation', {
      'mod.grade': 'requires_improvement',
      'mod.evidence.safe': 'disagree',
      'mod.grade.safe': 'requires_improvement',
    })
    await moderator.post(`/audits/${ref}/moderation`, {})
    const audit = await auditOf(ref)
    assert.deepEqual(
      [audit.state, audit.auditorGrade, audit.moderatedGrade],
      ['in_discussion', 'inadequate', 'requires_improvement'],
    )
    const kept = await inside((tx) =>
      tx.many<{ question: string; value: string }>(sql`
        select question, value #>> '{}' as value from answers join pieces a on a.id = piece_id
        where a.ref = ${ref} and question in ('safe.grade', 'mod.grade.safe') order by question`),
    )
    assert.deepEqual(kept, [
      { question: 'mod.grade.safe', value: 'requires_improvement' },
      { question: 'safe.grade', value: 'inadequate' },
    ])
  })

  test('UA-S3: a section said to be seen differently needs the grade that is seen', async () => {
    const ref = await anInadequateAudit('in_moderation', {
      'mod.grade': 'requires_improvement',
      'mod.evidence.safe': 'disagree',
    })
    await inside((tx) =>
      tx.run(sql`update answers set value = null where question = 'mod.grade.safe'
        and piece_id = (select id from pieces where ref = ${ref})`),
    )
    assert.notEqual((await moderator.post(`/audits/${ref}/moderation`, {})).status, 303)
    assert.equal((await auditOf(ref)).state, 'in_moderation')
  })

  for (const [who, move, typed] of [
    ['the moderator', 'settlement', settled],
    ['the Head of Quality Assurance and Partnerships', 'decision', { reason: 'I read it all.' }],
  ] as const) {
    const visitor = move === 'settlement' ? moderator : head

    test(`UA-S3: ${move} by ${who} shows the limits, and takes no grade above them`, async () => {
      const ref = await anInadequateAudit('in_discussion', { 'mod.grade': 'requires_improvement' })
      const page = await visitor.get(`/audits/${ref}/${move}`)
      assert.match(page.text, /Safety is inadequate: the highest grade is inadequate\./)
      assert.match(page.text, /Only if a section is seen differently/)
      const refused = await visitor.post(`/audits/${ref}/${move}`, { ...typed, grade: 'requires_improvement' })
      assert.equal(refused.status, 422)
      assert.match(refused.text, /Safety is inadequate: the highest grade is inadequate\./)
      assert.equal((await auditOf(ref)).finalGrade, null)
    })

    test(`UA-S3: ${move} by ${who} with the section seen differently, and why, is taken and told`, async () => {
      const ref = await anInadequateAudit('in_discussion', { 'mod.grade': 'requires_improvement' })
      const view = { 'view-safe': 'requires_improvement', grade: 'requires_improvement' }
      const bare = await visitor.post(`/audits/${ref}/${move}`, { ...typed, ...view })
      assert.equal(bare.status, 422)
      assert.match(bare.text, /Say why you see it differently/)
      const why = { 'view-safe-reason': 'Both risks had a plan that was followed.' }
      assert.equal((await visitor.post(`/audits/${ref}/${move}`, { ...typed, ...view, ...why })).status, 303)
      assert.equal((await auditOf(ref)).finalGrade, 'requires_improvement')
      assert.match((await auditor.get(`/audits/${ref}`)).text, /Both risks had a plan that was followed/)
    })

    test(`UA-S3: ${move} by ${who} cannot reach what facts limit, whatever is seen`, async () => {
      const ref = await anInadequateAudit('in_discussion', { 'mod.grade': 'requires_improvement' })
      await inside((tx) =>
        tx.run(sql`update answers set value = '"no"' where question = 'cyp4.seen_alone'
          and piece_id = (select id from pieces where ref = ${ref})`),
      )
      assert.match((await visitor.get(`/audits/${ref}/${move}`)).text, /Not possible, however a section is seen/)
      const view = { 'view-safe': 'good', 'view-safe-reason': 'It is good.', grade: 'good' }
      const refused = await visitor.post(`/audits/${ref}/${move}`, { ...typed, ...view })
      assert.equal(refused.status, 422)
      assert.match(refused.text, /has not been seen alone: the highest grade is requires improvement/)
    })
  }

  test('an audit says whether a limit decided its grade, or judgement did', async () => {
    const agreed = await anInadequateAudit('in_moderation', { 'mod.grade': 'inadequate' })
    await moderator.post(`/audits/${agreed}/moderation`, {})
    assert.equal((await auditOf(agreed)).finalGrade, 'inadequate')
    assert.deepEqual(await limitDecided(agreed), { is: true }, 'the sections point to good, and safety limits it')
    const differed = await anInadequateAudit('in_discussion', { 'mod.grade': 'requires_improvement' })
    const lower = { 'view-safe': 'good', 'view-safe-reason': 'It is good.', grade: 'requires_improvement' }
    await head.post(`/audits/${differed}/decision`, { ...lower, reason: 'So it is.' })
    assert.deepEqual(await limitDecided(differed), { is: false })
  })

  test('UA-D19: the page of the judgement says each limit once, and nothing of “or lower” or of leave', async () => {
    const ref = await anInadequateAudit('in_audit')
    await inside((tx) =>
      tx.run(sql`update answers set value = '"good"' where question = 'ovr.grade'
        and piece_id = (select id from pieces where ref = ${ref})`),
    )
    const { text } = await auditor.get(`/audits/${ref}/sections/ovr`)
    assert.equal(text.split('Safety is inadequate: the highest grade is inadequate.').length - 1, 1)
    assert.match(text, /Choose inadequate\./)
    assert.doesNotMatch(text, /or lower|for leave/)
  })

  test('nothing went wrong on the way', () => assert.deepEqual(visits.problems, []))
})
