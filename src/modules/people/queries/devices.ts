import { sql, type Tx } from '#platform/sql/index.ts'
import { deviceDays } from '../device.ts'

export type Device = { id: number; tokenHash: string; firstAt: Temporal.Instant; lastAt: Temporal.Instant }

/** The browsers that are known to a person, last used first. */
export function listDevices(tx: Tx, personId: number, now: Temporal.Instant): Promise<Device[]> {
  return tx.many(sql`select id, token_hash as "tokenHash", first_at as "firstAt", last_at as "lastAt" from devices
    where person_id = ${personId} and last_at > ${now.subtract({ hours: 24 * deviceDays })} order by last_at desc, id desc`)
}
