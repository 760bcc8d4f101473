import { comesFrom } from '#modules/actions/index.ts'
import type { Against } from '#framework/plausible-dates/index.ts'
import { findHouseholdById, listReviews } from '#modules/register/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import type { Audit, AuditInHand } from '../audit.ts'

type Day = Temporal.PlainDate

/** What the dates that are typed into an audit are held against. */
export async function datesOfAudit(tx: Tx, audit: Pick<AuditInHand, 'id'>, today: Day): Promise<Against> {
  return { today, ...(await tx.one<Dates>(datesOf(audit.id).query)) }
}

type Dates = Record<'held' | 'began' | 'handedIn' | 'actionsSet', Day | null>

export const datesOf = (pieceId: number) =>
  part<Dates>(
    sql`
    select a.meeting_on as held, (coalesce(m.began, a.made_at) at time zone 'Europe/London')::date as began,
      (m.handed_in at time zone 'Europe/London')::date as "handedIn",
      (select (min(x.raised_at) at time zone 'Europe/London')::date from actions x where ${comesFrom(sql`x`, sql`a.id`)}) as "actionsSet"
    from audits a cross join lateral (select min(m.at) as began, min(m.at) filter (where m.move = 'submit') as handed_in
      from moves m where m.piece_id = a.id) m
    where a.id = ${pieceId}`,
    { held: 'day', began: 'day', handedIn: 'day', actionsSet: 'day' },
  )

/** Which time an audit looks at. */
export const periodOf = (tx: Tx, pieceId: number): Promise<{ from: Day; to: Day }> =>
  tx.one<{ from: Day; to: Day }>(sql`select period_from as "from", period_to as "to" from audits where id = ${pieceId}`)

/** What the day of a review meeting is held against: when it was due, when views were asked for, and the reviews before it. */
export async function datesOfReview(tx: Tx, audit: Audit, today: Day): Promise<Against> {
  const reviews = await listReviews(tx, audit.householdId)
  const due = reviews.find(({ id }) => id === audit.reviewId)?.dueOn ?? audit.scheduledFor
  const held = reviews.flatMap(({ id, heldOn }) => (heldOn && id !== audit.reviewId ? [heldOn] : []))
  const approved = (await findHouseholdById(tx, audit.householdId)).firstApprovedOn
  const { asked } = await tx.one<{ asked: Day | null }>(sql`select (min(at) at time zone 'Europe/London')::date as asked
    from moves where piece_id = ${audit.id} and move = 'gather'`)
  return { today, due, approved, asked, lastHeld: held.toSorted(Temporal.PlainDate.compare).at(-1) }
}
