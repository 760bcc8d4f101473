import { findAudit, hearing, planAudit, type ReasonForEarly } from '#modules/audits/index.ts'
import { hearersOf } from '#modules/evidence/index.ts'
import { tell } from '#modules/people/index.ts'
import { planReview } from '#modules/register/index.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { noteBeside } from './note-beside.ts'

type Early = {
  householdId: number
  on: Temporal.PlainDate
  officerId: number
  because: ReasonForEarly
  words: string
}

/** A review that cannot wait for its yearly day (regulation 28), with the audit that follows it, and why. */
export async function planEarlyReview(
  tx: Tx,
  { householdId, on, officerId, because, words }: Early,
  today: Temporal.PlainDate,
): Promise<{ id: number; ref: string }> {
  const reviewId = await planReview(tx, { householdId, dueOn: on, officerId })
  const [waiting] = await tx.many<{ ref: string }>(sql`
    select piece.ref from pieces piece join audits a on a.id = piece.id join carer_reviews r on r.id = a.review_id
    where piece.household_id = ${householdId} and r.kind = 'early' and r.held_on is null and piece.state in ('scheduled', 'gathering')`)
  if (waiting)
    throw new Refused(`An early review of this household is planned already: move its day in audit ${waiting.ref}.`)
  const plan = { kind: 'review_linked', householdId, reviewId, scheduledFor: on, auditorId: officerId } as const
  const audit = await planAudit(tx, plan, today)
  await noteBeside(tx, { id: audit.id, state: 'scheduled' }, { move: 'plan_early', words, details: { because } })
  // Those of a yearly review know its day; this one nobody expects.
  const hearers = await hearersOf(tx, hearing, ['worker', 'team manager'], await findAudit(tx, audit.ref), {
    today,
    isToDo: false,
  })
  for (const id of hearers)
    if (id !== officerId)
      await tell(tx, { to: id, kind: 'audit scheduled', path: `/audits/${audit.ref}`, pieceId: audit.id })
  return audit
}
