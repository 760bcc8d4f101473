import { inWords, type Month, monthInWords } from '#platform/dates/index.ts'
import { html, type SafeHtml } from '#platform/html/index.ts'
import type { MonthFigures } from '../month.ts'

/** What the month says of allegations (clause 4.10): whether its report is signed, and where it is read. Its numbers are the report's own. */
export function allegationsPanel(
  month: Month,
  { reported }: Pick<MonthFigures, 'reported'>,
  today: Temporal.PlainDate,
): SafeHtml {
  const [report] = reported
  return html`<h2 class="govuk-heading-m" id="allegations">Allegations</h2>
    <p class="govuk-body">${
      report
        ? html`The Local Authority Designated Officer signed <a class="govuk-link" href="/concerns/reports/${String(month)}">the report on allegations of ${monthInWords(month)}</a>: ${inWords(report.on, today)}.`
        : html`The report of ${monthInWords(month)} is not signed yet. <a class="govuk-link" href="/concerns/reports">Monthly reports on allegations</a>`
    }</p>`
}
