import { hasEnded } from '#modules/register/index.ts'
import { inWords } from '#platform/dates/index.ts'
import { html, insetText, nothing, type SafeHtml } from '#platform/html/index.ts'
import { isOver } from '../steps.ts'
import type { ShowFacts } from './show-facts.ts'

/** What has become of the household while the audit is open. */
export function afterTheEnd(facts: Pick<ShowFacts, 'about' | 'offered' | 'today'>): SafeHtml {
  if (isOver(facts.about.audit)) return nothing
  return hasEnded(facts.about.household, facts.today) ? ended(facts) : otherPeople(facts)
}

/** A carer of the time that it looks at has left, or the household went to another team. */
function otherPeople({ about: { carers, household, otherTeamOn }, today }: Pick<ShowFacts, 'about' | 'today'>) {
  const left = carers.flatMap(({ initials, leftOn }) =>
    leftOn ? [`Foster carer ${initials} left it on ${inWords(leftOn, today)}.`.replace('  ', ' ')] : [],
  )
  const moved = otherTeamOn ? [`It went to another team on ${inWords(otherTeamOn, today)}.`] : []
  const said = [...left, ...moved].join(' ')
  if (!said) return nothing
  return insetText({
    text: `Household ${household.ref} is not as it was. ${said} Look at whether this audit is still with the right people.`,
  })
}

/** Its approval has ended: the audit is finished, or cancelled with a reason. */
function ended({ about: { audit, household }, offered, today }: Pick<ShowFacts, 'about' | 'offered' | 'today'>) {
  const when = household.endedOn ? ` on ${inWords(household.endedOn, today)}` : ''
  const cancel = offered.some(({ move }) => move === 'cancel')
    ? html`<a class="govuk-link" href="/audits/${audit.ref}/cancellation">cancel it with a reason</a>`
    : html`ask Quality Assurance and Partnerships to cancel it with a reason`
  return insetText({
    html: html`The approval of household ${household.ref} ended${when}. Finish this audit, or ${cancel}.`,
  })
}
