import type { Database } from '#platform/sql/database.ts'
import { sql } from '#platform/sql/index.ts'
import { tryUnseal } from '../sealing.ts'
import { sealingKey } from '../sealing-key.ts'

/** Whether the authenticator that was connected last can be opened with the secret that Hearth was started with. */
export async function opensAuthenticators(database: Database, now: Temporal.Instant): Promise<boolean> {
  const latest = await database.atDoor(now, (tx) =>
    tx.maybe<{ sealed: string }>(sql`
      select totp_secret as sealed from credentials
      where totp_secret is not null and totp_confirmed_at is not null order by totp_confirmed_at desc limit 1`),
  )
  return !latest || tryUnseal(sealingKey(), latest.sealed) !== undefined
}
