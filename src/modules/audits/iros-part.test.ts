import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { whyNotIros } from '#framework/a2-audit-tool/iros-part.ts'
import { aPlacement } from '#modules/register/testing.ts'
import { aVoice, anAnswer as said } from '#modules/voices/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { listModerators } from './commands/assign.ts'
import { findAudit } from './queries/find-audit.ts'
import { anAnswer, anAudit } from './testing.ts'

const today = londonDate(testNow)

describe('UA-D7: the IRO of a child in an audit', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const iro = await visits.as('iro-1')
  const auditor = await visits.as('fro-1')
  const { audit, brother, voice } = await database.asSystem(testNow, async (tx) => {
    const made = await anAudit(tx, { householdId: household.id, state: 'in_audit', auditorId: people['fro-1']! })
    const placement = await aPlacement(tx, { householdId: household.id })
    const other = await tx.one<{ id: number; ref: string }>(
      sql`select c.id, c.ref from children c join placements p on p.child_id = c.id where p.id = ${placement.id}`,
    )
    await tx.run(
      sql`insert into audit_children (audit_id, child_id) values (${made.id}, ${household.childId}), (${made.id}, ${other.id})`,
    )
    await anAnswer(tx, made.id, 'cyp4.influence', 'The visits moved to Sunday', { childId: household.childId })
    await anAnswer(tx, made.id, 'cyp4.influence', 'The brother got a bike', { childId: other.id })
    await anAnswer(tx, made.id, 'cyp1.needs', 'Something of the care plan', { childId: household.childId })
    await anAnswer(tx, made.id, 'ovr.strengths', 'A strong household')
    await anAnswer(tx, made.id, 'ovr.grade', 'good')
    await tx.run(sql`insert into moves (piece_id, move, from_state, to_state, at, words)
      values (${made.id}, 'hand_back', 'with_qa', 'in_audit', ${testNow}, 'Look at the care plan again')`)
    const given = await aVoice(tx, {
      householdId: household.id,
      pieceId: made.id,
      childId: household.childId,
      gathererId: people['iro-1']!,
      state: 'given',
      share: 'iro_and_quality',
      givenAt: '2026-11-10T10:00:00Z',
    })
    await said(tx, { voiceId: given.id, words: 'I like the dog' })
    return { audit: made, brother: other, voice: given }
  })
  const at = `/audits/${audit.ref}`
  const section = `${at}/sections/cyp4/${household.childRef}`
  const childs = `${at}/children/${household.childRef}`
  const field = (question: string, part: string) => `cyp4.${question}/${household.childId}:${part}`
  const fields = (answers: Record<string, string>, version = '0', explanation = '') =>
    Object.fromEntries(
      Object.entries(answers).flatMap(([question, value]) =>
        question === 'iro_heard_on'
          ? [
              [field(question, 'version'), version],
              ...value
                .split('-')
                .map((part, index) => [field(question, `value-${['year', 'month', 'day'][index]}`), part]),
            ]
          : [
              [field(question, 'version'), version],
              [field(question, 'value'), value],
              [field(question, 'explanation'), explanation],
            ],
      ),
    )

  test('sees where it stands, who takes part and what is said of their own child’s voice, and nothing else', async () => {
    const page = await iro.get(at)
    assert.equal(page.status, 200)
    assert.match(page.text, /You are the Independent Reviewing Officer of a child in this audit/)
    assert.doesNotMatch(page.text, /strong household|care plan again|Print view|Good/)
    assert.equal((await iro.get(section)).location, `${childs}#cyp4`)
    const own = await iro.get(childs)
    assert.doesNotMatch(own.text, /cyp1|Something of the care plan/)
    assert.match(own.text, /The visits moved to Sunday/)
    assert.match(own.text, /I like the dog/)
    for (const path of [
      `/sections/cyp4/${brother.ref}`,
      `/children/${brother.ref}`,
      `/live?child=${household.childRef}`,
      `/sections/cyp1/${household.childRef}`,
      '/sections/ovr',
      '/sections/safe',
      '/print',
      '/history',
      '/live?section=safe',
      `/live?section=cyp4&child=${brother.ref}`,
      '/submission',
    ])
      assert.equal((await iro.get(at + path)).status, 404, path)
    assert.equal((await iro.get(`${at}/live?section=cyp4&child=${household.childRef}`)).status, 200)
    assert.doesNotMatch((await iro.get('/audits')).text, new RegExp(audit.ref), 'not in the list of audits')
    assert.doesNotMatch((await iro.get(`/households/${household.ref}`)).text, new RegExp(audit.ref))
    const other = await visits.as('iro-2')
    for (const path of [at, section, childs]) assert.equal((await other.get(path)).status, 404)
    assert.equal(
      (await iro.post(`${at}/sections/ovr`, { 'ovr.grade:value': 'inadequate', 'ovr.grade:version': '1' })).status,
      404,
    )
    assert.equal((await iro.post(section, fields({ influence: 'x' }, '1'))).status, 409)
  })

  test('sees nothing of one that was cancelled', async () => {
    const cancelled = await database.asSystem(testNow, async (tx) => {
      const made = await anAudit(tx, { householdId: household.id, state: 'cancelled', auditorId: people['fro-1']! })
      await tx.run(sql`insert into audit_children (audit_id, child_id) values (${made.id}, ${household.childId})`)
      return made
    })
    assert.equal((await iro.get(`/audits/${cancelled.ref}`)).status, 404)
  })

  test('writes a paraphrase only with when and how the child said yes to it', async () => {
    const words = 'She wants to see her brother at home'
    const early = await iro.post(section, fields({ iro_paraphrase: words }))
    assert.equal(early.status, 422)
    assert.match(early.text, /Say first when and how the child said yes/)
    assert.doesNotMatch((await auditor.get(childs)).text, /see her brother/)
    const late = await iro.post(section, fields({ iro_heard_on: today.add({ days: 1 }).toString() }))
    assert.match(late.text, /still to come/)
    const both = fields({ iro_heard_on: '2026-11-18', iro_how: 'She nodded and signed “good”', iro_paraphrase: words })
    assert.equal((await iro.post(section, both)).status, 303)
    const shown = (await auditor.get(childs)).text
    assert.match(shown, /She wants to see her brother at home/)
    assert.match(shown, /They asked that only their IRO/)
    // The auditor reads it, and does not write it.
    assert.equal((await auditor.post(section, fields({ iro_paraphrase: 'Something else' }, '1'))).status, 409)
  })

  test('or grades, without the child’s yes; that is the grade of record, and nobody grades blind', async () => {
    await database.asSystem(testNow, (tx) =>
      tx.run(sql`update answers set value = 'null' where question like 'cyp4.iro%'`),
    )
    assert.match((await auditor.get(childs)).text, /You have not read what .* says, and need not guess/)
    const graded = await iro.post(section, fields({ iro_grade: 'requires_improvement' }, '0', 'Heard late.'))
    assert.equal(graded.status, 303)
    const shown = (await auditor.get(childs)).text
    assert.match(shown, /The grade of record here is .*’s, who has read what the child says/)
    assert.match(shown, /Heard late/)
    assert.equal((await auditor.post(section, fields({ auditor_differs: 'She is asked every month' }))).status, 303)
    assert.equal((await iro.post(section, fields({ auditor_differs: 'x' }, '1'))).status, 409)
    assert.match((await iro.get(childs)).text, /She is asked every month/)
    const missing = await auditor.get(`${at}/submission`)
    assert.doesNotMatch(missing.text, /How well is this child heard/)
  })

  test('does not moderate it, and the list of moderators says why', async () => {
    const candidates = await database.asPerson(people['qa-1']!, testNow, async (tx) =>
      listModerators(tx, await findAudit(tx, audit.ref), today, new Map()),
    )
    assert.equal(
      candidates.find(({ id }) => id === people['iro-1'])?.conflict,
      'Wrote the IRO’s part about a child in this audit.',
    )
    assert.equal(candidates.find(({ id }) => id === people['iro-2'])?.conflict, null)
    await database.asSystem(testNow, (tx) => tx.run(sql`update pieces set state = 'with_qa' where id = ${audit.id}`))
    const refused = await (await visits.as('qa-1')).post(`${at}/moderator`, { moderator: String(people['iro-1']) })
    assert.notEqual(refused.status, 303)
    await database.asSystem(testNow, (tx) => tx.run(sql`update pieces set state = 'in_audit' where id = ${audit.id}`))
  })

  test('and whoever covers for them writes nothing of it', async () => {
    await database.asSystem(testNow, (tx) =>
      tx.run(sql`insert into absences (person_id, cover_id, from_on, until_on)
        values (${people['iro-1']}, ${people['iro-2']}, '2026-11-01', '2026-12-01')`),
    )
    const cover = await visits.as('iro-2')
    assert.equal((await cover.get(at)).status, 200)
    assert.doesNotMatch((await cover.get(childs)).text, /I like the dog/)
    assert.equal((await cover.post(section, fields({ iro_grade: 'good' }, '1', 'x'))).status, 409)
    assert.ok(voice)
  })

  test('has no part in an audit on a version of the tool from before', async () => {
    await database.asOwner((client) =>
      client.query(`with old as (insert into form_versions (form, version, content, published_at)
        select 'audit', max(version) + 1, (select jsonb_set(content::jsonb, '{sections}', (select jsonb_agg(case when s ->> 'key' = 'cyp4'
          then jsonb_set(s, '{questions}', (select jsonb_agg(q) from jsonb_array_elements(s -> 'questions') q where q ->> 'key' not like 'cyp4.iro%'))
          else s end) from jsonb_array_elements(content::jsonb -> 'sections') s)) from form_versions order by version desc limit 1), now() from form_versions returning id)
        update pieces set form_version_id = (select id from old) where id = ${audit.id}`),
    )
    const page = (await iro.get(childs)).text
    assert.doesNotMatch(page, /The IRO:/)
    assert.doesNotMatch((await auditor.get(childs)).text, /need not guess/)
  })
})

test('UA-D7: the yes stays as long as what the child said yes to', () => {
  const answer = (question: string, value: string) => ({
    ...{ id: 1, section: 'cyp4', explanation: '', evidence: '', broughtForward: false, version: 1 },
    ...{ savedById: 1, savedBy: null, savedAt: testNow, childId: 7, question, value },
  })
  const yes = [answer('cyp4.iro_heard_on', '2026-11-18'), answer('cyp4.iro_how', 'nodded')]
  const all = [...yes, answer('cyp4.iro_paraphrase', 'words')]
  const rows = [
    ['cyp4.iro_paraphrase', 'words', [], /Say first/],
    ['cyp4.iro_paraphrase', 'words', yes.slice(0, 1), /Say first/],
    ['cyp4.iro_paraphrase', 'words', yes, null],
    ['cyp4.iro_paraphrase', '', [], null],
    ['cyp4.iro_how', '', all, /Empty that first/],
    ['cyp4.iro_heard_on', 'none_recorded', all, /Empty that first/],
    ['cyp4.iro_how', 'signed', all, null],
    ['cyp4.iro_heard_on', '2026-11-20', [], /still to come/],
    ['cyp4.iro_grade', 'good', [], null],
  ] as const
  for (const [question, value, answers, wanted] of rows) {
    const because = whyNotIros({ question, childId: 7 }, value, answers, today)
    if (wanted === null) assert.equal(because, null, `${question} ${value}`)
    else assert.match(because ?? '', wanted)
  }
  assert.match(whyNotIros({ question: 'cyp4.iro_paraphrase', childId: 8 }, 'words', yes, today) ?? '', /Say first/)
})
