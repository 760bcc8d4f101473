import { askChildrenAgain, endAskingChildren } from '#modules/voices/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotFound, Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { takenOut, untilTheirIroSays } from '../children.ts'
import { lockAuditOrPart } from '../queries/find-audit.ts'
import { iroOf } from '../queries/standing.ts'
import { isBeforeSubmission } from '../steps.ts'
import { seekViews } from './seek-views.ts'
import { type ChildOfAudit, listChildrenOfAudit } from '../queries/children.ts'

/** A child who is in an audit because somebody said why, for their own IRO. NotFound for everybody else, and of any other child. */
export function ofTheirIro(
  actor: Pick<Actor, 'id' | 'duties'>,
  children: readonly ChildOfAudit[],
  ref: string,
): ChildOfAudit {
  const child = children.find((one) => one.ref === ref)
  if (!child || child.because === null || !iroOf(actor, children).includes(child.id)) throw new NotFound()
  return child
}

/** Whether a child who has moved on may be asked what they think, as their IRO says: until they do, nobody asks. May be said otherwise until the audit
 * is sent: what the child has said by then stays. */
export async function sayWhetherAsked(
  tx: Tx,
  actor: Pick<Actor, 'id' | 'duties'>,
  of: { audit: string; child: string },
  { may, words }: { may: boolean; words: string },
  today: Temporal.PlainDate,
): Promise<void> {
  const audit = await lockAuditOrPart(tx, of.audit)
  const child = ofTheirIro(actor, await listChildrenOfAudit(tx, audit.id), of.child)
  if (!isBeforeSubmission(audit)) throw new Refused('This audit has been sent: nobody else is asked for it.')
  await tx.run(sql`update audit_children set may_be_asked = ${may}, asking_words = ${words}, asking_said_at = request_now()
    where audit_id = ${audit.id} and child_id = ${child.id}`)
  if (may) {
    // Also where they were taken out of the audit in between, and are in it again.
    for (const why of [takenOut, untilTheirIroSays]) await askChildrenAgain(tx, audit.id, [child.id], why)
    if (audit.state !== 'scheduled')
      await seekViews(tx, { audit, children: [{ ...child, mayBeAsked: true }] }, audit.dueOn ?? today, today)
  } else await endAskingChildren(tx, audit.id, [child.id], untilTheirIroSays)
  await record(tx, {
    kind: 'said whether a child may be asked',
    householdId: audit.householdId,
    pieceId: audit.id,
    data: { child: child.ref, may },
  })
}
