import type { PageContent } from '#platform/http/index.ts'
import { button, html, input, mistakeAt, textarea, whatToMend } from '#platform/html/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { Clock } from '../clock.ts'
import { clockInWords } from './clocks.ts'

export type MoreTimeFacts = {
  title: string
  path: string
  back: string
  clock: Clock
  says: string
  now: Temporal.Instant
  typed: (field: string) => string
  mistakes: readonly Mistake[]
}

/** More time for something: a second day beside the first, which stays. */
export function moreTimePage({ title, path, back, clock, says, now, typed, mistakes }: MoreTimeFacts): PageContent {
  return {
    title: `More time, ${title}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: back, href: path },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${title}</span>
      <h1 class="govuk-heading-l">Give more time</h1>
      <p class="govuk-body">${says}: ${clockInWords(clock, now)}. The first day stays on record; this adds a second one.</p>
      <form method="post" action="${path}/clocks/${clock.id}/more-time" novalidate>
        ${input({ id: 'length', name: 'length', label: { text: `How many more ${clock.unit}?`, classes: 'govuk-label--s' }, classes: 'govuk-input--width-3', inputmode: 'numeric', value: typed('length'), errorMessage: mistakeAt(mistakes, 'length') })}
        ${textarea({ id: 'reason', name: 'reason', rows: 3, label: { text: 'Why is more time needed?', classes: 'govuk-label--s' }, value: typed('reason'), errorMessage: mistakeAt(mistakes, 'reason') })}
        ${input({ id: 'agreed-by', name: 'agreed-by', label: { text: 'Who agreed?', classes: 'govuk-label--s' }, value: typed('agreed-by'), errorMessage: mistakeAt(mistakes, 'agreed-by') })}
        ${button({ text: 'Give more time', preventDoubleClick: true })}
      </form>`,
  }
}
