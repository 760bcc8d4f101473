import { deviceDays } from '../device.ts'
import { refusalLimits } from '../refusals.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

/** Forgets what served its purpose: words that were kept a week, attempts to sign in of two days before, halves of signing in,
 * browsers that nobody signs in with, what was refused. Runs at the door. */
export async function forgetLeftovers(tx: Tx, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`delete from kept_forms where kept_at < ${now.subtract({ hours: 7 * 24 })}`)
  await tx.run(sql`delete from sign_in_attempts where at < ${now.subtract({ hours: 48 })}`)
  await tx.run(sql`delete from sign_in_steps where made_at < ${now.subtract({ hours: 24 })}`)
  await tx.run(sql`delete from devices where last_at < ${now.subtract({ hours: 24 * deviceDays })}`)
  await tx.run(sql`delete from refusals where hour < ${now.subtract({ hours: 24 * refusalLimits.keptDays })}`)
  await tx.run(sql`delete from access_warnings where told_at < ${now.subtract({ hours: 24 * refusalLimits.keptDays })}`)
}
