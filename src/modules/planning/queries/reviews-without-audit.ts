import { sql, type Tx } from '#platform/sql/index.ts'

export type ReviewToAudit = { id: number; householdId: number; dueOn: Temporal.PlainDate; officerId: number | null }

/** Reviews due by a day, of households still approved, that have no audit yet. Only coming ones, and those not held that
 * fell due in the last two months: an old gap is for people to look at, not for a sweep to fill. */
export function listReviewsWithoutAudit(
  tx: Tx,
  today: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<ReviewToAudit[]> {
  return tx.many<ReviewToAudit>(sql`
    select r.id, r.household_id as "householdId", r.due_on as "dueOn", r.reviewing_officer_id as "officerId"
    from carer_reviews r join households h on h.id = r.household_id
    where r.held_on is null and r.ended_on is null and r.due_on <= ${until} and r.due_on > ${today.subtract({ days: 60 })}
      and h.status in ('approved', 'temp_reg24', 'on_hold')
      and not exists (select from audits a where a.review_id = r.id and a.kind = 'review_linked' and a.phase <> 'cancelled')
    order by r.due_on, r.id`)
}
