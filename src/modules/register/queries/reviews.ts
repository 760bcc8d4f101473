import { sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import type { Review } from '../household.ts'

const review = sql`select r.id, r.household_id as "householdId", r.kind, r.due_on as "dueOn", r.held_on as "heldOn",
    r.reviewing_officer_id as "reviewingOfficerId", r.outcome, r.carer_feedback as "carerFeedback",
    r.worker_feedback as "workerFeedback"
  from carer_reviews r`

/** Throws NotFound when there is none, or none that the person may see. */
export async function findReview(tx: Tx, id: number): Promise<Review> {
  return tx.one<Review>(sql`${review} where r.id = ${id}`)
}

/** The household's reviews, newest first. */
export async function listReviews(tx: Tx, householdId: number): Promise<Review[]> {
  return tx.many<Review>(reviewsOf(householdId).query)
}

export const reviewsOf = (householdId: number) =>
  part<Review>(
    sql`${review} where r.household_id = ${householdId} and r.ended_on is null order by r.due_on desc, r.id desc`,
    { dueOn: 'day', heldOn: 'day' },
  )

export type DueReview = Review & { householdRef: string; workerId: number | null; teamId: number | null }

/** Reviews of households still approved that fall due from `from` to `to`, both included, and have not been held. */
export async function listReviewsDue(tx: Tx, from: Temporal.PlainDate, to: Temporal.PlainDate): Promise<DueReview[]> {
  return tx.many<DueReview>(sql`select r.*, h.ref as "householdRef", h.supervising_worker_id as "workerId", h.team_id as "teamId"
    from (${review} where r.due_on between ${from} and ${to} and r.held_on is null and r.ended_on is null) r
    join households h on h.id = r."householdId"
    where h.status in ('approved', 'temp_reg24', 'on_hold') order by r."dueOn", r.id`)
}
