import { startOfLondonDay } from '#platform/dates/index.ts'
import { join, raw, type Sql, sql } from '#platform/sql/index.ts'
import { beforeSubmission } from '#modules/audits/index.ts'
import type { Period } from '../counted.ts'

/*
 * What is kept of `audits a`, as it read when a period ended. Its row and its answers say what they say now; what was taken back, handed back or
 * put right since stands in their versions before. Those are looked up only of the audits with which something of that kind was done since.
 */

/** The moment at which a period is over. */
export const endOf = (period: Period): Temporal.Instant => startOfLondonDay(period.to.add({ days: 1 }))

const movedSince = (at: Temporal.Instant, ...moves: string[]): Sql =>
  sql`array(select m.piece_id from moves m where m.move = any (${moves}) and m.at >= ${at})`

/** Which audits may have been written on since, after they had been sent. */
export const rewrittenSince = (at: Temporal.Instant): Sql => movedSince(at, 'hand_back', 'recall', 'correct', 'reopen')

type Grading = 'auditor_grade' | 'moderated_grade' | 'blind_grade' | 'final_grade'

/** A grade as it read at a moment; without one, as it reads now. */
export function gradeAt(grade: Grading, at: Temporal.Instant | undefined): Sql {
  const now = sql`a.${raw(grade)}`
  if (at === undefined) return now
  return sql`case when a.id = any (${movedSince(at, 'recall', 'correct_grade')})
    then (coalesce((select array[h.was ->> ${grade}] from history h where h.table_name = 'audits' and h.row_id = a.id and h.replaced_at >= ${at}
      order by h.replaced_at, h.id limit 1), array[${now}]))[1] else ${now} end`
}

/** Whoever is to grade it blind now reads no grade of it, not even one that was taken back since. */
export const isTold = sql`(a.final_grade is not null or not a.blind_moderation or a.blind_grade is not null)`

/** The answers of `audits a` as they read at a moment; without one, as they read now. `which`: of `answers n`. */
export function answersAt(which: Sql, at: Temporal.Instant | undefined): Sql {
  return at === undefined
    ? sql`select n.* from answers n where n.piece_id = a.id and ${which}`
    : answersOfAt(sql`n.piece_id = a.id and ${which}`, at)
}

/** The same of whichever audits. */
export function answersOfAt(which: Sql, at: Temporal.Instant): Sql {
  return sql`select w.* from answers n cross join lateral jsonb_populate_record(n,
      case when n.piece_id = any (${rewrittenSince(at)}) then (select h.was from history h where h.table_name = 'answers' and h.row_id = n.id
        and h.replaced_at >= ${at} order by h.replaced_at, h.id limit 1) end) w
    where ${which} and (w.saved_at < ${at} or n.piece_id <> all (${rewrittenSince(at)}))`
}

/** Planned for a day of the period, as it was planned when that ended: another day that was chosen since takes nothing out, and brings nothing in. */
export function plannedIn(period: Period): Sql {
  const movedTo = sql`select distinct on (m.piece_id) m.piece_id, (m.details ->> 'from')::date as day from moves m
    where m.move = 'move_review' and m.at >= ${endOf(period)} order by m.piece_id, m.at, m.id`
  const within = (day: Sql) => sql`${day} between ${period.from} and ${period.to}`
  return sql`(${within(sql`a.scheduled_for`)} and a.id <> all (array(select piece_id from (${movedTo}) moved where not ${within(sql`day`)}))
    or a.id = any (array(select piece_id from (${movedTo}) moved where ${within(sql`day`)})))`
}

/** In which state it was when a period ended, where something was done with it afterwards; else null. */
export const stateSince = (period: Period): Sql =>
  sql`(select m.from_state from moves m where m.piece_id = a.id and m.at >= ${endOf(period)} order by m.at, m.id limit 1)`

/** How far an audit has come that is in a state: which is looked up once, however many it is compared with. */
export const stageOf = (state: Sql): Sql =>
  sql`case ${state} when 'scheduled' then 'not_begun' ${join(
    beforeSubmission.map((one) => sql`when ${one} then 'under_way'`),
    ' ',
  )} else 'sent' end`

/** How far it had come when a period ended. What is closed says so itself: its piece is looked up of what is open alone. */
export const stageAt = (period: Period): Sql =>
  stageOf(
    sql`coalesce(${stateSince(period)}, case when a.phase = 'closed' then 'closed' else (select p.state from pieces p where p.id = a.id) end)`,
  )
