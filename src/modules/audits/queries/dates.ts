import type { Against } from '#framework/plausible-dates/index.ts'
import { findHouseholdById, listReviews } from '#modules/register/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Audit, AuditInHand } from '../audit.ts'

type Day = Temporal.PlainDate

/** What the dates that are typed into an audit are held against. */
export async function datesOfAudit(tx: Tx, audit: Pick<AuditInHand, 'id'>, today: Day): Promise<Against> {
  const dates = await tx.one<Record<'held' | 'began' | 'handedIn' | 'actionsSet', Day | null>>(sql`
    select a.meeting_on as held,
      (coalesce((select min(m.at) from moves m where m.piece_id = a.id), a.made_at) at time zone 'Europe/London')::date as began,
      (select (min(m.at) at time zone 'Europe/London')::date from moves m where m.piece_id = a.id and m.move = 'submit') as "handedIn",
      (select (min(x.raised_at) at time zone 'Europe/London')::date from actions x where x.piece_id = a.id) as "actionsSet"
    from audits a where a.id = ${audit.id}`)
  return { today, ...dates }
}

/** What the day of a review meeting is held against: when it was due, and the reviews before it. */
export async function datesOfReview(tx: Tx, audit: Audit, today: Day): Promise<Against> {
  const reviews = await listReviews(tx, audit.householdId)
  const due = reviews.find(({ id }) => id === audit.reviewId)?.dueOn ?? audit.scheduledFor
  const held = reviews.flatMap(({ id, heldOn }) => (heldOn && id !== audit.reviewId ? [heldOn] : []))
  const approved = (await findHouseholdById(tx, audit.householdId)).firstApprovedOn
  return { today, due, approved, lastHeld: held.toSorted(Temporal.PlainDate.compare).at(-1) }
}
