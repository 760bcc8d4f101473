import { isFailing } from '#framework/forms/scale.ts'
import type { Grade } from '#framework/a2-audit-tool/types.ts'
import { limitDecided } from '#framework/a2-audit-tool/overall.ts'
import { bringFacts } from '#modules/tool/index.ts'
import {
  bringDayForward,
  bringForward,
  changePiece,
  type Effect,
  emptySection,
  noteCorrection,
} from '#modules/evidence/index.ts'
import { endEarlyReview, holdReview, recordsOf, resumeEarlyReview, unholdReview } from '#modules/register/index.ts'
import { askAgainAfter, endAsking, voicesDueOn } from '#modules/voices/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Sql, type Tx } from '#platform/sql/index.ts'
import type { Audit } from '../audit.ts'
import type { AuditCase } from '../queries/standing.ts'
import type { Standing } from '../standing.ts'
import { workingDayFrom } from '../deadlines.ts'
import { dueOn } from '../steps.ts'
import { deadlineSettings } from '../settings.ts'
import type { MoveKey } from '../states.ts'
import { endPeriodWithReview } from './set-period.ts'
import { followWorker } from './follow-worker.ts'
import type { MoveRequest } from './move.ts'
import { planAudit } from './plan.ts'
import { seekViews } from './seek-views.ts'

/** Why nobody is asked any more. */
const endedBecause = { close: 'The audit was closed.', cancel: 'The audit was cancelled.' }

/** What a move does besides moving: the fields of the audit that it settles, and what it sets going elsewhere. */
export const effects: Partial<Record<MoveKey, Effect<AuditCase, MoveRequest>>> = {
  gather: async (tx, about, _request, today) => {
    await followWorker(tx, about.audit.id)
    await seekViews(tx, about, await voicesDueOn(tx, about.audit.scheduledFor, today), today)
    await bringFacts(
      tx,
      about,
      about.tool.sections.filter(({ key }) => key === 'swr'),
      today,
    )
  },
  hold_review: async (tx, { audit }, { on }, today) => {
    const heldOn = on ?? today
    await tx.run(sql`update audits set meeting_on = ${heldOn} where id = ${audit.id}`)
    if (audit.reviewId) await holdReview(tx, { reviewId: audit.reviewId, on: heldOn })
    await endPeriodWithReview(tx, audit, heldOn, today)
  },
  unhold: (tx, { audit }, _request, today) => unhold(tx, audit, today),
  begin: async (tx, about, _request, today) => {
    await followWorker(tx, about.audit.id)
    await seekViews(tx, about, await writtenBy(tx, about, today), today)
    await bringFacts(tx, about, about.tool.sections, today)
    await bringSummaryForward(tx, about.audit)
  },
  submit: (tx, { audit, judged }) =>
    tx.run(
      sql`update audits set auditor_grade = ${judged.given}, suggested_grade = ${judged.suggestion.grade} where id = ${audit.id}`,
    ),
  assign_moderator: (tx, { audit }, { moderatorId }) =>
    tx.run(sql`update audits set moderator_id = ${moderatorId ?? null} where id = ${audit.id}`),
  reassign: async (tx, { audit }) => {
    await tx.run(sql`
      update audits set moderator_id = null, blind_grade = null, blind_locked_at = null where id = ${audit.id}`)
    await emptySection(tx, audit.id, 'mod')
  },
  // As chosen: no limit cuts it.
  lock_grade: async (tx, { audit, standing }) => {
    await tx.run(sql`update audits set blind_grade = ${standing.moderatorGrade}, blind_locked_at = request_now()
      where id = ${audit.id} and blind_grade is null`)
    await changePiece(tx, audit.id)
  },
  moderate: async (tx, about) => {
    const { audit, standing } = about
    await tx.run(sql`update audits set moderated_grade = ${standing.moderatorGrade} where id = ${audit.id}`)
    if (standing.moderatorGrade === audit.auditorGrade) await setFinalGrade(tx, about, standing.moderatorGrade)
  },
  settle: (tx, about) => setFinalGrade(tx, about, about.standing.settledGrade),
  decide: (tx, about) => setFinalGrade(tx, about, about.standing.settledGrade),
  sign_off: (tx, { audit, standing }) =>
    tx.run(sql`update audits set reaudit_on = ${standing.signedOffAs.reauditOn} where id = ${audit.id}`),
  cancel: async (tx, { audit }, _request, today) => {
    await endAsking(tx, audit.id, endedBecause.cancel)
    // Else Hearth would plan it again within ten minutes.
    if (audit.reviewId) await endEarlyReview(tx, { reviewId: audit.reviewId, on: today })
  },
  close: (tx, { audit }) => endAsking(tx, audit.id, endedBecause.close),
  recall: (tx, { audit, standing }, _request, today) => takeBack(tx, audit, standing.sent, today),
  correct_grade: async (tx, { audit, standing }, { words }, today) => {
    const { finalGrade: was, id: pieceId } = audit
    await noteCorrection(tx, { pieceId, what: 'final_grade', was, becomes: standing.settledGrade, reason: words ?? '' })
    await tx.run(sql`update audits set final_grade = ${standing.settledGrade} where id = ${pieceId}`)
    const deadlines = await readSettings(tx, today, deadlineSettings)
    const asGraded = { ...audit, grade: standing.settledGrade }
    await bringDayForward(tx, audit, dueOn(audit.state, londonDate(audit.stateSince), asGraded, deadlines), today)
  },
  reopen: async (tx, { audit, standing: { ended } }) => {
    if (ended?.move !== 'close' && ended?.move !== 'cancel') return
    await askAgainAfter(tx, audit.id, { why: endedBecause[ended.move], endedAt: ended.at })
    if (audit.reviewId) await resumeEarlyReview(tx, { reviewId: audit.reviewId, endedOn: londonDate(ended.at) })
  },
  ask_reaudit: async (tx, { audit }, _request, today) => {
    const deadlines = await readSettings(tx, today, deadlineSettings)
    const weeks = isFailing(audit.finalGrade) ? deadlines['deadline.reaudit_inadequate'] : deadlines['deadline.reaudit']
    const on =
      audit.reauditOn && Temporal.PlainDate.compare(audit.reauditOn, today) > 0
        ? audit.reauditOn
        : workingDayFrom(today.add({ weeks }))
    await tx.run(sql`update audits set reaudit_on = ${on} where id = ${audit.id}`)
    return planAudit(
      tx,
      {
        kind: 're_audit',
        householdId: audit.householdId,
        scheduledFor: on,
        auditorId: audit.auditorId,
        reauditOf: audit.id,
      },
      today,
    )
  },
}

/** What a move that is taken back had settled is unsettled; what it was before is kept with it. */
async function takeBack(tx: Tx, audit: Audit, sent: Standing['sent'], today: Temporal.PlainDate): Promise<void> {
  const { id } = audit
  const was = (sent?.details['was'] ?? {}) as Was
  const ungraded = sql`final_grade = null, limit_decided = null`
  const unplanned = sql`reaudit_on = ${was.reauditOn ?? null}`
  const unsettled: Partial<Record<string, Sql>> = {
    submit: sql`auditor_grade = ${was.auditorGrade ?? null}, suggested_grade = ${was.suggestedGrade ?? null}`,
    assign_moderator: sql`moderator_id = null`,
    moderate: sql`moderated_grade = null, ${ungraded}`,
    ...{ settle: ungraded, decide: ungraded, sign_off: unplanned, ask_reaudit: unplanned },
  }
  const set = unsettled[sent?.move ?? '']
  if (set) await tx.run(sql`update audits set ${set} where id = ${id}`)
  if (sent?.move === 'hold_review') await unhold(tx, audit, today)
}

/** The review was not held: the register and the period follow. */
async function unhold(tx: Tx, audit: Audit, today: Temporal.PlainDate): Promise<void> {
  const { id, reviewId, meetingOn, scheduledFor } = audit
  await tx.run(sql`update audits set meeting_on = null where id = ${id}`)
  if (reviewId !== null && meetingOn) await unholdReview(tx, { reviewId, was: meetingOn })
  await endPeriodWithReview(tx, audit, scheduledFor, today)
}

/** What stood in an audit before a move that may be taken back. */
type Was = { auditorGrade?: Grade | null; suggestedGrade?: Grade | null; reauditOn?: string | null }

function setFinalGrade(tx: Tx, { audit, judged, standing }: AuditCase, grade: Grade | null) {
  const wished = [audit.auditorGrade, audit.blindGrade, standing.moderatorGrade]
  return tx.run(sql`update audits set final_grade = ${grade},
    limit_decided = ${grade !== null && limitDecided(grade, wished, judged.ofRecord)} where id = ${audit.id}`)
}

/** By when the audit that begins today is to be written: views that are asked for only now are wanted by then. */
async function writtenBy(tx: Tx, { audit }: AuditCase, today: Temporal.PlainDate): Promise<Temporal.PlainDate> {
  const deadlines = await readSettings(tx, today, deadlineSettings)
  return dueOn('in_audit', today, { ...audit, grade: null }, deadlines) ?? today
}

/** The pen picture of the household from its last audit, to be read again and put right. */
async function bringSummaryForward(tx: Tx, { id, householdId }: Audit): Promise<void> {
  const last = await tx.maybe<{ section: string; question: string; value: unknown }>(sql`
    select n.section, n.question, n.value from answers n join audits a on a.id = n.piece_id join pieces piece on piece.id = a.id
    where piece.household_id = any (${recordsOf(sql`${householdId}::int`)}) and a.id <> ${id} and a.final_grade is not null and n.question = 'hdr.case_summary'
    order by a.scheduled_for desc limit 1`)
  if (last) await bringForward(tx, id, last)
}
