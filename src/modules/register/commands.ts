import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { findReview } from './queries/reviews.ts'

/** Records that a review meeting was held; the household's next one is due within a year of it (regulation 28). Saying
 * the same again changes nothing. Whoever calls has judged that the person may. */
export async function holdReview(tx: Tx, held: { reviewId: number; on: Temporal.PlainDate }): Promise<void> {
  const review = await findReview(tx, held.reviewId)
  if (review.heldOn?.equals(held.on)) return
  await tx.run(sql`update carer_reviews set held_on = ${held.on}, saved_at = request_now() where id = ${review.id}`)
  await tx.run(sql`update households set next_review_due_on = ${held.on.add({ years: 1 })}, saved_at = request_now()
    where id = ${review.householdId} and (next_review_due_on is null or next_review_due_on < ${held.on.add({ years: 1 })})`)
  await record(tx, {
    kind: 'review held',
    householdId: review.householdId,
    data: { review: review.id, on: held.on.toString() },
  })
}

/** Makes this person the child's Independent Reviewing Officer. */
export async function assignIro(tx: Tx, given: { childId: number; iroId: number }): Promise<void> {
  const { ref } = await tx.one<{
    ref: string
  }>(sql`update children set iro_id = ${given.iroId}, saved_at = request_now()
    where id = ${given.childId} returning ref`)
  await record(tx, { kind: 'independent reviewing officer assigned', data: { child: ref, to: given.iroId } })
}

/** Makes this person the household's fostering social worker. */
export async function changeSupervisingWorker(tx: Tx, given: { householdId: number; workerId: number }): Promise<void> {
  await tx.one(sql`update households set supervising_worker_id = ${given.workerId}, saved_at = request_now()
    where id = ${given.householdId} returning id`)
  await record(tx, {
    kind: 'fostering social worker changed',
    householdId: given.householdId,
    data: { to: given.workerId },
  })
}

/** The household is with this team, and its manager, from now on. */
export async function moveToTeam(tx: Tx, given: { householdId: number; teamId: number }): Promise<void> {
  await tx.one(sql`update households set team_id = ${given.teamId}, saved_at = request_now()
    where id = ${given.householdId} returning id`)
  await record(tx, {
    kind: 'household moved to another team',
    householdId: given.householdId,
    data: { to: given.teamId },
  })
}
