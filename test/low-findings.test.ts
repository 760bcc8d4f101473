import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { anAction } from '#modules/actions/testing.ts'
import { anAnswer, anAudit } from '#modules/audits/testing.ts'
import { aChild, aPlacement } from '#modules/register/testing.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from './database.ts'
import { aSmallService } from './service.ts'
import { openVisits } from './visitor.ts'

/* Findings of 25 November 2026 that stand on pages of several rooms, each by its number. */

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())

const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']!, moderatorId: people['iro-2']! }
const made = await database.asSystem(testNow, async (tx) => {
  const written = await anAudit(tx, { householdId: household.id, state: 'in_audit', ...parts })
  const disputed = await anAudit(tx, {
    ...{ householdId: household.id, state: 'in_discussion', ...parts },
    ...{ auditorGrade: 'good', moderatedGrade: 'requires_improvement' },
  })
  const acting = await anAudit(tx, {
    ...{ householdId: household.id, state: 'actions_open', ...parts, dueOn: '2026-12-31' },
    ...{ auditorGrade: 'good', moderatedGrade: 'good', finalGrade: 'good', gradedOn: '2026-11-09' },
    ...{ sentOn: '2026-11-03', moderatedOn: '2026-11-09' },
  })
  await anAction(tx, {
    ...{ householdId: household.id, pieceId: acting.id, ownerId: people['fsw-1']! },
    ...{ says: 'Write it down.', dueOn: '2026-11-26' },
  })
  await anAnswer(tx, acting.id, 'ovr.good_practice_share', 'yes', { explanation: 'A box of letters.' })
  await anAnswer(tx, acting.id, 'ovr.strengths', 'A box of letters.')
  await anAnswer(tx, disputed.id, 'safe.grade', 'good')
  const voice = await aVoice(tx, {
    ...{ householdId: household.id, childId: household.childId, gathererId: people['iro-1']!, pieceId: written.id },
    state: 'given',
  })
  const baby = await aChild(tx, { iroId: people['iro-1']!, bornOn: '2025-10-01' })
  await aPlacement(tx, { householdId: household.id, childId: baby.id, startedOn: '2026-01-10' })
  await aVoice(tx, {
    ...{ householdId: household.id, childId: baby.id, gathererId: people['iro-1']!, pieceId: written.id },
    ...{ state: 'given', form: 'fq.yp.observed', givenAt: '2026-11-12T10:00:00Z' },
  })
  return { written, disputed, acting, voice, baby }
})
const everybody = Object.keys(people)
const pageOf = async (key: string, path: string) => (await visits.as(key)).get(path)

describe('what nobody is led to', () => {
  test('UM-D5: an audit to plan, that they would then be refused', async () => {
    let offered = 0
    for (const key of everybody) {
      const { text } = await pageOf(key, `/households/${household.ref}`)
      for (const [, href] of text.matchAll(/href="(\/audits\/new\?[^"]*)"/g)) {
        offered += 1
        assert.equal((await pageOf(key, href!.replaceAll('&amp;', '&'))).status, 200, `${key} ${href}`)
      }
    }
    assert.ok(offered > 0)
  })

  test('UM-D21: a page back that is not theirs', async () => {
    for (const key of everybody) {
      const { status, text } = await pageOf(key, `/voices/${made.voice.ref}`)
      if (status !== 200) continue
      const [, href] =
        /<a href="([^"]+)" class="govuk-back-link"/.exec(text) ??
        /class="govuk-back-link"[^>]*href="([^"]+)"/.exec(text) ??
        []
      assert.ok(href, key)
      assert.equal((await pageOf(key, href)).status, 200, `${key} ${href}`)
    }
  })

  test('UM-D41: a worker who can only give an empty list', async () => {
    const { text } = await pageOf('tm-1', '/households')
    const [, select = ''] = /<select[^>]*name="worker"([^]*?)<\/select>/.exec(text) ?? []
    for (const [, id = ''] of select.matchAll(/<option value="(\d+)"/g))
      assert.doesNotMatch((await pageOf('tm-1', `/households?worker=${id}`)).text, /No households/, id)
    assert.doesNotMatch(select, /Person fsw-3/, 'of another team')
  })

  test('UM-D40: places to look for cases, where none can be found', async () => {
    for (const key of ['ce-1', 'lado-1', 'panel-chair', 'admin-1', 'governance-1']) {
      const { text } = await pageOf(key, '/')
      assert.doesNotMatch(text, /role="search"|href="\/(audits|households|actions)"/, key)
    }
  })
})

describe('what a page says', () => {
  test('UM-D31, UM-D32: the voice behind a figure and the household of an audit are links', async () => {
    const voices = (await pageOf('qa-1', '/month/voices?kind=child&state=all')).text
    for (const [, ref] of voices.matchAll(/<td[^>]*>(V-\d+)/g)) assert.fail(`${ref} is plain text`)
    assert.match((await pageOf('qa-1', '/audits')).text, new RegExp(`href="/households/${household.ref}"`))
  })

  test('UM-D33: a child of one year is not said to have told us what they think', async () => {
    const { text } = await pageOf('iro-1', `/children/${made.baby.ref}`)
    assert.match(text, /Somebody who knows child C-\d+ told us what they see/)
    assert.doesNotMatch(text, /told us what they think/)
  })

  test('UM-D29: an audit with an open alert says so in whole sentences', async () => {
    await (await visits.as('fro-1')).post('/alerts', { household: household.ref, what: 'He does not feel safe' })
    assert.doesNotMatch((await pageOf('sm-1', `/audits/${made.written.ref}`)).text, /to be dealt with/)
  })

  test('UM-D35: what is shared as good practice is not repeated as what is going well', async () => {
    const { text } = await pageOf('qa-1', '/month?month=2026-11')
    assert.equal(text.split('A box of letters.').length - 1, 1)
  })

  test('UM-D36: a month that is none is said to be none', async () => {
    for (const month of ['2026-13', 'x', '0001-01'])
      assert.match((await pageOf('qa-1', `/month?month=${month}`)).text, /There is no such month/, month)
    for (const query of ['', '?month=2026-11', '?month='])
      assert.doesNotMatch((await pageOf('qa-1', `/month${query}`)).text, /There is no such month/, query)
  })

  test('UM-D10: another month says nothing of now', async () => {
    for (const month of ['2024-12', '2027-05'])
      assert.doesNotMatch(
        (await pageOf('qa-1', `/month?month=${month}`)).text,
        /past their date now|What is stuck/,
        month,
      )
  })

  test('UA-D20: an audit whose actions are under way says by when the first of them is to be done', async () => {
    assert.match((await pageOf('tm-1', `/audits/${made.acting.ref}`)).text, /The first action is due Thu 26 November/)
  })

  test('UM-D42: who is invited is told that a team is none to manage by that; a person’s page says which they do', async () => {
    assert.match((await pageOf('admin-1', '/people/new')).text, /being in it does not make somebody its manager/)
    const manager = (await pageOf('admin-1', `/people/${people['tm-1']!}`)).text
    assert.match(manager, /Manages[^]*?North[^]*?Who manages each team/)
    assert.match((await pageOf('admin-1', `/people/${people['fsw-1']!}`)).text, /Manages[^]*?No team/)
  })
})

describe('what is asked before it is done', () => {
  test('UM-D34: a grade of record that neither gave, nor one between, is meant or not taken', async () => {
    const head = await visits.as('qa-head')
    const path = `/audits/${made.disputed.ref}/decision`
    const asked = await head.post(path, { grade: 'outstanding', reason: 'x' })
    assert.equal(asked.status, 422)
    assert.match(
      asked.text,
      /You chose outstanding, although the auditor gave good and the moderator requires improvement\. If you mean it, tick the box that says so\./,
    )
    assert.match(asked.text, /<a href="#outside">/)
    const { rows } = await database.asOwner((client) =>
      client.query<{ final_grade: string | null }>('select final_grade from audits where id = $1', [made.disputed.id]),
    )
    assert.equal(rows[0]!.final_grade, null)
  })

  test('UA-D21: an alert that is decided with nothing filled in comes again, each mistake at its field', async () => {
    const [alert] = await database.asSystem(testNow, (tx) =>
      tx.many<{ ref: string }>(sql`select ref from alerts order by id desc limit 1`),
    )
    const answered = await (await visits.as('sm-1')).post(`/alerts/${alert!.ref}/decision`, {})
    assert.equal(answered.status, 422)
    assert.match(answered.text, /govuk-error-summary[^]*govuk-error-message/)
    assert.doesNotMatch(answered.text, /back button/)
  })
})

after(() => assert.deepEqual(visits.problems, []))
