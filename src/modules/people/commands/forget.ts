import type { Task } from '#platform/jobs/sweep.ts'
import { sql } from '#platform/sql/index.ts'

/** What served its purpose, each to be forgotten by itself: words that were kept a week, attempts to sign in of the day before,
 * halves of signing in. At the door. */
export function leftovers(now: Temporal.Instant): Task[] {
  const [week, day] = [now.subtract({ hours: 7 * 24 }), now.subtract({ hours: 24 })]
  return [
    (tx) => tx.run(sql`delete from kept_forms where kept_at < ${week}`),
    (tx) => tx.run(sql`delete from sign_in_attempts where at < ${day}`),
    (tx) => tx.run(sql`delete from sign_in_steps where made_at < ${day}`),
  ]
}
