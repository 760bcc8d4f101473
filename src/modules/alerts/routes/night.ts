import { readContacts } from '#modules/people/index.ts'
import { html, insetText, type SafeHtml } from '#platform/html/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { isAtWork } from '../clock.ts'
import { reachable } from '../pages/parts.ts'
import { hoursOn } from '../queries/hours.ts'

/** Out of hours, every page that takes a worry says that nobody may read it tonight, and whom to ring now. */
export async function nightNote(
  tx: Tx,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<SafeHtml | undefined> {
  if (isAtWork(now, await hoursOn(tx, today))) return undefined
  const { outOfHoursName, outOfHoursTelephone, onCallName, onCallTelephone } = await readContacts(tx, today)
  const whom = [
    { name: outOfHoursName ?? 'Children’s services out of hours', telephone: outOfHoursTelephone },
    { name: onCallName ?? 'The manager on call', telephone: onCallTelephone },
  ].filter(({ telephone }) => telephone !== null)
  const ring =
    whom.length > 0
      ? html`<p class="govuk-body">Ring now:</p><ul class="govuk-list">${whom.map((one) => html`<li>${reachable(one)}</li>`)}</ul>`
      : html`<p class="govuk-body">Ring the council’s out-of-hours team now.</p>`
  return insetText({
    html: html`<p class="govuk-body"><strong>It is outside working hours: perhaps nobody will read this tonight.</strong></p>${ring}`,
  })
}
