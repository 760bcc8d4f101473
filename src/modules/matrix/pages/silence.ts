import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import { inWords, londonDate, monthInWords } from '#platform/dates/index.ts'
import {
  button,
  dateInput,
  html,
  mistakeAt,
  nothing,
  type SafeHtml,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { type Heard, isKept, type SourceKey } from '../matrix.ts'
import type { Silence } from '../queries/said.ts'

type Facts = {
  source: SourceKey
  newest: Heard['newest']
  said: Silence | undefined
  mistakes: readonly Mistake[]
  typed: (field: string) => string
  today: Temporal.PlainDate
}

/** "We have heard nothing from the fostering panel since May 2026". */
export const nothingFrom = (source: SourceKey, newest: Heard['newest']): string =>
  `${evidenceSources[source]}: we have heard nothing ${newest === null ? 'yet' : `since ${monthInWords(newest.toPlainYearMonth())}`}`

/** A source that says nothing: what will be done, or what was learned from it outside Hearth (clause 3.5). */
export function silencePage({ source, newest, said, mistakes, typed, today }: Facts): PageContent {
  return {
    title: nothingFrom(source, newest),
    backLink: { text: 'What we know', href: '/what-we-know' },
    status: mistakes.length > 0 ? 422 : 200,
    main: html`${whatToMend(mistakes)}
      <h1 class="govuk-heading-l">${nothingFrom(source, newest)}</h1>
      ${said ? html`<p class="govuk-body hearth-words">${said.words}</p><p class="govuk-hint">${said.by}, ${inWords(londonDate(said.at), today)}. We look again on ${inWords(said.againOn, today)}.</p>` : nothing}
      ${isKept(source) ? nothing : learned(source)}
      <h2 class="govuk-heading-m">Say what will be done</h2>
      <form method="post" action="/what-we-know/silence" novalidate>
        <input type="hidden" name="source" value="${source}">
        ${textarea({ id: 'words', name: 'words', rows: 4, label: { text: 'What will be done, and by whom?', classes: 'govuk-label--s' }, value: typed('words'), errorMessage: mistakeAt(mistakes, 'words') })}
        ${dateInput({ id: 'until', namePrefix: 'until', fieldset: { legend: { text: 'When do we look again?', classes: 'govuk-fieldset__legend--s' } }, hint: { text: 'Within three months. Until then it leaves My work.' }, errorMessage: mistakeAt(mistakes, 'until-day'), values: { 'until-day': typed('until-day'), 'until-month': typed('until-month'), 'until-year': typed('until-year') } })}
        ${button({ text: 'Save', preventDoubleClick: true })}
      </form>`,
  }
}

const learned = (source: SourceKey): SafeHtml =>
  html`<p class="govuk-body">Something was learned from it, but not in Hearth? <a class="govuk-link" href="/what-we-know/written/new?source=${source}">Write down what was learned</a></p>`
