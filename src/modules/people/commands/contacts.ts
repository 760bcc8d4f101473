import { changeSetting } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { type ChangeOfContacts, changedKeys } from '../contacts.ts'
import { readContacts } from '../queries/contacts.ts'

/** Lets these be whom children, carers and colleagues can ring from a day on. The trail says which changed, never to what.
 * Gives back how many changed. */
export async function changeContacts(
  tx: Tx,
  { contacts, reason }: ChangeOfContacts,
  fromOn: Temporal.PlainDate,
): Promise<number> {
  const changed = changedKeys(await readContacts(tx, fromOn), contacts)
  for (const key of changed) {
    const setting = `contact.${key}`
    await changeSetting(tx, { key: setting, value: contacts[key], fromOn, reason })
    await record(tx, { kind: 'setting changed', data: { setting, from: String(fromOn) } })
  }
  return changed.length
}
