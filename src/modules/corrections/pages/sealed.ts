import {
  button,
  checkboxes,
  dateInput,
  html,
  mistakeAt,
  radios,
  type SafeHtml,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import { listOf, type PageContent, textOf } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { type Correction, keptBecause, laws, type Outstanding, outstanding as inWords } from '../correction.ts'

type Asked = {
  correction: Correction
  body: Record<string, string | string[]>
  mistakes: readonly Mistake[]
}

const framed = ({ correction, mistakes }: Asked, title: string, main: SafeHtml): PageContent => ({
  title,
  ...(mistakes.length > 0 ? { status: 422 } : {}),
  backLink: { href: `/corrections/${correction.ref}` },
  main: html`${whatToMend(mistakes)}
    <span class="govuk-caption-l">${correction.ofRef}</span>
    <h1 class="govuk-heading-l">${title}</h1>
    ${main}`,
})

/** For the Head alone: the reason is kept, and that it was opened stands in the trail. */
export function openingPage(asked: Asked): PageContent {
  const { correction, body, mistakes } = asked
  return framed(
    asked,
    'Open what was sealed',
    html`<p class="govuk-body hearth-measure">It is open to you alone, for a quarter of an hour. Why, who opened it and when are kept.</p>
    <form method="post" action="/corrections/${correction.ref}/opening" novalidate>
      ${textarea({ id: 'reason', name: 'reason', rows: 3, value: textOf(body, 'reason'), label: { text: 'Why you have to read it', classes: 'govuk-label--s' }, errorMessage: mistakeAt(mistakes, 'reason') })}
      ${button({ text: 'Open it', preventDoubleClick: true })}
    </form>`,
  )
}

/** The decision to erase it for good; or what stands against it. */
export function erasurePage(asked: Asked & { outstanding: readonly Outstanding[] }): PageContent {
  const { outstanding } = asked
  const title = 'Erase it for good'
  if (outstanding.length === 0) return framed(asked, title, erasureForm(asked))
  return framed(
    asked,
    title,
    html`<p class="govuk-body">It cannot be erased yet:</p>
    <ul class="govuk-list govuk-list--bullet">${outstanding.map((one) => html`<li>${inWords[one]}</li>`)}</ul>`,
  )
}

const erasureForm = ({ correction, body, mistakes }: Asked): SafeHtml => html`
    <p class="govuk-body hearth-measure">Nobody can bring it back. Who erased it, when and on which law stays.</p>
    <form method="post" action="/corrections/${correction.ref}/erasure" novalidate>
      ${radios({ name: 'law', idPrefix: 'law', value: textOf(body, 'law'), errorMessage: mistakeAt(mistakes, 'law'), fieldset: { legend: { text: 'On which law', classes: 'govuk-fieldset__legend--s' } }, items: Object.entries(laws).map(([value, text]) => ({ value, text })) })}
      ${checkboxes({ name: 'clear', idPrefix: 'clear', values: listOf(body, 'clear'), errorMessage: mistakeAt(mistakes, 'clear'), fieldset: { legend: { text: 'Nothing stands against it', classes: 'govuk-fieldset__legend--s' } }, hint: { text: 'What Hearth knows of, an open alert or an open audit, it looks at itself.' }, items: keptBecause.map(({ key, says }) => ({ value: key, text: says })) })}
      ${textarea({ id: 'erase-why', name: 'erase-why', rows: 3, value: textOf(body, 'erase-why'), label: { text: 'Why that law asks for it', classes: 'govuk-label--s' }, hint: { text: 'Do not repeat what was sealed.' }, errorMessage: mistakeAt(mistakes, 'erase-why') })}
      ${dateInput({ id: 'until', namePrefix: 'until', fieldset: { legend: { text: 'Until when copies that are kept for restoring hold it', classes: 'govuk-fieldset__legend--s' } }, hint: { text: 'Whoever looks after the backups knows how long one is kept.' }, errorMessage: mistakeAt(mistakes, 'until'), values: { 'until-day': textOf(body, 'until-day'), 'until-month': textOf(body, 'until-month'), 'until-year': textOf(body, 'until-year') } })}
      ${button({ text: 'Erase it for good', classes: 'govuk-button--warning', preventDoubleClick: true })}
    </form>`
