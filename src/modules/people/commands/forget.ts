import { sql, type Tx } from '#platform/sql/index.ts'

/** Forgets what served its purpose: words that were kept a week, attempts to sign in of the day before, halves of signing in. Runs
 * at the door. */
export async function forgetLeftovers(tx: Tx, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`delete from kept_forms where kept_at < ${now.subtract({ hours: 7 * 24 })}`)
  await tx.run(sql`delete from sign_in_attempts where at < ${now.subtract({ hours: 24 })}`)
  await tx.run(sql`delete from sign_in_steps where made_at < ${now.subtract({ hours: 24 })}`)
}
