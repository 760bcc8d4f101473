import { evidencePrefix } from '#modules/audits/index.ts'
import { startOfLondonDay } from '#platform/dates/index.ts'
import { empty, type Sql, sql } from '#platform/sql/index.ts'
import type { AgreementKind, Counted, Period } from '../counted.ts'

/** Both people graded it, and it counts (invariant 5). */
export const gradedTwice = sql`a.final_grade is not null and a.auditor_grade is not null and a.moderated_grade is not null`

/** The conditions on `audits a` that a report's figures and the lists behind them share. A period that is over is read as it stood at its
 * end: what was handed back or cancelled before is in none of its figures, and what was since stays in them. */
export function conditionsOf(counted: Counted): Sql[] {
  const { planned, sent, moderated, graded, alerted, auditorGrade, finalGrade, agreement, section, theme } = counted
  const own = ofOnePerson(counted)
  const conditions = [
    planned && plannedIn(planned),
    sent && sql`a.id = any (array(${lastSent(sent, own)}))`,
    moderated &&
      sql`a.moderated_grade is not null and a.id = any (array(${movesIn(sql`m.move = 'moderate'`, moderated, own)}))`,
    graded &&
      sql`${finalGradeAt(endOf(graded))} is not null and a.id = any (array(${movesIn(sql`m.to_state = 'graded'`, graded, own)}))`,
    alerted && sql`a.id in (select e.piece_id from alert_entries e where ${within(sql`e.at`, alerted)})`,
    // The auditor's grade is told of audits with a final grade only: a blind moderation may still be under way.
    auditorGrade && sql`a.final_grade is not null and a.auditor_grade = ${auditorGrade}`,
    finalGrade && finalGradeIs(finalGrade, graded),
    agreement && sql`${gradedTwice} and ${agreementIs(agreement)}`,
    counted.gradedBlind !== undefined && sql`(a.blind_grade is not null) = ${counted.gradedBlind}`,
    counted.limitDecided && sql`a.limit_decided`,
    counted.auditor && sql`a.auditor_id = ${counted.auditor}`,
    counted.moderator && sql`a.moderator_id = ${counted.moderator}`,
    section &&
      sql`${gradedTwice} and exists (select from answers n where n.piece_id = a.id
      and n.question = ${evidencePrefix + section.key}
      and n.value in ('"agree"', '"disagree"') and n.value = coalesce(to_jsonb(${section.view ?? null}::text), n.value))`,
    counted.covers && sql`exists (${answersGiven(sql`n.section = ${counted.covers}`)})`,
    theme &&
      sql`exists (select from answers n where n.piece_id = a.id and n.question = 'ovr.themes' and jsonb_exists(n.value, ${theme}))`,
    counted.sharesPractice &&
      sql`exists (select from answers n where n.piece_id = a.id and n.question = 'ovr.good_practice_share' and n.value = '"yes"')`,
  ].filter((one) => one instanceof Object)
  return conditions.length === 0 ? [] : [isNotCancelled(counted), ...conditions]
}

/** For which day it was planned when the period ended: a day that was moved since counts where it stood. */
function plannedIn(period: Period): Sql {
  const { from, to } = period
  const since = sql`m.move = 'move_review' and m.at >= ${endOf(period)}`
  const first = sql`select distinct on (m.piece_id) m.piece_id, (m.details ->> 'from')::date as day from moves m where ${since} order by m.piece_id, m.at, m.id`
  return sql`((a.scheduled_for between ${from} and ${to} and a.id <> all (array(select m.piece_id from moves m where ${since})))
    or a.id = any (array(select f.piece_id from (${first}) f where f.day between ${from} and ${to})))`
}

function isNotCancelled({ planned, sent, moderated, graded, alerted }: Counted): Sql {
  const ends = [planned, sent, moderated, graded, alerted].flatMap((period) => (period ? [endOf(period)] : []))
  const last = ends.toSorted((one, other) => Temporal.Instant.compare(one, other)).at(-1)
  if (last === undefined) return sql`a.phase <> 'cancelled'`
  return sql`(case when a.phase = 'cancelled' then exists (select from moves c where c.piece_id = a.id and c.move = 'cancel' and c.at >= ${last})
    else a.id <> all (array(${reopenedSince(last)})) end)`
}

/** What stood cancelled at a moment, and is open again since. */
const reopenedSince = (at: Temporal.Instant): Sql =>
  sql`select r.piece_id from moves r where r.move = 'reopen' and r.from_state = 'cancelled' and r.at >= ${at} and not exists (
    select from moves c where c.piece_id = r.piece_id and c.move = 'cancel' and c.at >= ${at} and c.at < r.at)`

/** Answers to `audits a` that somebody gave, other than that the question does not apply. */
function answersGiven(which: Sql): Sql {
  return sql`select n.section from answers n where n.piece_id = a.id and ${which} and ${isGiven}`
}

/** Somebody gave this answer, and not that the question does not apply. */
export const isGiven = sql`n.value is not null and n.value not in ('null', '""', '[]', '"not_applicable"') and not n.brought_forward`

/** `own`: of one person's audits alone. Then the others' moves are passed by before it is asked who may see each. */
function movesIn(which: Sql, period: Period, own: Sql): Sql {
  return sql`select m.piece_id from moves m where ${which} and ${within(sql`m.at`, period)} ${own}`
}

/** In the order of whose they are, so that they are found by index: where a few have most audits, all were read for it. */
function ofOnePerson({ auditor, moderator }: Counted): Sql {
  if (auditor === undefined && moderator === undefined) return empty
  const [part, whose] = auditor === undefined ? [sql`o.moderator_id`, moderator] : [sql`o.auditor_id`, auditor]
  return sql`and m.piece_id = any (array(select o.id from audits o where ${part} = any (array[${whose}]::int[]) order by ${part}))`
}

/** A move that took this one back, of `moves later`. */
const takesBack = (move: string): Sql => sql`(later.move = 'recall' and later.details ->> 'recalls' = ${move})`

/** What was handed back is not sent, unless it was sent again: by what was done last before the period ended. It is looked up for each
 * audit of the period, so that a month of long ago reads no more than a new one. */
function lastSent(period: Period, own: Sql): Sql {
  return sql`${movesIn(sql`m.move = 'submit'`, period, own)} and m.at = (select max(later.at) from moves later
    where later.piece_id = m.piece_id and (later.move in ('submit', 'hand_back') or ${takesBack('submit')}) and later.at < ${endOf(period)})`
}

function within(moment: Sql, period: Period): Sql {
  return sql`${moment} >= ${startOfLondonDay(period.from)} and ${moment} < ${endOf(period)}`
}

/** The final grade of `audits a` as it stood at a moment: what was put right since is not in it. */
export const finalGradeAt = (at: Temporal.Instant): Sql =>
  sql`coalesce((select c.was #>> '{}' from corrected_readings c where c.piece_id = a.id and c.what = 'final_grade' and c.at >= ${at}
    order by c.at, c.id limit 1), a.final_grade)`

/** Whether that was its grade: of what was graded in a period, as that stood at its end. */
export const finalGradeIs = (grade: string, graded: Period | undefined): Sql =>
  sql`${graded ? finalGradeAt(endOf(graded)) : sql`a.final_grade`} = ${grade}`

/** The moment at which a period is over. */
export const endOf = (period: Period): Temporal.Instant => startOfLondonDay(period.to.add({ days: 1 }))

const rank = (grade: Sql): Sql =>
  sql`array_position(array['inadequate', 'requires_improvement', 'good', 'outstanding'], ${grade})`
/** What the moderator chose first: a blind moderator's locked grade, never what they came to later. */
export const chosenGrade = sql`coalesce(a.blind_grade, a.moderated_grade)`
const steps = sql`(${rank(chosenGrade)} - ${rank(sql`a.auditor_grade`)})`

/** How the two grades compare, of `audits a`. */
export function agreementIs(kind: AgreementKind): Sql {
  switch (kind) {
    case 'both':
      return sql`true`
    case 'same':
      return sql`${steps} = 0`
    case 'within':
      return sql`abs(${steps}) <= 1`
    case 'up':
      return sql`${steps} > 0`
    case 'down':
      return sql`${steps} < 0`
  }
}
