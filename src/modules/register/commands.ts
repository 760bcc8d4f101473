import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { findReview, listReviews } from './queries/reviews.ts'

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

/** A review was held on another day than was recorded, and so the next is due by another. A next day that is later for another reason
 * stays. What was recorded is kept with the versions of the review. Whoever calls has judged that the person may, and records it with why. */
export async function correctReviewHeld(
  tx: Tx,
  { reviewId, was, on }: { reviewId: number; was: Temporal.PlainDate; on: Temporal.PlainDate },
): Promise<void> {
  const { id, householdId } = await findReview(tx, reviewId)
  await tx.run(sql`update carer_reviews set held_on = ${on}, saved_at = request_now() where id = ${id}`)
  const held = (await listReviews(tx, householdId)).flatMap(({ heldOn }) => (heldOn ? [heldOn] : []))
  const last = held.toSorted(Temporal.PlainDate.compare).at(-1) ?? on
  const next = last.add({ years: 1 })
  await tx.run(sql`update households set next_review_due_on = ${next}, saved_at = request_now() where id = ${householdId}
    and (next_review_due_on is null or next_review_due_on < ${next} or next_review_due_on = ${was.add({ years: 1 })})`)
}

/** A review was recorded as held by mistake: it is still to be held, by the day by which it was due. A next day that is another for another
 * reason stays. Whoever calls has judged that the person may, and records it. */
export async function unholdReview(
  tx: Tx,
  { reviewId, was }: { reviewId: number; was: Temporal.PlainDate },
): Promise<void> {
  const { id, householdId, dueOn } = await findReview(tx, reviewId)
  await tx.run(
    sql`update carer_reviews set held_on = null, saved_at = request_now() where id = ${id} and held_on = ${was}`,
  )
  await tx.run(sql`update households set next_review_due_on = ${dueOn}, saved_at = request_now()
    where id = ${householdId} and next_review_due_on = ${was.add({ years: 1 })}`)
}

/** A review that comes before its yearly day (regulation 28); the case system may bring it in as well, under a number of its own. Whoever
 * calls has judged that the person may. Held together with the household: two who plan one at once see each other. */
export async function planReview(
  tx: Tx,
  { householdId, dueOn, officerId }: { householdId: number; dueOn: Temporal.PlainDate; officerId: number },
): Promise<number> {
  await tx.one(sql`select id from households where id = ${householdId} for no key update`)
  const { id } = await tx.one<{ id: number }>(sql`
    insert into carer_reviews (household_id, source_id, kind, due_on, reviewing_officer_id, saved_at)
    values (${householdId}, 'hearth-' || gen_random_uuid(), 'early', ${dueOn}, ${officerId}, request_now()) returning id`)
  await record(tx, { kind: 'early review planned', householdId, data: { review: id, on: dueOn.toString() } })
  return id
}

/** An early review has no other day than the one it is planned for; that of a yearly review is the law's and stays. */
export async function moveEarlyReview(
  tx: Tx,
  { reviewId, to }: { reviewId: number; to: Temporal.PlainDate },
): Promise<void> {
  await tx.run(sql`update carer_reviews set due_on = ${to}, saved_at = request_now()
    where id = ${reviewId} and kind = 'early' and held_on is null`)
}

/** An early review whose audit is cancelled before it was held is not waited for any more. A yearly one is the law's, and stays. */
export async function endEarlyReview(
  tx: Tx,
  { reviewId, on }: { reviewId: number; on: Temporal.PlainDate },
): Promise<void> {
  await tx.run(sql`update carer_reviews set ended_on = ${on}, saved_at = request_now()
    where id = ${reviewId} and kind = 'early' and held_on is null and ended_on is null`)
}

/** What called for it was cancelled by mistake: the early review that ended with it is to be held again. */
export async function resumeEarlyReview(
  tx: Tx,
  { reviewId, endedOn }: { reviewId: number; endedOn: Temporal.PlainDate },
): Promise<void> {
  await tx.run(sql`update carer_reviews set ended_on = null, saved_at = request_now()
    where id = ${reviewId} and kind = 'early' and held_on is null and ended_on = ${endedOn}`)
}

/** Makes this person the child's Independent Reviewing Officer; of records that lead to the child's as well: what is over stays theirs to read. */
export async function assignIro(tx: Tx, given: { childId: number; iroId: number }): Promise<void> {
  const { ref } = await tx.one<{
    ref: string
  }>(sql`update children set iro_id = ${given.iroId}, saved_at = request_now()
    where id = ${given.childId} returning ref`)
  await tx.run(sql`update children set iro_id = ${given.iroId}, saved_at = request_now()
    where id in (select ends_id from merges where kind = 'child' and stays_id = ${given.childId} and parted_at is null)`)
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
