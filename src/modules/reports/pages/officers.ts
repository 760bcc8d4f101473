import { inRange, sheetPath, sheetsPath } from '#modules/engagement/index.ts'
import { inWords, type Month, monthInWords } from '#platform/dates/index.ts'
import { html, type SafeHtml } from '#platform/html/index.ts'
import type { MonthFigures } from '../month.ts'

/** What the month says of children's time with reviewing officers (clause 4.12): whether its sheet is signed, and how many children it is about. */
export function officersPanel(
  month: Month,
  { sheet }: Pick<MonthFigures, 'sheet'>,
  today: Temporal.PlainDate,
): SafeHtml {
  const [signed] = sheet
  return html`<h2 class="govuk-heading-m" id="officers">What children told reviewing officers</h2>
    <p class="govuk-body">${
      signed
        ? html`The IRO Manager signed <a class="govuk-link" href="${sheetPath(month)}">the sheet of ${monthInWords(month)}</a>: ${inWords(signed.on, today)}. In three months ${inRange(signed.counted.children)} children were in touch with their reviewing officer. More is not worse.`
        : html`The sheet of ${monthInWords(month)} is not signed yet. <a class="govuk-link" href="${sheetsPath}">Themes, month by month</a>`
    }</p>`
}
