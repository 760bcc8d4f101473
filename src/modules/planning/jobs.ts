import { auditSettings, planAudit } from '#modules/audits/index.ts'
import { listPeopleWithDuty } from '#modules/people/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import { sweep, type Task } from '#platform/jobs/sweep.ts'
import { readSettings } from '#platform/settings/index.ts'
import { restrictedFrom } from '#platform/restricted.ts'
import type { Database } from '#platform/sql/database.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { listReviewsWithoutAudit, type ReviewToAudit } from './queries/reviews-without-audit.ts'

export const jobs: readonly Job[] = [
  {
    name: 'plan audits from reviews',
    does: 'Plans the audit of every carer review that falls due soon and has none.',
    clause: '4.13',
    schedule: '*/10 * * * *',
    handle: ({ database, today, now }) => planAuditsFromReviews(database, today, now),
  },
]

/** Each coming review gets its audit, once; the reviewing officer of the review carries it out, else the one with least to do. */
export async function planAuditsFromReviews(
  database: Database,
  today: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<void> {
  await sweep({ database, now }, async (tx) => {
    const { 'audit.plan_ahead': ahead } = await readSettings(tx, today, auditSettings)
    const reviews = await listReviewsWithoutAudit(tx, today, today.add({ days: ahead }))
    return reviews.map(
      (review): Task =>
        (own) =>
          planForReview(own, review, today),
    )
  })
}

async function planForReview(tx: Tx, review: ReviewToAudit, today: Temporal.PlainDate): Promise<void> {
  const auditorId = review.officerId ?? (await leastBusyOfficer(tx, today))
  const { householdId, id: reviewId, dueOn: scheduledFor } = review
  await planAudit(tx, { kind: 'review_linked', householdId, reviewId, scheduledFor, auditorId }, today)
}

/** Who is asked next must not hang on what is restricted: others would see it. */
async function leastBusyOfficer(tx: Tx, today: Temporal.PlainDate): Promise<number | null> {
  const officers = await listPeopleWithDuty(tx, 'gather_carer_voices', today)
  const busy = await tx.many<{ id: number; count: number }>(sql`
    select auditor_id as id, count(*) as count from audits where phase = 'open' and id < ${restrictedFrom} and auditor_id is not null group by auditor_id`)
  const countOf = (id: number) => busy.find((one) => one.id === id)?.count ?? 0
  return officers.toSorted((a, b) => countOf(a.id) - countOf(b.id) || a.id - b.id)[0]?.id ?? null
}
