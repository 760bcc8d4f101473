import { inWords, londonDate } from '#platform/dates/index.ts'
import {
  button,
  dateInput,
  html,
  input,
  mistakeAt,
  type SafeHtml,
  stackedTable,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { NotProposed } from '../queries/not-proposed.ts'

type Facts = {
  households: readonly NotProposed[]
  typed: (field: string) => string
  mistakes: readonly Mistake[]
  today: Temporal.PlainDate
}

/** What only the service manager sees, and whoever holds their role meanwhile: the households that no draw and no rota brings up. */
export function notProposedPage({ households, typed, mistakes, today }: Facts): PageContent {
  const lastDay = ({ until }: NotProposed) =>
    until === null ? 'Not said' : inWords(londonDate(until.subtract({ nanoseconds: 1_000 })), today)
  const back = ({ id, household }: NotProposed): SafeHtml =>
    html`<form method="post" action="/not-proposed/${id}/end">${button({ html: html`Propose it again<span class="govuk-visually-hidden">: ${household}</span>`, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
  return {
    title: 'Households that are not proposed',
    wide: true,
    status: mistakes.length > 0 ? 422 : 200,
    main: html`${whatToMend(mistakes)}
      <h1 class="govuk-heading-l">Households that are not proposed</h1>
      <p class="govuk-body">Chance draws none of these for a manager’s monthly audit. You give no reason. Nobody but you, and whoever holds your role while you are away, sees this page, and nothing elsewhere shows that a household is on it. What is planned already stays planned.</p>
      ${households.length === 0 ? html`<p class="govuk-body">Every household may be proposed.</p>` : stackedTable({ caption: 'Not proposed', captionClasses: 'govuk-visually-hidden', head: ['Household', 'Since', 'Until', 'By', ''].map((text) => ({ text })), rows: households.map((one) => [{ html: html`<a class="govuk-link" href="/households/${one.household}">${one.household}</a>` }, { text: inWords(londonDate(one.from), today) }, { text: lastDay(one) }, { text: one.by }, { html: back(one) }]) })}
      <h2 class="govuk-heading-m">Take a household out</h2>
      <form method="post" action="/not-proposed" novalidate>
        ${input({ id: 'household', name: 'household', label: { text: 'Which household?', classes: 'govuk-label--s' }, hint: { text: 'Its reference, such as H-1024' }, classes: 'govuk-input--width-10', value: typed('household'), errorMessage: mistakeAt(mistakes, 'household') })}
        ${dateInput({ id: 'until', namePrefix: 'until', fieldset: { legend: { text: 'Until which day?', classes: 'govuk-fieldset__legend--s' } }, hint: { text: 'The last day. It may be left empty' }, errorMessage: mistakeAt(mistakes, 'until-day'), values: { 'until-day': typed('until-day'), 'until-month': typed('until-month'), 'until-year': typed('until-year') } })}
        ${button({ text: 'Take it out', preventDoubleClick: true })}
      </form>`,
  }
}
