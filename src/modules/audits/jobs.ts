import { remindJob } from '#modules/evidence/index.ts'
import { listPeopleWithDuty } from '#modules/people/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import { sweep, type Task } from '#platform/jobs/sweep.ts'
import { readSettings } from '#platform/settings/index.ts'
import type { Database } from '#platform/sql/database.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { followAndTell, listToFollow } from './commands/follow-worker.ts'
import { stream } from './commands/move.ts'
import { planAudit } from './commands/plan.ts'
import { ofTheReport } from './commands/remind.ts'
import { listReviewsWithoutAudit, type ReviewToAudit } from './queries/reviews-without-audit.ts'
import { auditSettings } from './settings.ts'

export const jobs: readonly Job[] = [
  remindJob(
    {
      name: 'remind of audits',
      does: 'Reminds those whose turn it is in an audit, and the worker of the report, once before the day and once after it.',
      clause: '7.6',
    },
    { stream, kinds: { due: 'audit due', overdue: 'audit overdue' }, also: ofTheReport },
  ),
  {
    name: 'plan audits from reviews',
    does: 'Plans the audit of every carer review that falls due soon and has none.',
    clause: '4.13',
    schedule: '*/10 * * * *',
    handle: ({ database, today, now }) => planAuditsFromReviews(database, today, now),
  },
  {
    name: 'follow the fostering social worker',
    does: 'Passes audits that are not yet sent to the household’s present fostering social worker, who is told.',
    clause: '7.1',
    schedule: '20 3 * * *',
    handle: ({ database, now }) =>
      sweep({ database, now }, async (tx) =>
        (await listToFollow(tx)).map(
          ({ id }): Task =>
            (own) =>
              followAndTell(own, id),
        ),
      ),
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

async function leastBusyOfficer(tx: Tx, today: Temporal.PlainDate): Promise<number | null> {
  const officers = await listPeopleWithDuty(tx, 'gather_carer_voices', today)
  const busy = await tx.many<{ id: number; count: number }>(sql`
    select auditor_id as id, count(*) as count from audits where phase = 'open' and auditor_id is not null group by auditor_id`)
  const countOf = (id: number) => busy.find((one) => one.id === id)?.count ?? 0
  return officers.toSorted((a, b) => countOf(a.id) - countOf(b.id) || a.id - b.id)[0]?.id ?? null
}
