import { Refused } from '#platform/problems.ts'
import { changeSetting, type Setting, withdrawSetting } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { ChangeOfSetting } from '../forms.ts'

/** Lets a setting have another value from a day on. What was set for that day before stays in its history. */
export async function changeDated(tx: Tx, { key }: Setting, change: ChangeOfSetting): Promise<void> {
  await changeSetting(tx, { key, ...change })
  await record(tx, {
    kind: 'setting changed',
    data: { setting: key, value: change.value, from: String(change.fromOn) },
  })
}

/** Takes back a change that is still to come. Throws Refused when it holds already, or somebody withdrew it meanwhile. */
export async function withdrawDated(
  tx: Tx,
  { key }: Setting,
  { fromOn, because }: { fromOn: Temporal.PlainDate; because: string },
): Promise<void> {
  if (!(await withdrawSetting(tx, { key, fromOn, because }))) throw new Refused(notToCome)
  await record(tx, { kind: 'setting withdrawn', data: { setting: key, from: String(fromOn) } })
}

export const notToCome =
  'This change is not to come any more: it holds already, or it was withdrawn. Look at the setting again.'
