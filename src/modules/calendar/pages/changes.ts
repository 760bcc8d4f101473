import { html, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { nameOf } from '../lines.ts'
import type { Change } from '../queries/changes.ts'
import { answerForm } from './line-forms.ts'
import { changeInWords } from './line.ts'
import { lineInWords } from './words.ts'

/** "Manager’s audit, December 2026: Desmond Achebe-Lyle", and the way to it. */
function headingOf({ slotId, activity, periodFrom, periodTo, person }: Change): SafeHtml {
  if (slotId === null || !periodFrom || !periodTo) return html`${nameOf(activity)}`
  const line = lineInWords({ activity, periodFrom, periodTo })
  return html`<a class="govuk-link" href="/calendar/lines/${slotId}">${line}${person ? `: ${person}` : ''}</a>`
}

/** What is asked about the agreed year and waits for a yes or a no. */
export function changesPage(
  changes: readonly Change[],
  mayAnswer: (change: Change) => boolean,
  today: Temporal.PlainDate,
): PageContent {
  const one = (change: Change): SafeHtml => html`<h2 class="govuk-heading-m">${headingOf(change)}</h2>
    ${changeInWords(change, today)}${mayAnswer(change) ? answerForm(change) : nothing}`
  return {
    title: 'Changes asked of the agreed year',
    backLink: { text: 'The agreed year', href: '/calendar' },
    main: html`<h1 class="govuk-heading-l">Changes asked of the agreed year</h1>
      <p class="govuk-body">One side asks, the other says yes or no. Until then each line stands as it was agreed.</p>
      ${changes.length === 0 ? html`<p class="govuk-body">Nothing waits for an answer.</p>` : changes.map(one)}`,
  }
}
