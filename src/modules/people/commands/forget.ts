import type { Task } from '#platform/jobs/sweep.ts'
import { sql } from '#platform/sql/index.ts'
import { deviceDays } from '../device.ts'
import { refusalLimits } from '../refusals.ts'

/** What served its purpose, each to be forgotten by itself: words that were kept a week, attempts to sign in of two days before,
 * halves of signing in, browsers that nobody signs in with, what was refused. At the door. */
export function leftovers(now: Temporal.Instant): Task[] {
  const before = (days: number) => now.subtract({ hours: 24 * days })
  return [
    (tx) => tx.run(sql`delete from kept_words where kept_at < ${before(7)}`),
    (tx) => tx.run(sql`delete from sign_in_attempts where at < ${before(2)}`),
    (tx) => tx.run(sql`delete from fresh_codes where until <= ${now}`),
    (tx) => tx.run(sql`delete from sign_in_steps where made_at < ${before(1)}`),
    (tx) => tx.run(sql`delete from devices where last_at < ${before(deviceDays)}`),
    (tx) => tx.run(sql`delete from refusals where hour < ${before(refusalLimits.keptDays)}`),
    (tx) => tx.run(sql`delete from access_warnings where told_at < ${before(refusalLimits.keptDays)}`),
  ]
}
