import { countActions } from '#modules/actions/index.ts'
import { agreementOf, listGradedTwice } from '#modules/agreement/index.ts'
import { answersGiven, conditionsOf, countAudits, type Period, periodOf } from '#modules/audits/index.ts'
import { type Month, startOfLondonDay } from '#platform/dates/index.ts'
import { join, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import type { GradedAudit, Heard, MonthFigures } from '../month.ts'

/** Everything that the month's page counts. Grades, themes and agreement count only audits with a final grade
 * (process.md, invariant 5); what is overdue and stuck is so today. */
export async function findMonth(tx: Tx, month: Month, today: Temporal.PlainDate, stuck: number): Promise<MonthFigures> {
  const period = periodOf(month)
  const { audits, exact, up, down } = agreementOf(await listGradedTwice(tx, { moderated: period }))
  return {
    planned: await countAudits(tx, { planned: period }),
    done: await countAudits(tx, { done: period }),
    moderated: await countAudits(tx, { moderated: period }),
    alerts: await countAudits(tx, { alerted: period }),
    graded: await listGraded(tx, period),
    agreement: { audits, exact, up, down },
    children: await countHeard(tx, period, 'child'),
    carers: await countHeard(tx, period, 'carer'),
    actions: {
      opened: await countIn(tx, openedIn(period)),
      closed: await countIn(tx, closedIn(period)),
      overdue: await countActions(tx, { whose: 'all', actsFor: [], overdueOn: today }),
    },
    covered: await countCovered(tx, period),
    stuck,
  }
}

/** How many of the audits handed in in the month answered something in each section (clause 3.6). */
async function countCovered(tx: Tx, period: Period): Promise<Record<string, number>> {
  const rows = await tx.many<{ section: string; count: number }>(sql`
    select s.section, count(*) as count from audits a
      join lateral (select distinct g.section from (${answersGiven(sql`true`)}) g) s on true
    where ${join(conditionsOf({ done: period }), ' and ')} group by s.section`)
  return Object.fromEntries(rows.map(({ section, count }) => [section, count]))
}

function listGraded(tx: Tx, period: Period): Promise<GradedAudit[]> {
  const answer = (question: string) =>
    sql`select n.* from answers n where n.audit_id = a.id and n.question = ${question}`
  return tx.many<GradedAudit>(sql`
    select a.ref, h.ref as household, a.auditor_grade as "auditorGrade", a.final_grade as "finalGrade",
      case when jsonb_typeof(t.value) = 'array' then t.value else '[]' end as themes,
      coalesce(p.value = '"yes"', false) as "sharesPractice",
      case when p.value = '"yes"' then p.explanation else '' end as practice,
      coalesce(s.value #>> '{}', '') as strengths
    from audits a join households h on h.id = a.household_id
      left join lateral (${answer('ovr.themes')}) t on true
      left join lateral (${answer('ovr.good_practice_share')}) p on true
      left join lateral (${answer('ovr.strengths')}) s on true
    where ${join(conditionsOf({ graded: period }), ' and ')} order by a.id desc`)
}

const heardKinds = ['child', 'carer'] as const
export type HeardKind = (typeof heardKinds)[number]
export const heardStates = { all: '', heard: 'given', not_heard: 'not_given', waiting: 'waiting' } as const
export type HeardState = keyof typeof heardStates

async function countHeard(tx: Tx, period: Period, kind: HeardKind): Promise<Heard> {
  const of = async (state: HeardState) => {
    const { count } = await tx.one<{ count: number }>(sql`select count(*) as count ${voicesOf(period, kind, state)}`)
    return count
  }
  return {
    asked: await of('all'),
    heard: await of('heard'),
    notHeard: await of('not_heard'),
    waiting: await of('waiting'),
  }
}

/** The people of one kind who were to be asked in the audits handed in in the month. What somebody observes beside a child's own
 * words is nobody's voice. */
export function voicesOf(period: Period, kind: HeardKind, state: HeardState): Sql {
  const inState = {
    all: sql`true`,
    heard: sql`v.state = 'given'`,
    not_heard: sql`v.state = 'not_given'`,
    waiting: sql`v.state not in ('given', 'not_given')`,
  }
  return sql`from voices v join audits a on a.id = v.audit_id join households h on h.id = v.household_id
    where v.kind = ${kind} and v.beside_id is null and ${inState[state]} and ${join(conditionsOf({ done: period }), ' and ')}`
}

export function openedIn({ from, to }: Period): Sql {
  return sql`t.raised_at >= ${startOfLondonDay(from)} and t.raised_at < ${startOfLondonDay(to.add({ days: 1 }))}`
}

/** Closed is verified: done is not yet closed. */
export function closedIn({ from, to }: Period): Sql {
  return sql`t.state = 'verified' and t.verified_on between ${from} and ${to}`
}

async function countIn(tx: Tx, which: Sql): Promise<number> {
  const { count } = await tx.one<{ count: number }>(sql`select count(*) as count from actions t where ${which}`)
  return count
}
