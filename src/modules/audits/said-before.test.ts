import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { anAction } from '#modules/actions/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { anAnswer, anAudit } from './testing.ts'

/* Beside each section: what the audit before said there, and what the review before recommended, to whoever may read that audit. */

const database = await freshDatabase()
const { household, sameTeam, people } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const { childId, childRef } = household

const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']!, moderatorId: people['iro-2']! }
const ofChild = { childId }

const { before, ref, elsewhere } = await database.asSystem(testNow, async (tx) => {
  const closed = { ...parts, moderatorId: people['iro-1']!, householdId: household.id, state: 'closed' } as const
  const older = await anAudit(tx, { ...closed, scheduledFor: '2024-11-04' })
  await anAnswer(tx, older.id, 'safe.grade', 'inadequate')
  await anAnswer(tx, older.id, 'fro.recommendations', 'An older review said this')
  const last = await anAudit(tx, { ...closed, scheduledFor: '2025-11-03' })
  await tx.run(sql`insert into audit_children (audit_id, child_id) values (${last.id}, ${childId})`)
  await anAnswer(tx, last.id, 'safe.grade', 'good')
  await anAnswer(tx, last.id, 'mod.evidence.safe', 'disagree')
  await anAnswer(tx, last.id, 'mod.grade.safe', 'requires_improvement')
  await anAnswer(tx, last.id, 'cyp1.grade', 'outstanding', ofChild)
  await anAnswer(tx, last.id, 'cyp4.words', 'I want to see my brother', ofChild)
  await anAnswer(
    tx,
    last.id,
    'fro.recommendations',
    `Training for both carers. ${'And so on. '.repeat(90)}The very end`,
  )
  await anAnswer(tx, last.id, 'refl.self_grade', 'inadequate')
  const action = { householdId: household.id, pieceId: last.id, ownerId: people['fsw-1']! }
  await anAction(tx, {
    ...{ ...action, says: 'Look at the stair gate', sourceQuestion: 'safe.home', state: 'verified' },
    ...{ verifiedOn: '2025-12-04', verifiedBy: people['tm-1']! },
  })
  await anAction(tx, { ...action, says: 'Ask for the school plan', sourceQuestion: 'cyp1.plan_on_file' })
  await anAction(tx, { ...action, says: 'Meet as a team', state: 'not_done' })
  const cancelled = await anAudit(tx, { ...closed, state: 'cancelled', scheduledFor: '2026-05-04' })
  await anAnswer(tx, cancelled.id, 'safe.grade', 'inadequate')
  const now = await anAudit(tx, { ...parts, householdId: household.id, state: 'in_audit' })
  await tx.run(sql`insert into audit_children (audit_id, child_id) values (${now.id}, ${childId})`)
  const later = await anAudit(tx, { ...closed, scheduledFor: '2026-11-20' })
  await anAnswer(tx, later.id, 'safe.grade', 'inadequate')
  const neighbours = await anAudit(tx, { ...parts, householdId: sameTeam.id, state: 'in_audit' })
  return { before: last.ref, ref: now.ref, elsewhere: neighbours.ref }
})

/** What stands before the questions of a page, closed or open, in words. */
async function beside(key: string, path: string): Promise<string[]> {
  const { status, text } = await (await visits.as(key)).get(path)
  assert.equal(status, 200, `${key} at ${path}`)
  return [...text.matchAll(/<details class="govuk-details govuk-!-margin-bottom-4">([\s\S]*?)<\/details>/g)].map(
    ([, one]) =>
      one!
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
  )
}

test('a section shows the grade of the last closed audit before it, its actions and what became of them', async () => {
  for (const key of ['fro-1', 'fsw-1', 'tm-1', 'qa-1']) {
    const [safe = ''] = await beside(key, `/audits/${ref}/sections/safe`)
    assert.match(safe, /^The last audit: good, 1 action \(“/, key)
    assert.match(safe, new RegExp(`Audit ${before} , closed .*: good; the moderator saw it as requires improvement\\.`))
    assert.match(safe, /Look at the stair gate : verified on Thu 4 December 2025/)
    assert.doesNotMatch(safe, /school plan|Meet as a team|inadequate|older review/i)
  }
})

test('what was set at no question stands beside the overall judgement', async () => {
  const [overall = ''] = await beside('fro-1', `/audits/${ref}/sections/ovr`)
  assert.match(overall, /^The last audit: 1 action .*Meet as a team : not done, was due/)
})

test('what the review before recommended is its first words, and the way to the rest', async () => {
  const [safe = ''] = await beside('fro-1', `/audits/${ref}/sections/safe`)
  assert.match(safe, new RegExp(`The review before \\( ${before}, .* \\) recommended: Training for both carers\\.`))
  assert.match(safe, / …$/)
  assert.doesNotMatch(safe, /The very end|older review/)
  const [outcome = ''] = await beside('fro-1', `/audits/${ref}/sections/fro`)
  assert.match(outcome, /^What the last review recommended/)
})

test('a child’s page has it at each of its sections, the recommendation once, and no words of a child', async () => {
  const all = await beside('fro-1', `/audits/${ref}/children/${childRef}`)
  assert.equal(all.length, 1, all.join('\n'))
  assert.match(
    all[0]!,
    /^The last audit: outstanding, 1 action, 1 still open .*Ask for the school plan : not started, /,
  )
  assert.match(all[0]!, /Training for both carers/)
  const { text } = await (await visits.as('fro-1')).get(`/audits/${ref}/children/${childRef}`)
  assert.ok(text.includes(`href="/audits/${before}/children/${childRef}#cyp1"`))
  assert.doesNotMatch(text, /see my brother/)
})

test('only for who may see the audit before: not a moderator of this one alone, nor a child’s IRO in their part', async () => {
  assert.deepEqual(await beside('iro-2', `/audits/${ref}/sections/wfc1`), [])
  await database.asSystem(testNow, (tx) =>
    tx.run(sql`update audits set moderator_id = null where moderator_id = ${people['iro-1']!}`),
  )
  assert.deepEqual(await beside('iro-1', `/audits/${ref}/children/${childRef}`), [])
})

test('where there was none before, and beside what is decided later or is the worker’s own, nothing stands', async () => {
  assert.deepEqual(await beside('fro-1', `/audits/${elsewhere}/sections/safe`), [])
  for (const key of ['mod', 'refl']) assert.deepEqual(await beside('fro-1', `/audits/${ref}/sections/${key}`), [], key)
})

test('one that is restricted stands beside no other, also for whoever knows of it', async () => {
  const shown = async () => (await beside('sm-1', `/audits/${ref}/sections/safe`)).join()
  assert.match(await shown(), new RegExp(`Audit ${before} `))
  const restricted = await database.asOwner(async (client) => {
    const take = `select take_class(id, 'restricted', gen_random_uuid()) as ref from pieces where ref = $1`
    return (await client.query<{ ref: string }>(take, [before])).rows[0]!.ref
  })
  assert.equal((await (await visits.as('sm-1')).get(`/audits/${restricted}/sections/safe`)).status, 200)
  assert.match(await shown(), /^The last audit: inadequate .*An older review said this/)
})
