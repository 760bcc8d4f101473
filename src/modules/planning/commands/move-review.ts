import {
  type Audit,
  endPeriodWithReview,
  followsReview,
  hearing,
  lockAudit,
  partsOf,
  setDay,
} from '#modules/audits/index.ts'
import { hearersOf } from '#modules/evidence/index.ts'
import { tell } from '#modules/people/index.ts'
import { moveEarlyReview } from '#modules/register/index.ts'
import { setWordsDue, voicesDueOn } from '#modules/voices/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed, Refused } from '#platform/problems.ts'
import type { Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { noteBeside } from './note-beside.ts'

const notNow = 'The day of the review can be moved until the review is held.'
const begun = 'The day of an audit can be moved until it begins.'

/** Why the day for which the audit, or the review that it follows, is planned cannot be moved now; null when it can. */
export function whyNotMoved(audit: Audit): string | null {
  if (!followsReview(audit)) return audit.state === 'scheduled' ? null : begun
  return audit.state === 'scheduled' || audit.state === 'gathering' ? null : notNow
}

export const notTheirs = 'Its day is moved by the auditor, or by Quality Assurance and Partnerships.'
export const mayMove = (audit: Audit, actor: Actor): boolean =>
  partsOf(actor, audit).isAuditor || actor.duties.has('assign_moderators')

/** Another day for the review meeting, or for the audit that follows none, with the reason. What goes by it follows: when the step is due, when people's words are to be in,
 * and the usual period. The day that the law sets for a yearly review stays what it is. */
export async function moveReview(
  tx: Tx,
  actor: Actor,
  ref: string,
  { to, reason }: { to: Temporal.PlainDate; reason: string },
  today: Temporal.PlainDate,
): Promise<void> {
  const audit = await lockAudit(tx, ref)
  if (!mayMove(audit, actor)) throw new NotAllowed(notTheirs)
  const because = whyNotMoved(audit)
  if (because) throw new Refused(because)
  if (audit.scheduledFor.equals(to)) throw new Refused('It is planned for that day already.')
  await setDay(tx, audit, to, today)
  if (audit.reviewId !== null) await moveEarlyReview(tx, { reviewId: audit.reviewId, to })
  if (followsReview(audit)) await setWordsDue(tx, audit.id, await voicesDueOn(tx, to, today))
  await endPeriodWithReview(tx, audit, to, today)
  const details = { from: audit.scheduledFor.toString(), to: to.toString() }
  await noteBeside(tx, audit, { move: 'move_review', words: reason, details })
  await record(tx, { kind: 'day of a review moved', householdId: audit.householdId, pieceId: audit.id, data: details })
  const kind = followsReview(audit) ? 'review moved' : 'audit date corrected'
  for (const id of await hearersOf(tx, hearing, ['auditor', 'worker', 'team manager'], audit, { today, isToDo: false }))
    if (id !== actor.id) await tell(tx, { to: id, kind, path: `/audits/${audit.ref}`, pieceId: audit.id })
}
