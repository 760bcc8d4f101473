import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { gradesOn, type ScaleKey, scales, standingOf } from '#framework/forms/scale.ts'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import type { Tool } from '#framework/a2-audit-tool/types.ts'
import { planAuditsFromReviews } from '#modules/planning/jobs.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { answerPart } from './testing.ts'

/* Section 1 of issue 11: a whole life of an audit with another scale, without a grade for the whole, and with safety met or not met. */

type Life = {
  ref: string
  make: (key: string, noun: string, fields?: Record<string, string>) => Promise<void>
  page: (key: string) => Promise<string>
}

/** A service whose tool in force is this one, with the audit at its next review planned. */
async function begun(own: Partial<Tool>) {
  const database = await freshDatabase()
  const service = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  await database.asOwner((client) =>
    client.query(
      `insert into form_versions (form, version, content, note, published_at) select form, version + 1, content || $1::jsonb, 'Another scale', published_at
      from form_versions where form = 'audit' order by version desc limit 1`,
      [JSON.stringify(own)],
    ),
  )
  await planAuditsFromReviews(database, londonDate(testNow), testNow)
  const { ref } = await database.asSystem(testNow, (tx) => tx.one<{ ref: string }>(sql`select ref from pieces`))
  const life: Life = {
    ref,
    make: async (key, noun, fields = {}) => {
      const made = await (await visits.as(key)).post(`/audits/${ref}/${noun}`, fields)
      const said = /<p class="govuk-body">([^<]*)/.exec(made.text)?.[1]
      assert.equal(made.status, 303, `${key} ${noun}: ${made.status} ${said} ${visits.problems}`)
    },
    page: async (key) => (await (await visits.as(key)).get(`/audits/${ref}`)).text,
  }
  const answer = (key: string, part: Parameters<typeof answerPart>[2], given: Record<string, unknown> = {}) =>
    database.asPerson(service.people[key]!, testNow, (tx) => answerPart(tx, ref, part, given as never))
  const row = () =>
    database.asSystem(testNow, (tx) =>
      tx.one<Record<string, string | boolean | null>>(sql`
        select p.state, a.scale, a.overall, a.auditor_grade as auditor, a.moderated_grade as moderator, a.final_grade as final
        from audits a join pieces p on p.id = a.id where p.ref = ${ref}`),
    )
  /** Until the auditor may send it. */
  const written = async (given: Record<string, unknown>, look: () => Promise<void> = async () => undefined) => {
    await life.make('fro-1', 'views-request')
    await answer('fsw-1', 'preparation')
    await life.make('fro-1', 'review', { 'date-day': '19', 'date-month': '11', 'date-year': '2026' })
    await life.make('fro-1', 'beginning')
    await answer('fro-1', 'audit', given)
    await database.asSystem(testNow, (tx) => tx.run(sql`update voices set state = 'not_given', reason = 'declined'`))
    await look()
    await life.make('fro-1', 'submission')
    await life.make('qa-1', 'receipt')
    await life.make('qa-1', 'moderator', { moderator: String(service.people['iro-2']) })
  }
  return { database, service, visits, answer, row, written, ...life }
}

/** The grade that every section has unless the test says otherwise. */
const all = (grade: string): Record<string, string> =>
  Object.fromEntries(
    auditTool.sections.flatMap(({ questions }) =>
      questions.flatMap(({ key, type }) => (type === 'grade' ? [[key, grade]] : [])),
    ),
  )

describe('the scales', () => {
  test('share no value, begin with the best, and have one point that fails', () => {
    const values = (Object.keys(scales) as ScaleKey[]).flatMap((key) => gradesOn(key))
    assert.equal(new Set(values).size, values.length)
    for (const { points, since } of Object.values(scales)) {
      assert.match(since, /^\d{4}-\d\d-\d\d$/)
      assert.equal(points.filter(({ stands }) => stands === 'failing').length, 1)
      assert.equal(points.at(-1)?.stands, 'failing')
    }
  })
})

test('the database knows how each grade stands, as the scales say', async () => {
  const database = await freshDatabase()
  const order = ['best', 'good', 'short', 'failing']
  for (const [value, place] of (Object.keys(scales) as ScaleKey[]).flatMap((key) =>
    gradesOn(key).map((grade) => [grade, order.indexOf(standingOf(grade)) + 1] as const),
  )) {
    const { stands, says } = await database.asSystem(testNow, (tx) =>
      tx.one<{ stands: number; says: string }>(
        sql`select grade_stands(${value}) as stands, grade_in_sentence(${value}) as says`,
      ),
    )
    assert.equal(stands, place, value)
    assert.doesNotMatch(says, /_/)
  }
})

test('an audit on the five points keeps them from its planning to its closure', async () => {
  const life = await begun({ scale: 'five_points' })
  await life.written({ ...all('strong_standard'), 'ovr.grade': 'strong_standard' })
  await life.answer('iro-2', 'moderation', { ...all('strong_standard'), 'mod.grade': 'strong_standard' })
  await life.make('iro-2', 'moderation')
  assert.deepEqual(await life.row(), {
    ...{ state: 'with_team_manager', scale: 'five_points', overall: true },
    ...{ auditor: 'strong_standard', moderator: 'strong_standard', final: 'strong_standard' },
  })
  assert.match(await life.page('qa-1'), /Strong standard/)
  const section = await (await life.visits.as('tm-1')).get(`/audits/${life.ref}/sections/safe`)
  assert.match(section.text, /What strong standard looks like/)
  await life.answer('tm-1', 'response')
  await life.make('tm-1', 'response')
  await life.make('tm-1', 'verification')
  await life.answer('tm-1', 'closing')
  await life.make('qa-1', 'closure')
  assert.equal((await life.row())['state'], 'closed')
  const month = (await (await life.visits.as('sm-1')).get('/month?month=2026-11')).text
  assert.match(month, /Strong standard/)
  assert.equal((await (await life.visits.as('qa-1')).get('/agreement')).status, 200)
  assert.deepEqual(life.visits.problems, [])
})

test('without a grade for the whole any section that is short is signed off, and any that fails is looked at again', async () => {
  const life = await begun({ overall: false })
  await life.written({ ...all('good'), 'wfc3.grade': 'inadequate' }, async () => {
    const asked = (await (await life.visits.as('fro-1')).get(`/audits/${life.ref}/sections/ovr`)).text
    assert.doesNotMatch(asked, /Overall, how good is the work/)
    assert.match(asked, /No grade is given for the whole/)
  })
  await life.answer('iro-2', 'moderation')
  await life.make('iro-2', 'moderation')
  assert.deepEqual(await life.row(), {
    ...{ state: 'with_team_manager', scale: 'four_grades', overall: false },
    ...{ auditor: 'inadequate', moderator: 'inadequate', final: 'inadequate' },
  })
  assert.match(await life.page('qa-1'), /None is given: sign-off, days and a re-audit go by the lowest section/)
  await life.answer('tm-1', 'response')
  const refused = await (await life.visits.as('tm-1')).post(`/audits/${life.ref}/response`)
  assert.match(refused.text, /Set at least one action/)
  // No list and no figure calls the lowest section the grade of the audit.
  const list = (await (await life.visits.as('qa-1')).get('/audits')).text
  assert.doesNotMatch(list.slice(list.indexOf('<table')), /Inadequate/)
  assert.doesNotMatch((await (await life.visits.as('qa-1')).get('/audits?grade=inadequate')).text, new RegExp(life.ref))
  assert.match(
    (await (await life.visits.as('sm-1')).get('/month?month=2026-11')).text,
    /no grade is given for the whole/i,
  )
  assert.deepEqual(life.visits.problems, [])
})

test('without a grade for the whole a good audit goes straight to its actions', async () => {
  const life = await begun({ overall: false })
  await life.written(all('good'))
  await life.answer('iro-2', 'moderation')
  await life.make('iro-2', 'moderation')
  await life.answer('tm-1', 'response')
  await life.make('tm-1', 'response')
  await life.make('tm-1', 'verification')
  await life.answer('tm-1', 'closing')
  await life.make('qa-1', 'closure')
  assert.deepEqual([(await life.row())['state'], (await life.row())['final']], ['closed', 'good'])
  assert.deepEqual(life.visits.problems, [])
})

test('safety may be met or not met: not met, the whole is at the lowest', async () => {
  const sections = auditTool.sections.map((section) =>
    section.key === 'safe' ? { ...section, scale: 'met_or_not' as const } : section,
  )
  const life = await begun({ sections })
  await life.written({ ...all('good'), 'safe.grade': 'not_met', 'ovr.grade': 'inadequate' })
  const section = (await (await life.visits.as('qa-1')).get(`/audits/${life.ref}/sections/safe`)).text
  assert.match(section, /Not met/)
  assert.equal((await life.row())['auditor'], 'inadequate')
  assert.deepEqual(life.visits.problems, [])
})
