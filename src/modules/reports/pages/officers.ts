import { inRange, sheetPath, sheetsPath } from '#modules/engagement/index.ts'
import { inWords, type Month, monthInWords } from '#platform/dates/index.ts'
import { html, type SafeHtml } from '#platform/html/index.ts'
import type { MonthFigures } from '../month.ts'

/** What the month says of reviewing officers (clauses 4.11, 4.12): what they raised, which midway reviews they held, and what children told them. No number of
 * it is good or bad. */
export function officersPanel(
  month: Month,
  { sheet, escalated, midways }: Pick<MonthFigures, 'sheet' | 'escalated' | 'midways'>,
  today: Temporal.PlainDate,
): SafeHtml {
  const [signed] = sheet
  const { raised, children, formal, goodPractice } = escalated
  return html`<h2 class="govuk-heading-m" id="officers">Reviewing officers</h2>
    <p class="govuk-body hearth-measure">More of these is not worse: it says that somebody looks, that children speak, and that somebody listens.</p>
    <ul class="govuk-list govuk-list--bullet">
      <li><a class="govuk-link" href="/escalations">Escalations</a>: ${raised === 0 ? 'none was noticed' : `${raised} noticed, for ${children === 1 ? 'one child' : `${children} children`}, ${formal} of them formal by now`}; good practice noted: ${goodPractice}</li>
      <li><a class="govuk-link" href="/midways">Midway reviews</a>: ${midways.due === 0 ? 'none was due' : `${midways.inTime} of ${midways.due} held in time, ${midways.fromRecords} from records alone`}</li>
      <li>${
        signed
          ? html`The IRO Manager signed <a class="govuk-link" href="${sheetPath(month)}">the sheet of ${monthInWords(month)}</a> on what children told: ${inWords(signed.on, today)}. In three months ${inRange(signed.counted.children)} children were in touch with their reviewing officer`
          : html`<a class="govuk-link" href="${sheetsPath}">What children told</a>: the sheet of ${monthInWords(month)} is not signed yet`
      }</li>
    </ul>`
}
