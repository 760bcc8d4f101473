import {
  button,
  checkboxes,
  dateInput,
  details,
  html,
  mistakeAt,
  radios,
  type SafeHtml,
  textarea,
} from '#platform/html/index.ts'
import { listOf, textOf } from '#platform/http/index.ts'
import { keptBecause, laws } from '../correction.ts'
import type { ShowFacts } from './show.ts'

/** For the Head alone: the reason is kept, and that it was opened stands in the trail. */
export function openingForm({ correction, body, mistakes }: ShowFacts): SafeHtml {
  return html`<h2 class="govuk-heading-m">Open what was sealed</h2>
    <form method="post" action="/corrections/${correction.id}/opening" novalidate>
      ${textarea({ id: 'reason', name: 'reason', rows: 3, value: textOf(body, 'reason'), label: { text: 'Why you have to read it', classes: 'govuk-label--s' }, hint: { text: 'The reason, who opened it and when are kept.' }, errorMessage: mistakeAt(mistakes, 'reason') })}
      ${button({ text: 'Open it', classes: 'govuk-button--secondary', preventDoubleClick: true })}
    </form>`
}

/** The decision to erase it for good. */
export function erasureForm({ correction, body, mistakes }: ShowFacts): SafeHtml {
  const errs = ['law', 'clear', 'erase-why', 'until'].some((field) => mistakeAt(mistakes, field))
  return details({
    summaryText: 'Erase it for good',
    open: errs,
    html: html`<p class="govuk-body hearth-measure">Nobody can bring it back. Who erased it, when and on which law stays.</p>
    <form method="post" action="/corrections/${correction.id}/erasure" novalidate>
      ${radios({ name: 'law', idPrefix: 'law', value: textOf(body, 'law'), errorMessage: mistakeAt(mistakes, 'law'), fieldset: { legend: { text: 'On which law', classes: 'govuk-fieldset__legend--s' } }, items: Object.entries(laws).map(([value, text]) => ({ value, text })) })}
      ${checkboxes({ name: 'clear', idPrefix: 'clear', values: listOf(body, 'clear'), errorMessage: mistakeAt(mistakes, 'clear'), fieldset: { legend: { text: 'Nothing stands against it', classes: 'govuk-fieldset__legend--s' } }, items: keptBecause.map(({ key, says }) => ({ value: key, text: says })) })}
      ${textarea({ id: 'erase-why', name: 'erase-why', rows: 3, value: textOf(body, 'erase-why'), label: { text: 'Why that law asks for it', classes: 'govuk-label--s' }, hint: { text: 'Do not repeat what was sealed.' }, errorMessage: mistakeAt(mistakes, 'erase-why') })}
      ${dateInput({ id: 'until', namePrefix: 'until', fieldset: { legend: { text: 'Until when copies that are kept for restoring hold it', classes: 'govuk-fieldset__legend--s' } }, hint: { text: 'Whoever looks after the backups knows how long one is kept.' }, errorMessage: mistakeAt(mistakes, 'until'), values: { 'until-day': textOf(body, 'until-day'), 'until-month': textOf(body, 'until-month'), 'until-year': textOf(body, 'until-year') } })}
      ${button({ text: 'Erase it for good', classes: 'govuk-button--warning', preventDoubleClick: true })}
    </form>`,
  })
}
