import {
  type Audit,
  correctPeriod,
  endPeriodWithReview,
  type Hearer,
  hearing,
  isBeforeSubmission,
  isOver,
  lockAudit,
  setMeeting,
} from '#modules/audits/index.ts'
import { hearersOf } from '#modules/evidence/index.ts'
import { tell } from '#modules/people/index.ts'
import { correctReviewHeld } from '#modules/register/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed, Refused } from '#platform/problems.ts'
import type { Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { BesideName } from '../steps-beside.ts'
import { mayMove } from './move-review.ts'
import { noteBeside } from './note-beside.ts'

/* A date that was recorded wrongly is put right, with the reason, until the audit is over. What was recorded stays among its moves. */

type Day = Temporal.PlainDate
export type Which = 'review' | 'period'

export const notTheirsToCorrect = 'A date is corrected by the auditor, or by Quality Assurance and Partnerships.'

/** Why this date of the audit cannot be corrected now; null when it can. */
export function whyNotCorrected(which: Which, audit: Audit): string | null {
  if (isOver(audit)) return 'This audit is over: its dates stay as they were.'
  if (which === 'review') return audit.meetingOn ? null : 'No review has been recorded as held yet.'
  return isBeforeSubmission(audit) ? 'Until it is sent, the auditor changes the period on its own page.' : null
}

/** The review was held on another day than was recorded. The register follows, and of the audit what goes by that day: when its
 * step is due, and the usual period. Once it is sent, whom it looked at stays. */
export async function correctReview(
  tx: Tx,
  actor: Actor,
  ref: string,
  { on, reason }: { on: Day; reason: string },
  today: Day,
): Promise<void> {
  const audit = await held(tx, actor, ref, 'review')
  const was = audit.meetingOn
  if (!was || was.equals(on)) throw new Refused('That is the day that is recorded already.')
  await setMeeting(tx, audit, on, today)
  if (audit.reviewId !== null) await correctReviewHeld(tx, { reviewId: audit.reviewId, was, on })
  await endPeriodWithReview(tx, audit, on, today)
  const data = { from: String(was), to: String(on) }
  const { householdId, id: pieceId } = audit
  await record(tx, { kind: 'day of a held review corrected', householdId, pieceId, data })
  await keepAndTell(tx, actor, audit, { move: 'correct_review', words: reason, from: was, to: on }, today)
}

/** The audit looked at another time than is written, once it is sent. */
export async function correctPeriodOf(
  tx: Tx,
  actor: Actor,
  ref: string,
  { from, to, reason }: { from: Day; to: Day; reason: string },
  today: Day,
): Promise<void> {
  const audit = await held(tx, actor, ref, 'period')
  if (isPeriodOf(audit, { from, to })) throw new Refused('That is the period that is recorded already.')
  await correctPeriod(tx, audit, { from, to }, reason)
  const dates = { from: `${audit.periodFrom}/${audit.periodTo}`, to: `${from}/${to}` }
  await keepAndTell(tx, actor, audit, { move: 'correct_period', words: reason, ...dates }, today)
}

export const isPeriodOf = (audit: Audit, { from, to }: { from: Day; to: Day }): boolean =>
  audit.periodFrom.equals(from) && audit.periodTo.equals(to)

async function held(tx: Tx, actor: Actor, ref: string, which: Which): Promise<Audit> {
  const audit = await lockAudit(tx, ref)
  if (!mayMove(audit, actor)) throw new NotAllowed(notTheirsToCorrect)
  const because = whyNotCorrected(which, audit)
  if (because) throw new Refused(because)
  return audit
}

type Correction = { move: BesideName; words: string; from: Day | string; to: Day | string }

const everybody: readonly Hearer[] = ['auditor', 'worker', 'team manager']

/** It stands among the moves of the audit, and whoever takes part is told; a moderator too, once there is one. */
async function keepAndTell(tx: Tx, actor: Actor, audit: Audit, { move, words, from, to }: Correction, today: Day) {
  await noteBeside(tx, audit, { move, words, details: { from: String(from), to: String(to) } })
  const whom = audit.moderatorId === null ? everybody : [...everybody, 'moderator' as const]
  for (const id of await hearersOf(tx, hearing, whom, audit, { today, isToDo: false }))
    if (id !== actor.id)
      await tell(tx, { to: id, kind: 'audit date corrected', path: `/audits/${audit.ref}`, pieceId: audit.id })
}
