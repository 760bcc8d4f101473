import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { themes } from '#framework/a2-audit-tool/index.ts'
import type { Grade } from '#framework/a2-audit-tool/types.ts'
import { anAction } from '#modules/actions/testing.ts'
import { aMove, anAnswer, anAudit } from '#modules/audits/testing.ts'
import { tallyOf } from '#modules/calendar/index.ts'
import { date } from '#platform/dates/testing.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { aSmallService, type SmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import {
  countGrades,
  countThemes,
  type GradedAudit,
  type MonthFigures,
  quotesFrom,
  summaryOf,
  countSectionGrades,
} from './month.ts'

const november = Temporal.PlainYearMonth.from('2026-11')
const after30th = date('2026-12-04')
const nobody = { asked: 0, heard: 0, notHeard: 0, waiting: 0 }

const observations = {
  ...{ done: 0, planned: 0, calledOff: 0, corrected: 0 },
  ...{ observed: null, child_seen: null, alone: null, said_no: null, told: null, fair: null, verified: null },
  byOthers: [],
}

const plan = {
  year: tallyOf([], after30th),
  programme: { held: 0, written: 0, told: 0, promised: 0, kept: 0 },
  ...{ audits: { sent: 0, under_way: 0, not_begun: 0 }, withWhom: [], reviews: { due: 0, held: 0, inTime: 0 } },
}

function figures(given: Partial<MonthFigures> = {}): MonthFigures {
  const none = { planned: 0, sent: 0, moderated: 0, alerts: 0, stuck: 0, graded: [], covered: {} }
  const agreement = { audits: 0, exact: 0, up: 0, down: 0 }
  return {
    ...none,
    agreement,
    children: nobody,
    carers: nobody,
    actions: { opened: 0, closed: 0, overdue: 0 },
    observations,
    returns: [],
    reported: [],
    sheet: [],
    escalated: { raised: 0, children: 0, formal: 0, goodPractice: 0 },
    midways: { due: 0, inTime: 0, held: 0, fromRecords: 0 },
    since: [],
    plan,
    ...given,
  }
}

function graded(finalGrade: Grade, given: Partial<GradedAudit> = {}): GradedAudit {
  return {
    ref: 'A-1',
    household: 'H-1',
    scale: 'four_grades',
    overall: true,
    auditorGrade: finalGrade,
    finalGrade,
    sectionGrades: [],
    themes: [],
    sharesPractice: false,
    practice: '',
    strengths: '',
    ...given,
  }
}

describe('UM-D12, 3.6: how well each of the nine questions stands', () => {
  it('is counted by audits: one with several children for each grade that was given, the best first, others’ sections apart', () => {
    const audits = [
      graded('good', {
        sectionGrades: [
          ['cyp1', 'inadequate'],
          ['cyp1', 'good'],
          ['safe', 'outstanding'],
        ],
      }),
      graded('good', { sectionGrades: [['cyp1', 'good']] }),
      graded('good'),
    ]
    assert.deepEqual(countSectionGrades(audits, 'cyp1'), [
      { grade: 'good', count: 2 },
      { grade: 'inadequate', count: 1 },
    ])
    assert.deepEqual(countSectionGrades(audits, 'wfc5'), [])
  })
})

describe('a month in one sentence', () => {
  const table: readonly [string, MonthFigures, string][] = [
    [
      'an empty one',
      figures(),
      'In November 2026, no audit was planned, sent or moderated; none has been given its final grade.',
    ],
    [
      'a full one',
      figures({
        planned: 12,
        sent: 10,
        moderated: 9,
        stuck: 3,
        alerts: 1,
        graded: [
          graded('outstanding'),
          graded('good'),
          graded('good'),
          graded('requires_improvement'),
          graded('inadequate'),
        ],
      }),
      'In November 2026, 12 audits were planned, 10 sent and 9 moderated; of 5 given their final grade, 3 are good or outstanding, 1 requires improvement and 1 is inadequate; in 1 audit a safety alert was raised.',
    ],
    [
      'one of one',
      figures({ planned: 1, sent: 1, moderated: 1, stuck: 1, graded: [graded('good')] }),
      'In November 2026, 1 audit was planned, 1 sent and 1 moderated; of 1 given its final grade, 1 is good or outstanding and none is inadequate.',
    ],
    [
      'of two scales, and of sections alone: each apart',
      figures({
        planned: 4,
        sent: 4,
        moderated: 4,
        graded: [
          graded('good'),
          graded('strong_standard', { scale: 'five_points' }),
          graded('needs_attention', { scale: 'five_points' }),
          graded('good', { overall: false, finalGrade: null }),
        ],
      }),
      'In November 2026, 4 audits were planned, 4 sent and 4 moderated; of 1 given its final grade, 1 is good or outstanding and none is inadequate; of 2 graded on another scale, 1 is strong standard and 1 is needs attention; 1 is judged by its sections, without a grade for the whole.',
    ],
  ]
  for (const [words, given, expected] of table)
    it(words, () => assert.equal(summaryOf(november, given, after30th), expected))

  it('says that it is not over, and what waits: UM-D8, of one that is over nothing that is so now', () => {
    const said = (stuck: number) => summaryOf(november, figures({ stuck }), date('2026-11-19'))
    assert.match(said(0), /^In November 2026, so far, .*; nothing is past its date\.$/)
    assert.match(said(1), /; 1 audit is past its date now\.$/)
    assert.match(said(3), /; 3 audits are past their date now\.$/)
  })
})

describe('what a month counts', () => {
  const some = [
    graded('good', { themes: ['matching', 'health'], practice: 'A good idea' }),
    graded('outstanding', { themes: ['matching'], practice: 'A better one' }),
    graded('inadequate', { practice: '  ' }),
  ]
  it('themes, the most frequent first', () => {
    assert.deepEqual(
      countThemes(some, themes).map(({ theme, count }) => [theme, count]),
      [
        ['matching', 2],
        ['health', 1],
      ],
    )
  })

  it('grades, from outstanding down, none left out', () => {
    assert.deepEqual(
      countGrades(['good', null, 'inadequate', 'good']).map((one) => one.count),
      [0, 2, 0, 1],
    )
  })

  it('words from the best audits first, empty ones left out', () => {
    assert.deepEqual(
      quotesFrom(some, (one) => one.practice).map((one) => one.words),
      ['A better one', 'A good idea'],
    )
  })
})

describe('the month’s page', async () => {
  const database = await freshDatabase()
  const service = await aSmallService(database)
  await someAudits(database, service)
  const visits = await openVisits(database)
  after(() => visits.close())

  it('opens for those who read the month, and for nobody else', async () => {
    for (const key of ['qa-head', 'qa-1', 'sm-1', 'hos-1', 'cd-1', 'ed-1']) {
      assert.equal((await (await visits.as(key)).get('/month?month=2026-11')).status, 200, key)
    }
    for (const key of ['ce-1', 'tm-1', 'fro-1', 'fsw-1', 'iro-1', 'iro-manager', 'admin-1', 'lado-1']) {
      const visitor = await visits.as(key)
      for (const path of ['/month', '/month/voices?kind=child&state=all', '/month/actions?which=opened']) {
        assert.equal((await visitor.get(path)).status, 403, `${key} ${path}`)
      }
    }
  })

  for (const key of ['qa-1', 'sm-1']) {
    it(`has no figure whose list is longer or shorter than it says, for ${key}`, async () => {
      const visitor = await visits.as(key)
      const { text } = await visitor.get('/month?month=2026-11')
      const links = [...text.matchAll(/href="(\/(?:audits|actions|month\/\w+)\?[^"]*)">(\d+)( of| )?/g)]
      assert.ok(links.length >= 20, `${links.length} figures`)
      for (const [, href = '', figure] of links) {
        const list = await visitor.get(href.replaceAll('&amp;', '&'))
        assert.equal(list.status, 200, href)
        const [, count] = list.text.match(/>(\d+|No) (?:audits?|actions?|child|children|foster carers?)\b/) ?? []
        assert.equal(count?.replace('No', '0') ?? '0', figure, href)
      }
    })
  }

  it('repeats what is worth sharing, and counts only what has its final grade', async () => {
    const { text } = await (await visits.as('qa-1')).get('/month?month=2026-11')
    assert.match(text, /A memory box from the first day/)
    assert.doesNotMatch(text, /Not to be shared yet/)
    assert.match(text, /of 2 given their final grade/)
    assert.match(text, /Matching/)
  })

  it('UM-D8: says what was done since with what it counts, and goes on counting it', async () => {
    const visitor = await visits.as('qa-1')
    const { text } = await visitor.get('/month?month=2026-09')
    assert.match(text, /1 sent and 0 moderated/)
    assert.match(text, /These figures stand as they stood when September 2026 ended/)
    assert.match(text, /A-\d+<\/a> was handed back</)
    assert.match((await visitor.get('/month/voices?month=2026-09&kind=child&state=waiting')).text, />1 child\b/)
    assert.match(
      (await visitor.get('/month/voices?month=2026-09&kind=child&state=heard')).text,
      /There is nothing behind this figure/,
    )
    assert.doesNotMatch((await visitor.get('/month?month=2026-11')).text, /These figures stand/)
  })

  it('is empty in kind words where nothing happened', async () => {
    const { status, text } = await (await visits.as('qa-1')).get('/month?month=2019-01')
    assert.equal(status, 200)
    assert.match(text, /no audit was planned, sent or moderated/)
    assert.deepEqual(visits.problems, [])
  })
})

async function someAudits(database: TestDatabase, { people, household, neighbours }: SmallService): Promise<void> {
  await database.asSystem(testNow, async (tx) => {
    const by = { auditorId: people['fro-1']!, moderatorId: people['iro-2']!, workerId: people['fsw-1']! }
    const steps = { sentOn: '2026-11-03', moderatedOn: '2026-11-09' }
    const good = await anAudit(tx, {
      ...by,
      ...steps,
      householdId: household.id,
      gradedOn: '2026-11-09',
      state: 'with_team_manager',
      dueOn: '2026-11-16',
      auditorGrade: 'good',
      moderatedGrade: 'good',
      finalGrade: 'good',
    })
    await anAnswer(tx, good.id, 'ovr.themes', ['matching', 'stability'])
    await anAnswer(tx, good.id, 'ovr.good_practice_share', 'yes', { explanation: 'A memory box from the first day.' })
    await anAnswer(tx, good.id, 'ovr.strengths', 'The carers went with her to every match.')
    await aVoice(tx, 'child', household, good.id, 'given')
    await aVoice(tx, 'carer', household, good.id, 'not_given')
    const lowered = await anAudit(tx, {
      ...by,
      ...steps,
      householdId: neighbours.id,
      gradedOn: '2026-11-12',
      state: 'actions_open',
      dueOn: '2026-12-20',
      auditorGrade: 'good',
      moderatedGrade: 'requires_improvement',
      finalGrade: 'requires_improvement',
    })
    await anAnswer(tx, lowered.id, 'ovr.themes', ['matching'])
    const open = await anAudit(tx, {
      ...by,
      ...steps,
      householdId: neighbours.id,
      state: 'in_discussion',
      dueOn: '2026-11-10',
      auditorGrade: 'outstanding',
      moderatedGrade: 'inadequate',
    })
    await anAnswer(tx, open.id, 'ovr.good_practice_share', 'yes', { explanation: 'Not to be shared yet.' })
    const back = await anAudit(tx, {
      ...by,
      householdId: household.id,
      scheduledFor: '2026-09-01',
      sentOn: '2026-09-29',
      state: 'in_audit',
    })
    await aMove(tx, back.id, 'hand_back', 'with_qa', 'in_audit', '2026-10-01')
    const voice = await aVoice(tx, 'child', household, back.id, 'given')
    await tx.run(sql`insert into voice_moves (voice_id, move, from_state, to_state, at)
      values (${voice}, 'finish', 'started', 'given', '2026-10-02T09:00:00Z')`)
    await anAction(tx, { ownerId: people['fsw-1']!, householdId: household.id })
  })
}

async function aVoice(
  tx: Tx,
  kind: string,
  household: SmallService['household'],
  pieceId: number,
  state: string,
): Promise<number> {
  const { id } = await tx.one<{
    id: number
  }>(sql`insert into voices (kind, form, household_id, piece_id, child_id, state)
    values (${kind}, ${kind}, ${household.id}, ${pieceId}, ${kind === 'child' ? household.childId : null}, ${state}) returning id`)
  return id
}
