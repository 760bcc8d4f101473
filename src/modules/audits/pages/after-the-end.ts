import { inWords } from '#platform/dates/index.ts'
import { html, insetText, nothing, type SafeHtml } from '#platform/html/index.ts'
import { isOver } from '../steps.ts'
import type { ShowFacts } from './show-facts.ts'

/** That the household's approval has ended while the audit is open: it is finished, or cancelled with a reason. */
export function afterTheEnd({
  about: { audit, household },
  offered,
  today,
}: Pick<ShowFacts, 'about' | 'offered' | 'today'>): SafeHtml {
  if (household.status !== 'ended' || isOver(audit)) return nothing
  const when = household.endedOn ? ` on ${inWords(household.endedOn, today)}` : ''
  const cancel = offered.some(({ move }) => move === 'cancel')
    ? html`<a class="govuk-link" href="/audits/${audit.ref}/cancellation">cancel it with a reason</a>`
    : html`ask Quality Assurance and Partnerships to cancel it with a reason`
  return insetText({
    html: html`The approval of household ${household.ref} ended${when}. Finish this audit, or ${cancel}.`,
  })
}
