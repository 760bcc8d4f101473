import { withinLaw } from '../within-law.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'

/** A number that a council may set: a deadline, a threshold. Dated: a change holds from its day and leaves the past as it was. */
export type Setting = {
  key: string
  /** What it sets, in words, for the page where it is changed. */
  says: string
  unit: 'working days' | 'days' | 'weeks' | 'months' | 'percent' | 'count' | 'yes or no' | 'working hours' | 'o’clock'
  default: number
  min: number
  max: number
  /** What the law says, where it sets a figure: shown beside the field. Nothing looser than the bounds ever counts. */
  law?: string
  clause: string
}

/** What a council sets together, under one heading of the page. */
export type SettingGroup = { title: string; says: string; settings: readonly Setting[] }

/** The values in force on a day: the newest change not after it, else the default. */
export async function readSettings<const S extends readonly Setting[]>(
  tx: Tx,
  on: Temporal.PlainDate,
  settings: S,
): Promise<Record<S[number]['key'], number>> {
  return valuesIn(await tx.many<Stored>(settingsOn(on).query), settings)
}

type Stored = { key: string; value: number }

export const settingsOn = (on: Temporal.PlainDate) =>
  part<Stored>(
    sql`select distinct on (key) key, value from settings where from_on <= ${on} order by key, from_on desc`,
    {},
  )

/** The same of what was read with other things. */
export function valuesIn<const S extends readonly Setting[]>(
  rows: readonly Stored[],
  settings: S,
): Record<S[number]['key'], number> {
  const stored = new Map(rows.map((row) => [row.key, row.value]))
  return Object.fromEntries(
    settings.map((one: Setting) => [one.key, withinLaw(one, stored.get(one.key) ?? one.default)]),
  ) as Record<S[number]['key'], number>
}

/** Changes a setting from a day on, with the reason. What was set before for that same day is kept beside it, with why: it may have held for a
 * while. The caller has checked the duty and the bounds. */
export async function changeSetting(
  tx: Tx,
  change: { key: string; value: number | string | null; fromOn: Temporal.PlainDate; reason: string },
): Promise<void> {
  await tx.run(sql`
    insert into withdrawn_settings (key, from_on, value, changed_by, changed_at, reason, withdrawn_by, withdrawn_at, because)
    select key, from_on, value, changed_by, changed_at, reason, actor(), request_now(), ${change.reason} from settings
    where key = ${change.key} and from_on = ${change.fromOn}`)
  await tx.run(sql`
    insert into settings (key, from_on, value, changed_by, changed_at, reason)
    values (${change.key}, ${change.fromOn}, ${JSON.stringify(change.value)}, actor(), request_now(), ${change.reason})
    on conflict (key, from_on) do update set value = excluded.value, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at, reason = excluded.reason`)
}

/** Takes back a change that is still to come, and keeps what it was, who withdrew it and why: the one in force stays. False when
 * none begins on that day any more, or it holds already. The caller has checked the duty. */
export async function withdrawSetting(
  tx: Tx,
  { key, fromOn, because }: { key: string; fromOn: Temporal.PlainDate; because: string },
): Promise<boolean> {
  const kept = await tx.run(sql`
    with gone as (delete from settings where key = ${key} and from_on = ${fromOn}
      and from_on > (request_now() at time zone 'Europe/London')::date returning *)
    insert into withdrawn_settings (key, from_on, value, changed_by, changed_at, reason, withdrawn_by, withdrawn_at, because)
    select key, from_on, value, changed_by, changed_at, reason, actor(), request_now(), ${because} from gone`)
  return kept > 0
}
