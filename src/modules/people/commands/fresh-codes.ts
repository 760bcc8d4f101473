import { sql, type Tx } from '#platform/sql/index.ts'
import { lockText, unlockIfOurs } from '../sealing-key.ts'

/** How long the page of new recovery codes can be opened again: to write them down, to print, after a reload. */
export const freshMinutes = 20

/** Keeps recovery codes that were made just now, locked, for their person alone (decision 58). */
export async function keepFreshCodes(
  tx: Tx,
  { personId, codes, now }: { personId: number; codes: readonly string[]; now: Temporal.Instant },
): Promise<void> {
  await tx.run(sql`delete from fresh_codes where person_id = ${personId}`)
  await tx.run(sql`insert into fresh_codes (person_id, sealed, until)
    values (${personId}, ${lockText(codes.join(' '))}, ${now.add({ minutes: freshMinutes })})`)
}

/** They, while the minutes last. Nothing once the service's secret is another. */
export async function findFreshCodes(
  tx: Tx,
  personId: number,
  now: Temporal.Instant,
): Promise<readonly string[] | undefined> {
  const fresh = await tx.maybe<{ sealed: string }>(
    sql`select sealed from fresh_codes where person_id = ${personId} and until > ${now}`,
  )
  return fresh && unlockIfOurs(fresh.sealed)?.split(' ')
}
