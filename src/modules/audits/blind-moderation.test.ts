import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, describe, test } from 'node:test'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import { date } from '#platform/dates/testing.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { findAudit } from './queries/find-audit.ts'
import { auditSettings } from './settings.ts'
import { anAudit, answerPart } from './testing.ts'

describe('SB-8: a blind moderation', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const moderator = await visits.as('iro-2')
  const inside = <T>(work: (tx: Tx) => Promise<T>) => database.asSystem(testNow, work)

  /** Safety is inadequate, the review is fine, and the moderator has answered all but the grade. */
  const { ref } = await inside(async (tx) => {
    const made = await anAudit(tx, {
      householdId: household.id,
      kind: 'thematic',
      auditorId: people['fro-1']!,
      workerId: people['fsw-1']!,
      moderatorId: people['iro-2']!,
      auditorGrade: 'inadequate',
      dueOn: '2026-11-25',
      state: 'in_moderation',
    })
    await tx.run(sql`update audits set blind_moderation = true where id = ${made.id}`)
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${made.id}, ${household.childId})`)
    await answerPart(tx, made.ref, 'audit', { 'safe.grade': 'inadequate', 'ovr.grade': 'inadequate' })
    await answerPart(tx, made.ref, 'moderation', {
      'mod.evidence.safe': 'disagree',
      'mod.grade.safe': null,
      'mod.grade': null,
    })
    return made
  })
  const auditOf = () => inside((tx) => findAudit(tx, ref))
  const choose = async (question: string, value: string, version: number) => {
    const fields = {
      [`${question}:value`]: value,
      [`${question}:explanation`]: 'It reads otherwise.',
      [`${question}:version`]: String(version),
    }
    assert.equal((await moderator.post(`/audits/${ref}/sections/mod`, fields)).status, 303)
  }
  const pages = async () => {
    const paths = [
      `/audits/${ref}`,
      `/audits/${ref}/print`,
      `/audits/${ref}/sections/mod`,
      `/audits/${ref}/sections/safe`,
    ]
    return Promise.all(paths.map(async (path) => (await moderator.get(path)).text))
  }
  const tells = /<strong class="govuk-tag govuk-tag--red">\s*Inadequate|Safety is inadequate|\(inadequate\)/

  test('stays blind while a grade is only chosen, and chosen again', async () => {
    await choose('mod.grade', 'good', 1)
    for (const page of await pages()) assert.doesNotMatch(page, tells)
    await choose('mod.grade', 'requires_improvement', 2)
    await choose('mod.grade', 'good', 3)
    for (const page of await pages()) assert.doesNotMatch(page, tells)
    assert.equal((await auditOf()).blindGrade, null)
  })

  test('is not finished before the grade is locked, and the refusal tells nothing of the auditor’s', async () => {
    const refused = await moderator.post(`/audits/${ref}/moderation`, {})
    assert.match(refused.text, /Lock your own grade first/)
    assert.doesNotMatch(refused.text, tells)
    assert.equal((await auditOf()).state, 'in_moderation')
  })

  test('B10: no button is shown that would be refused: its page says what is in the way', async () => {
    const page = await moderator.get(`/audits/${ref}/moderation`)
    assert.equal(page.status, 200)
    assert.match(page.text, /Not yet[^]*Lock your own grade first/)
    assert.doesNotMatch(page.text, /action="[^"]*moderation"/)
    assert.match((await moderator.get(`/audits/${ref}/locked-grade`)).text, /action="[^"]*locked-grade"/)
  })

  test('shows before locking the limits of facts, and of the sections’ grades that the moderator gave', async () => {
    const before = await moderator.get(`/audits/${ref}/sections/mod`)
    assert.doesNotMatch(before.text, /does the grade follow from the evidence/)
    assert.match(before.text, /Nothing limits it/)
    await choose('mod.grade.safe', 'inadequate', 1)
    assert.match(
      (await moderator.get(`/audits/${ref}/sections/mod`)).text,
      /Safety is inadequate: the highest grade is/,
    )
    await choose('mod.grade.safe', 'requires_improvement', 2)
    for (const page of await pages()) assert.doesNotMatch(page, tells)
  })

  test('locks the grade as it was chosen, though a limit leaves less, and only then shows the auditor’s', async () => {
    assert.match((await moderator.get(`/audits/${ref}`)).text, /Lock my grade and see the auditor’s/)
    assert.equal((await moderator.post(`/audits/${ref}/locked-grade`, {})).status, 303)
    const { blindGrade, blindLockedAt, dueOn } = await auditOf()
    assert.deepEqual([blindGrade, blindLockedAt, dueOn?.toString()], ['good', testNow, '2026-11-25'])
    assert.match((await moderator.get(`/audits/${ref}/print`)).text, tells)
    const again = await moderator.post(`/audits/${ref}/locked-grade`, {})
    assert.match(again.text, /There is nothing to lock/)
  })

  test('goes on by the grades of record: a later grade is a second one, and the first is kept', async () => {
    await choose('mod.evidence.safe', 'agree', 1)
    assert.match((await moderator.post(`/audits/${ref}/moderation`, {})).text, /Good is above that/)
    await choose('mod.evidence.safe', 'disagree', 2)
    await choose('mod.grade', 'requires_improvement', 4)
    assert.equal((await moderator.post(`/audits/${ref}/moderation`, {})).status, 303)
    const { state, blindGrade, moderatedGrade } = await auditOf()
    assert.deepEqual([state, blindGrade, moderatedGrade], ['in_discussion', 'good', 'requires_improvement'])
    assert.match((await moderator.get(`/audits/${ref}`)).text, /Moderator’s first grade, before seeing the auditor’s/)
  })

  test('an open moderation has nothing to lock, and is offered nothing of it', async () => {
    const open = await inside((tx) =>
      anAudit(tx, {
        householdId: household.id,
        kind: 'thematic',
        auditorId: people['fro-1']!,
        moderatorId: people['iro-2']!,
        auditorGrade: 'good',
        state: 'in_moderation',
      }),
    )
    assert.doesNotMatch((await moderator.get(`/audits/${open.ref}`)).text, /Lock my grade/)
    assert.match((await moderator.post(`/audits/${open.ref}/locked-grade`, {})).text, /There is nothing to lock/)
    assert.deepEqual(visits.problems, [])
  })
})

describe('SB-8: whether moderation is blind', () => {
  const settingOf = (database: Awaited<ReturnType<typeof freshDatabase>>) =>
    database.asSystem(
      testNow,
      async (tx) => (await readSettings(tx, date('2026-11-19'), auditSettings))['moderation.blind'],
    )

  test('a new service begins blind', async () => assert.equal(await settingOf(await freshDatabase()), 1))

  test('a service at work keeps what it had, and what was first saved there is the blind grade', async () => {
    const database = await freshDatabase()
    const { household, people } = await aSmallService(database)
    const migration = await readFile(
      new URL('../../../db/migrations/0011-limits-and-blind-grades.sql', import.meta.url),
      'utf8',
    )
    const audit = await database.asSystem(testNow, (tx) =>
      anAudit(tx, {
        householdId: household.id,
        moderatorId: people['iro-2']!,
        auditorGrade: 'inadequate',
        state: 'in_moderation',
      }),
    )
    await database.asOwner(async (client) => {
      const tx = asTx(client)
      await client.query(`delete from settings where key = 'moderation.blind';
        update audits set blind_moderation = true;
        alter table audits drop column blind_grade, drop column blind_locked_at, drop column limit_decided;
        alter table templates drop column shipped`)
      const by = people['iro-2']
      await client.query(
        `insert into answers (audit_id, section, question, value, saved_by, saved_at) values ($1, 'mod', 'mod.grade', '"good"', $2, '2026-11-10T10:00Z')`,
        [audit.id, by],
      )
      await client.query(
        `update answers set value = '"inadequate"', version = 2, saved_at = '2026-11-10T10:05Z' where question = 'mod.grade'`,
      )
      await client.query(migration)
      const kept = await tx.one(
        sql`select blind_grade as grade, blind_locked_at = '2026-11-10T10:00Z' as "wasFirst" from audits where id = ${audit.id}`,
      )
      assert.deepEqual(kept, { grade: 'good', wasFirst: true })
      const taken = await tx.one<{ version: number }>(
        sql`select (shipped -> 'cyp3.within_terms')::int as version from templates`,
      )
      assert.equal(taken.version, 2)
    })
    assert.equal(await settingOf(database), 0)
  })
})
