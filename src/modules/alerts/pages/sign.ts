import { html, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { Sign } from '../queries/signs.ts'
import { reachableList } from './parts.ts'

/** One line without child or cause, which names whoever decides; and the way to the alert for those who read it. Nothing at all
 * for somebody whom it must not reach. */
export function alertSign(sign: Sign, alerts: readonly { ref: string }[]): SafeHtml {
  if (sign.speakTo.length === 0 && alerts.length === 0) return nothing
  return html`<div class="hearth-alert" role="region" aria-label="Safety alert">
    <p class="govuk-body govuk-!-font-weight-bold">A safety alert is open on this household. Speak to ${reachableList(sign.speakTo)} before you visit, talk with the carers or grade Safety.</p>
    ${alerts.map(({ ref }) => html`<p class="govuk-body"><a class="govuk-link" href="/alerts/${ref}">Safety alert ${ref}: who has been told, and what was decided</a></p>`)}
  </div>`
}
