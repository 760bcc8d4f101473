import pg from 'pg'
import { planAudit } from '#modules/audits/index.ts'
import { aChild, aHousehold, aPlacement, aReview } from '#modules/register/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { asTx, columnTypes, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'

export const database = await freshDatabase()
export const service = await aSmallService(database)
export const today = londonDate(testNow)

/** The owner's connection, past row-level security: to arrange and to look. */
export const owner = new pg.Client({ ...database.connection, types: columnTypes })
await owner.connect()
export const past = asTx(owner)

/** A household of its own, with a review and its audit, and everybody at work. */
export async function beginLife(): Promise<number> {
  await past.run(sql`delete from absences`)
  const household = await aHousehold(past, {
    teamId: service.teams.north,
    workerId: service.people['fsw-1']!,
    lastUnannouncedVisitOn: '2026-06-02',
  })
  const child = await aChild(past, { iroId: service.people['iro-1']! })
  await aPlacement(past, { householdId: household.id, childId: child.id })
  const review = await aReview(past, {
    householdId: household.id,
    reviewingOfficerId: service.people['fro-1']!,
    dueOn: '2026-11-30',
  })
  await database.asSystem(testNow, (system) =>
    planAudit(
      system,
      {
        kind: 'review_linked',
        householdId: household.id,
        reviewId: review.id,
        scheduledFor: today,
        auditorId: service.people['fro-1']!,
      },
      today,
    ),
  )
  return household.id
}
