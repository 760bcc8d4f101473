import { gradesOn, type ScaleKey, scales } from '#framework/forms/scale.ts'
import { evidencePrefix } from '#framework/a2-audit-tool/as-asked.ts'
import { startOfLondonDay } from '#platform/dates/index.ts'
import { empty, type Sql, sql } from '#platform/sql/index.ts'
import type { AgreementKind, Counted, Period } from '../counted.ts'
import { answersAt, endOf, gradeAt, isTold, plannedIn, stageAt } from './as-of-end.ts'

type At = Temporal.Instant | undefined

/** Both people graded it, and it counts (invariant 5). */
export const gradedTwice = (at?: At): Sql =>
  sql`a.overall and ${isTold} and ${gradeAt('final_grade', at)} is not null and ${gradeAt('auditor_grade', at)} is not null
    and ${gradeAt('moderated_grade', at)} is not null`

/** The conditions on `audits a` that a report's figures and the lists behind them share. A period that is over is read as it stood at its
 * end: what was handed back or cancelled before is in none of its figures, and what was since stays in them. */
export function conditionsOf(counted: Counted): Sql[] {
  const { planned, sent, moderated, graded, alerted, auditorGrade, finalGrade, agreement, section, theme } = counted
  const own = ofOnePerson(counted)
  const [at, asGraded] = [lastEnd(counted), graded && endOf(graded)]
  const conditions = [
    planned && plannedIn(planned),
    planned && counted.stage && sql`(${stageAt(planned)}) = ${counted.stage}`,
    sent && sql`a.id = any (array(${lastSent(sent, own)}))`,
    moderated && sql`a.id = any (array(${notTakenBack(sql`m.move = 'moderate'`, ['moderate'], moderated, own)}))`,
    graded && sql`a.id = any (array(${notTakenBack(sql`m.to_state = 'graded'`, givesGrade, graded, own)}))`,
    alerted && sql`a.id in (select e.piece_id from alert_entries e where ${within(sql`e.at`, alerted)})`,
    // The auditor's grade is told of audits with a final grade only: a blind moderation may still be under way.
    counted.scale && sql`a.overall and a.scale = ${counted.scale}`,
    auditorGrade &&
      sql`a.overall and ${isTold} and ${gradeAt('final_grade', asGraded)} is not null and ${gradeAt('auditor_grade', asGraded)} = ${auditorGrade}`,
    finalGrade && finalGradeIs(finalGrade, graded),
    agreement && sql`${gradedTwice(asGraded)} and ${agreementIs(agreement, asGraded)}`,
    counted.gradedBlind !== undefined && sql`(a.blind_grade is not null) = ${counted.gradedBlind}`,
    counted.limitDecided && sql`a.limit_decided`,
    counted.auditor && sql`a.auditor_id = ${counted.auditor}`,
    counted.moderator && sql`a.moderator_id = ${counted.moderator}`,
    section &&
      sql`${gradedTwice()} and exists (select from answers n where n.piece_id = a.id
      and n.question = ${evidencePrefix + section.key}
      and n.value in ('"agree"', '"disagree"') and n.value = coalesce(to_jsonb(${section.view ?? null}::text), n.value))`,
    counted.covers &&
      sql`exists (select from (${answersAt(sql`n.section = ${counted.covers}`, at)}) n where ${isGiven})`,
    counted.givenIn && givenInSection(counted.givenIn, asGraded),
    theme &&
      sql`exists (select from (${answersAt(sql`n.question = 'ovr.themes'`, at)}) n where jsonb_exists(n.value, ${theme}))`,
    counted.sharesPractice &&
      sql`exists (select from (${answersAt(sql`n.question = 'ovr.good_practice_share'`, at)}) n where n.value = '"yes"')`,
  ].filter((one) => one instanceof Object)
  return conditions.length === 0 ? [] : [isNotCancelled(at), ...conditions]
}

/** The moment as of which all of it is read: at which the last of its periods ended. */
function lastEnd({ planned, sent, moderated, graded, alerted }: Counted): At {
  const ends = [planned, sent, moderated, graded, alerted].flatMap((period) => (period ? [endOf(period)] : []))
  return ends.toSorted((one, other) => Temporal.Instant.compare(one, other)).at(-1)
}

function isNotCancelled(last: At): Sql {
  if (last === undefined) return sql`a.phase <> 'cancelled'`
  return sql`(case when a.phase = 'cancelled' then exists (select from moves c where c.piece_id = a.id and c.move = 'cancel' and c.at >= ${last})
    else a.id <> all (array(${reopenedSince(last)})) end)`
}

/** What stood cancelled at a moment, and is open again since. */
const reopenedSince = (at: Temporal.Instant): Sql =>
  sql`select r.piece_id from moves r where r.move = 'reopen' and r.from_state = 'cancelled' and r.at >= ${at} and not exists (
    select from moves c where c.piece_id = r.piece_id and c.move = 'cancel' and c.at >= ${at} and c.at < r.at)`

/** As the auditor gave it, for one child or more; of audits of which the grade is told. */
function givenInSection({ section, grade }: NonNullable<Counted['givenIn']>, at: At): Sql {
  return sql`${isTold} and ${gradeAt('final_grade', at)} is not null
    and exists (select from (${answersAt(sql`n.question = ${`${section}.grade`}`, at)}) n where n.value = ${JSON.stringify(grade)}::jsonb)`
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

/** Of `moves later`: it was taken back itself before that. */
export const undoneBefore = (at: Temporal.Instant): Sql =>
  sql`exists (select from moves u where u.undoes = later.id and u.at < ${at})`

/** Moves that took one of these back, of `moves later`. */
export const takesBack = (moves: readonly string[]): Sql =>
  sql`(later.move = 'recall' and later.details ->> 'recalls' = any (${moves}))`

/** The moves that give an audit its final grade. */
export const givesGrade = ['moderate', 'settle', 'decide']

/** What was done in the period, and was not taken back before that ended: looked up only of those of which something was. */
function notTakenBack(which: Sql, moves: readonly string[], period: Period, own: Sql): Sql {
  return sql`${movesIn(which, period, own)}
    and case when m.piece_id = any (array(select r.piece_id from moves r where r.move = 'recall' and ${within(sql`r.at`, period)}))
      then not exists (select from moves later where later.piece_id = m.piece_id and ${takesBack(moves)} and later.at >= m.at and later.at < ${endOf(period)})
      else true end`
}

/** What was handed back is not sent, unless it was sent again: by what was done last before the period ended. It is looked up for each
 * audit of the period, so that a month of long ago reads no more than a new one. */
function lastSent(period: Period, own: Sql): Sql {
  return sql`${movesIn(sql`m.move = 'submit'`, period, own)} and m.at = (select max(later.at) from moves later
    where later.piece_id = m.piece_id and (later.move = 'submit' or (later.move = 'hand_back' and not ${undoneBefore(endOf(period))}) or ${takesBack(['submit'])}) and later.at < ${endOf(period)})`
}

function within(moment: Sql, period: Period): Sql {
  return sql`${moment} >= ${startOfLondonDay(period.from)} and ${moment} < ${endOf(period)}`
}

/** Whether that was its grade: of what was graded in a period, as that stood at its end. */
export const finalGradeIs = (grade: string, graded: Period | undefined): Sql =>
  graded
    ? sql`a.overall and ${isTold} and ${gradeAt('final_grade', endOf(graded))} = ${grade}`
    : sql`a.overall and a.final_grade = ${grade}`

/** The lowest of each scale first; the steps between two grades of one scale follow. */
const ranked: readonly string[] = (Object.keys(scales) as ScaleKey[]).flatMap((scale) => gradesOn(scale).toReversed())
const rank = (grade: Sql): Sql => sql`array_position(${ranked}::text[], ${grade})`
/** What the moderator chose first: a blind moderator's locked grade, never what they came to later. */
export const chosenGrade = (at?: At): Sql =>
  sql`coalesce(${gradeAt('blind_grade', at)}, ${gradeAt('moderated_grade', at)})`

/** How the two grades compare, of `audits a`. */
export function agreementIs(kind: AgreementKind, at?: At): Sql {
  const steps = sql`(${rank(chosenGrade(at))} - ${rank(gradeAt('auditor_grade', at))})`
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
