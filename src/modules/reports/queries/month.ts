import { practiceQuestions } from '#framework/s3-practice-questions.ts'
import { countActions } from '#modules/actions/index.ts'
import { agreementOf, listGradedTwice } from '#modules/agreement/index.ts'
import { reportSignedIn } from '#modules/allegations/index.ts'
import { sheetSignedIn } from '#modules/engagement/index.ts'
import { noticedIn } from '#modules/escalations/index.ts'
import { countedIn } from '#modules/exemptions/index.ts'
import {
  answersAt,
  answersOfAt,
  conditionsOf,
  countAudits,
  endOf,
  gradeAt,
  isGiven,
  isTold,
  type Period,
  periodOf,
  rewrittenSince,
} from '#modules/figures/index.ts'
import { countOf, duesIn, midwaySettings } from '#modules/midways/index.ts'
import { type Month, startOfLondonDay } from '#platform/dates/index.ts'
import { settingsOn, valuesIn } from '#platform/settings/index.ts'
import { empty, join, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { type Part, part, together } from '#platform/sql/together.ts'
import { type GradedAudit, goesOn, type Heard, type MonthFigures } from '../month.ts'
import { observationsOf } from './observations.ts'
import { planIn, planOf } from './plan.ts'
import { sinceEnd, unverifiedSince } from './since-end.ts'

/** Everything that the month's page counts. Grades, themes and agreement count only audits with a final grade
 * (invariant 5); what is overdue and stuck is so today. */
export async function findMonth(tx: Tx, month: Month, today: Temporal.PlainDate, stuck: number): Promise<MonthFigures> {
  const period = periodOf(month)
  const { audits, exact, up, down } = agreementOf(await listGradedTwice(tx, { graded: period }))
  const counts = await countAudits(tx, {
    planned: { planned: period },
    sent: { sent: period },
    moderated: { moderated: period },
    alerts: { alerted: period },
  })
  const {
    heard: rows,
    moved,
    since,
  } = await together(tx, {
    ...{ heard: heardIn(period), moved: movedIn(period), since: sinceEnd(period, today) },
  })
  const heard = byKind(rows)
  const { graded, overdue, returns, reported, sheet, escalated, midways, settings } = await together(tx, {
    graded: gradedIn(period),
    returns: countedIn(month),
    reported: reportSignedIn(month),
    sheet: sheetSignedIn(month),
    escalated: noticedIn(period.from, period.to),
    midways: duesIn(period.from, goesOn(month, today) ? today : period.to, false),
    settings: settingsOn(today),
    overdue: countActions({ whose: 'all', actsFor: [], overdueOn: today }),
  })
  const planned = await together(tx, planIn(month, today))
  return {
    ...counts,
    graded,
    agreement: { audits, exact, up, down },
    children: heard.child,
    carers: heard.carer,
    actions: {
      ...moved[0]!,
      overdue: overdue[0]!.count,
    },
    ...(await countCoveredAndObserved(tx, period)),
    plan: planOf(planned, month, today),
    returns: returns.map(({ counted }) => counted),
    reported,
    sheet,
    escalated: escalated[0]!,
    midways: countOf(midways, valuesIn(settings, midwaySettings)['midway.window']),
    since,
    stuck,
  }
}

/** What observations showed, as numbers alone; and how many of the audits sent in the month answered something in the section of each core
 * question (clause 3.6): found in an index of what was answered (migration 0068), without reading an answer. */
async function countCoveredAndObserved(
  tx: Tx,
  period: Period,
): Promise<Pick<MonthFigures, 'covered' | 'observations'>> {
  const covered = await listCovered(tx, period)
  const { figures } = await tx.one<{ figures: MonthFigures['observations'] }>(observationsOf(period).query)
  return {
    covered: Object.fromEntries(covered.map(({ section, count }) => [section, count])),
    observations: figures,
  }
}

function listCovered(tx: Tx, period: Period): Promise<{ section: string; count: number }[]> {
  const sections = Object.keys(practiceQuestions)
  const sent = conditionsOf({ sent: period })
  const those = sql`n.section = any (${sections}) and ${isGiven}`
  const rewritten = rewrittenSince(endOf(period))
  return tx.many(sql`
    select s.section, count(*)::int as count from (
      select distinct n.piece_id, n.section from answers n
      where n.piece_id = any (array(select a.id from audits a where ${join(sent, ' and ')} and a.id <> all (${rewritten}))) and ${those}
      union select n.piece_id, n.section from audits a cross join lateral (${answersAt(sql`n.section = any (${sections})`, endOf(period))}) n
      where ${join(sent, ' and ')} and a.id = any (${rewritten}) and ${isGiven}) s group by s.section`)
}

/** What is said of each stands in one table and in another: found there by the numbers of all of them, and not one by one. */
function gradedIn(period: Period): Part<GradedAudit> {
  const at = endOf(period)
  const theirs = sql`any (array(select id from graded))`
  return part<GradedAudit>(
    sql`
    with graded as materialized (
      select a.id, a.scale, a.overall, ${isTold} and ${gradeAt('final_grade', at)} is not null as told, case when a.overall and ${isTold} then ${gradeAt('auditor_grade', at)} end as auditor_grade,
        case when a.overall and ${isTold} then ${gradeAt('final_grade', at)} end as final_grade
      from audits a where ${join(conditionsOf({ graded: period }), ' and ')}
    ), piece as materialized (select id, ref, household_id from pieces where id = ${theirs}
    ), said as materialized (${answersOfAt(sql`n.piece_id = ${theirs} and (n.question in ('ovr.themes', 'ovr.good_practice_share', 'ovr.strengths') or n.question = any (${sectionGrades}))`, at)}
    )
    select piece.ref, 'H-' || piece.household_id as household, a.scale, a.overall, a.auditor_grade as "auditorGrade", a.final_grade as "finalGrade",
      case when jsonb_typeof(t.value) = 'array' then t.value else '[]' end as themes,
      case when a.told then coalesce((select jsonb_agg(distinct jsonb_build_array(g.section, g.value)) from said g
        where g.piece_id = a.id and g.question = any (${sectionGrades}) and jsonb_typeof(g.value) = 'string'), '[]') else '[]' end as "sectionGrades",
      coalesce(p.value = '"yes"', false) as "sharesPractice",
      case when p.value = '"yes"' then p.explanation else '' end as practice,
      coalesce(s.value #>> '{}', '') as strengths
    from graded a join piece on piece.id = a.id
      left join said t on t.piece_id = a.id and t.question = 'ovr.themes'
      left join said p on p.piece_id = a.id and p.question = 'ovr.good_practice_share'
      left join said s on s.piece_id = a.id and s.question = 'ovr.strengths'
    order by a.id desc`,
    {},
  )
}

/** The grades of the sections that measure the nine questions. */
const sectionGrades = Object.keys(practiceQuestions).map((section) => `${section}.grade`)

const heardKinds = ['child', 'carer'] as const
export type HeardKind = (typeof heardKinds)[number]
export const heardStates = { all: '', heard: 'given', not_heard: 'not_given', waiting: 'waiting' } as const
export type HeardState = keyof typeof heardStates

/** Where a voice stood when the month ended; in a month that goes on, where it stands. Its own words stay given. */
export const stateAt = (period: Period): Sql =>
  sql`case when v.state = 'given' and v.given_at < ${endOf(period)} and v.id <> all (array(select voices_moved_here_since(${endOf(period)}))) then v.state else voice_state_at(v.id, ${endOf(period)}) end`

const inState = (period: Period): Record<HeardState, Sql> => ({
  all: sql`${stateAt(period)} <> 'not_there'`,
  heard: sql`${stateAt(period)} = 'given'`,
  not_heard: sql`${stateAt(period)} = 'not_given'`,
  waiting: sql`${stateAt(period)} in ('to_ask', 'asked', 'started')`,
})

const heardIn = (period: Period) =>
  part<Heard & { kind: HeardKind }>(
    sql`select s.kind, count(*)::int as asked, count(*) filter (where s.state = 'given')::int as heard,
      count(*) filter (where s.state = 'not_given')::int as "notHeard",
      count(*) filter (where s.state not in ('given', 'not_given'))::int as waiting
    from (select v.kind, ${stateAt(period)} as state ${voicesIn(period)}) s where s.state <> 'not_there' group by s.kind`,
    {},
  )

function byKind(rows: readonly (Heard & { kind: HeardKind })[]): Record<HeardKind, Heard> {
  const of = (kind: HeardKind): Heard => {
    const { asked, heard, notHeard, waiting } = rows.find((row) => row.kind === kind) ?? nobody
    return { asked, heard, notHeard, waiting }
  }
  return { child: of('child'), carer: of('carer') }
}

const nobody: Heard = { asked: 0, heard: 0, notHeard: 0, waiting: 0 }

/** The people of one kind who were to be asked in the audits sent in the month. */
export function voicesOf(period: Period, kind: HeardKind, state: HeardState): Sql {
  return sql`${voicesIn(period, sql`join households h on h.id = v.household_id`)} and v.kind = ${kind} and ${inState(period)[state]}`
}

/** What somebody observes beside a child's own words is nobody's voice. */
function voicesIn(period: Period, beside: Sql = empty): Sql {
  return sql`from voices v join audits a on a.id = v.piece_id ${beside}
    where v.beside_id is null and ${join(conditionsOf({ sent: period }), ' and ')}`
}

export function openedIn(period: Period): Sql {
  return sql`t.raised_at >= ${startOfLondonDay(period.from)} and t.raised_at < ${endOf(period)}`
}

/** Closed is verified: done is not yet closed. What had been verified when the month ended counts in it, also where that was taken back since. */
export function closedIn(period: Period): Sql {
  const { from, to } = period
  return sql`((t.state = 'verified' and t.verified_on between ${from} and ${to}) or t.id = any (array(select u.action_id from (${unverifiedSince(period)}) u)))`
}

/** What goes by the person is in no figure: it would tell that there is one, and differ by who reads it. */
export const notApart = sql`t.sight in ('open', 'household')`

function movedIn(period: Period) {
  const count = (which: Sql) => sql`(select count(*)::int from actions t where ${which} and ${notApart})`
  return part<{ opened: number; closed: number }>(
    sql`select ${count(openedIn(period))} as opened, ${count(closedIn(period))} as closed`,
    {},
  )
}
