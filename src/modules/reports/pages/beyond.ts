import { linesOf, sumOf } from '#modules/exemptions/index.ts'
import { type Month, monthInWords } from '#platform/dates/index.ts'
import { html, type SafeHtml, summaryList } from '#platform/html/index.ts'
import type { MonthFigures } from '../month.ts'

/** What the month says of homes beyond the usual (clauses 4.9 and 5.14): what team managers signed of it, which is after its end. */
export function beyondPanel(month: Month, { returns }: Pick<MonthFigures, 'returns'>): SafeHtml {
  const all = html`<a class="govuk-link" href="/exemptions/returns">Monthly returns, team by team</a>`
  const heading = html`<h2 class="govuk-heading-m" id="beyond">Exemptions and exceptions</h2>`
  if (returns.length === 0)
    return html`${heading}<p class="govuk-body">No return of ${monthInWords(month)} is signed yet. ${all}</p>`
  return html`${heading}
    <p class="govuk-body">As ${returns.length === 1 ? 'one team manager' : `${returns.length} team managers`} signed it, after the month was over. The kinds are different things in law: they are never added up. ${all}</p>
    ${summaryList({ rows: linesOf(sumOf(returns)).map(([text, value]) => ({ key: { text }, value: { text: value } })) })}`
}
