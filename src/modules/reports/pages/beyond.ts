import { type Counted, sumOf } from '#modules/exemptions/index.ts'
import { type Month, monthInWords } from '#platform/dates/index.ts'
import { html, type SafeHtml, summaryList } from '#platform/html/index.ts'
import type { MonthFigures } from '../month.ts'

/** What the month says of homes beyond the usual (clauses 4.9 and 5.14): what team managers signed of it, which is after its end. */
export function beyondPanel(month: Month, { returns }: Pick<MonthFigures, 'returns'>): SafeHtml {
  const all = html`<a class="govuk-link" href="/exemptions/returns">Monthly returns, team by team</a>`
  const heading = html`<h2 class="govuk-heading-m" id="beyond">Exemptions and exceptions</h2>`
  if (returns.length === 0)
    return html`${heading}<p class="govuk-body">No return of ${monthInWords(month)} is signed yet. ${all}</p>`
  const rows = Object.entries(inWordsOf(sumOf(returns)))
  return html`${heading}
    <p class="govuk-body">As ${returns.length === 1 ? 'one team manager' : `${returns.length} team managers`} signed it, after the month was over. ${all}</p>
    ${summaryList({ rows: rows.map(([text, value]) => ({ key: { text }, value: { text: value } })) })}`
}

/** A line for each kind: they are different things in law, and never added up. */
const inWordsOf = ({ exemption, exception, temporary, told, unspoken }: Counted): Record<string, string> => ({
  Exemptions: `${exemption.granted} granted, ${exemption.ended} ended, ${exemption.open} in force at the end`,
  Exceptions: `${exception.started} began, ${exception.settled} settled within six working days, ${exception.over} went over them, ${exception.open} open at the end`,
  'Temporary approvals': `${temporary.started} began, ${temporary.extended} given eight weeks more, ${temporary.over} went over their weeks, ${temporary.ended} ended, ${temporary.open} open at the end`,
  'Told at once': `${told.part} of ${told.whole} who were to be told of what is new`,
  'Not spoken of yet': `${unspoken} found in the register`,
})
