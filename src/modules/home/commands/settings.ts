import { changeSetting, type Setting } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { ChangeOfSetting } from '../forms.ts'

/** Lets a setting have another value from a day on. */
export async function changeDated(tx: Tx, { key }: Setting, change: ChangeOfSetting): Promise<void> {
  await changeSetting(tx, { key, ...change })
  await record(tx, {
    kind: 'setting changed',
    data: { setting: key, value: change.value, from: String(change.fromOn) },
  })
}
