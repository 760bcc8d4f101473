import {
  conditionsOf,
  type Counted,
  endOf,
  givesGrade,
  isTold,
  type Period,
  takesBack,
  undoneBefore,
} from '#modules/figures/index.ts'
import { startOfLondonDay } from '#platform/dates/index.ts'
import { join, type Sql, sql } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import type { SinceEnded } from '../month.ts'

const shown = 25

/** What was handed back, taken back, cancelled, opened again, put right, found to be about the wrong person or planned for another day after the month had
 * ended, of what its figures count, and from what to what: the first 25. */
export function sinceEnd(period: Period, today: Temporal.PlainDate) {
  const end = endOf(period)
  const of = (name: string, which: Counted) =>
    sql`select a.id, ${name}::text as "of" from audits a where ${join(conditionsOf(which), ' and ')}`
  const counted = [
    of('planned', { planned: period }),
    of('sent', { sent: period }),
    of('judged', { moderated: period }),
    of('judged', { graded: period }),
  ]
  // Of a month that goes on nothing is looked up.
  const isOver = sql`${Temporal.PlainDate.compare(period.to, today) < 0}::boolean`
  const moved = (
    which: Sql,
  ) => sql`from moves later join counted c on c.id = later.piece_id join audits a on a.id = later.piece_id
    where later.at >= ${end} and (${which})`
  return part<SinceEnded>(
    sql`with counted as materialized (select id, array_agg("of") as "of" from (${join(counted, ' union ')}) one where ${isOver} group by id)
    select piece.ref, w.what, w.at, w.was, w.becomes from (
      select later.piece_id, case later.move when 'recall' then 'unsent' else later.move end as what, later.at, null as was, null as becomes
      ${moved(sql`later.move in ('cancel', 'reopen') or ('sent' = any (c."of") and ((later.move = 'hand_back' and not ${undoneBefore(startOfLondonDay(today.add({ days: 1 })))}) or ${takesBack(['submit'])}))`)}
      union all select later.piece_id, 'ungraded', later.at, case when a.overall and ${isTold} then ${finalGradeBefore} end, case when a.overall then a.final_grade end
      ${moved(sql`'judged' = any (c."of") and ${takesBack(givesGrade)}`)}
      union all select later.piece_id, 'planned', later.at, later.details ->> 'from', later.details ->> 'to'
      ${moved(sql`'planned' = any (c."of") and later.move = 'move_review'`)}
      union all select r.piece_id, 'final_grade', r.at, r.was #>> '{}', r.becomes #>> '{}' from corrected_readings r join counted c on c.id = r.piece_id
      where r.at >= ${end} and r.what = 'final_grade' and 'judged' = any (c."of")
      union all select r.piece_id, 'answer', max(r.at), null, null from corrected_readings r join counted c on c.id = r.piece_id
      where r.at >= ${end} and r.what <> 'final_grade' group by r.piece_id
      union all select null, 'unverified', u.at, null, null from (${unverifiedSince(period)}) u join actions t on t.id = u.action_id
      where ${isOver} and t.sight in ('open', 'household')
      union all select w.piece_id, w.what, w.at, null, null
      from put_right_since(case when ${isOver} then array(select id from counted) end, ${period.from}, ${period.to}, ${end}) w
    ) w left join pieces piece on piece.id = w.piece_id order by w.at, piece.ref limit ${shown}`,
    { at: 'moment' },
  )
}

const settles = sql`('verified', 'not_done', 'superseded', 'unsettled')`

/** The actions that stood verified in a period when it ended, and of which that was taken back since: the first time. */
export function unverifiedSince(period: Period): Sql {
  const last = sql`select e.kind, e.at from action_events e where e.action_id = u.action_id and e.at < ${endOf(period)} and e.kind in ${settles} order by e.at desc, e.id desc limit 1`
  return sql`select u.action_id, min(u.at) as at from action_events u join lateral (${last}) v on v.kind = 'verified' and v.at >= ${startOfLondonDay(period.from)}
    where u.kind = 'unsettled' and u.at >= ${endOf(period)} group by u.action_id`
}

/** Which grade it had when it was taken back. */
const finalGradeBefore = sql`(select h.was ->> 'final_grade' from history h where h.table_name = 'audits' and h.row_id = later.piece_id
  and h.replaced_at >= later.at order by h.replaced_at, h.id limit 1)`
