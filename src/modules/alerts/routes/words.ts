import { html, type SafeHtml } from '#platform/html/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { findAlert, listEntries } from '../queries/alerts.ts'
import { concerns } from '../pages/show.ts'

/** What was raised, in the words of those who raised it, on the page of what it was decided as. */
export async function wordsOfAlert(tx: Tx, ref: string, today: Temporal.PlainDate): Promise<SafeHtml> {
  const alert = await findAlert(tx, ref)
  const entries = (await listEntries(tx, alert.id)).map((entry) => ({ ...entry, from: null }))
  return html`${concerns({ alert, entries, officers: [], today })}`
}
