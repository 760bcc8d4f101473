import { type Alike, countDue, readMonth, tallyOf } from '#modules/calendar/index.ts'
import { conditionsOf, periodOf, type Stage, stageOf, stateSince } from '#modules/figures/index.ts'
import { type ProgrammeMonth, programmeOf } from '#modules/programme/index.ts'
import type { Month } from '#platform/dates/index.ts'
import { join, sql } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import { goesOn } from '../month.ts'
import type { PlanFigures, WithWhom } from '../plan.ts'

type Staged = { stage: Stage; who: string | null; count: number; overdue: number }

/** What was to be done in a month, and what was done of it: of one that is over as it stood at its end, whatever came later. As parts, that
 * go with others in one statement each; `planOf` says what they tell together. */
export function planIn(month: Month, today: Temporal.PlainDate) {
  const read = readMonth(month, today)
  return { due: countDue(read), programme: programmeOf(read), stages: auditsOf(month, today), reviews: reviewsOf(read) }
}

type Rows = {
  due: readonly Alike[]
  programme: readonly ProgrammeMonth[]
  stages: readonly Staged[]
  reviews: readonly PlanFigures['reviews'][]
}

export function planOf(
  { due, programme, stages, reviews }: Rows,
  month: Month,
  today: Temporal.PlainDate,
): PlanFigures {
  const count = (stage: Stage) => sum(stages.filter((one) => one.stage === stage))
  return {
    year: tallyOf(due, readMonth(month, today).on),
    programme: programme[0] ?? { held: 0, written: 0, told: 0, promised: 0, kept: 0 },
    audits: { sent: count('sent'), under_way: count('under_way'), not_begun: count('not_begun') },
    withWhom: goesOn(month, today) ? withWhomOf(stages) : [],
    reviews: reviews[0]!,
  }
}

const sum = (some: readonly Staged[]): number => some.reduce((all, { count }) => all + count, 0)

/** The audits planned for the month, by how far each was at its end, and with whom those are that were not sent. */
function auditsOf(month: Month, today: Temporal.PlainDate) {
  const period = periodOf(month)
  return part<Staged>(
    sql`with planned as materialized (
      select a.id, a.auditor_id, a.phase, ${goesOn(month, today) ? sql`null` : stateSince(period)} as was from audits a where ${join(conditionsOf({ planned: period }), ' and ')}
    ), staged as (
      select p.auditor_id, ${stageOf(sql`coalesce(p.was, piece.state, 'closed')`)} as stage, piece.due_on < ${today} as late
      from planned p left join pieces piece on piece.id = case when p.was is null and p.phase <> 'closed' then p.id end
    )
    select s.stage, o.name as who, s.count, s.overdue from (
      select stage, case when stage <> 'sent' then auditor_id end as auditor_id, count(*)::int as count, count(*) filter (where late and stage <> 'sent')::int as overdue
      from staged group by 1, 2) s left join people o on o.id = s.auditor_id`,
    {},
  )
}

/** Those who have most first; nobody: who carries it out is not yet named. */
function withWhomOf(stages: readonly Staged[]): WithWhom[] {
  const open = stages.filter(({ stage }) => stage !== 'sent')
  return [...Map.groupBy(open, ({ who }) => who)]
    .map(([who, own]) => ({
      who,
      open: sum(own),
      notBegun: sum(own.filter(({ stage }) => stage === 'not_begun')),
      overdue: own.reduce((all, { overdue }) => all + overdue, 0),
    }))
    .toSorted((one, other) => other.open - one.open || (one.who ?? '').localeCompare(other.who ?? '', 'en-GB'))
}

/** The carers' yearly reviews due in the month, held by its end, and held by their day. */
const reviewsOf = ({ from, to, on }: { from: Temporal.PlainDate; to: Temporal.PlainDate; on: Temporal.PlainDate }) =>
  part<PlanFigures['reviews']>(
    sql`select count(*)::int as due, count(*) filter (where r.held_on <= ${on})::int as held, count(*) filter (where r.held_on <= r.due_on)::int as "inTime"
    from carer_reviews r where r.due_on between ${from} and ${to} and (r.held_on is not null or r.ended_on is null)`,
    {},
  )
