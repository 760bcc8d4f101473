import { button, dateInput, details, html, mistakeAt, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { AskedPeriod } from '../period.ts'

/** Asks for another time. `who`: whose figures are shown, unless they are the reader's own or everybody's. */
export function periodForm({ period, typed, mistakes }: AskedPeriod, who: number | undefined): SafeHtml {
  const boxes = (name: 'from' | 'to', words: string) =>
    dateInput({
      id: name,
      namePrefix: name,
      fieldset: { legend: { text: words, classes: 'govuk-fieldset__legend--s' } },
      errorMessage: mistakeAt(mistakes, name),
      values: {
        [`${name}-day`]: typed[`${name}-day`] ?? String(period[name].day),
        [`${name}-month`]: typed[`${name}-month`] ?? String(period[name].month),
        [`${name}-year`]: typed[`${name}-year`] ?? String(period[name].year),
      },
    })
  return details({
    summaryText: 'Look at another time',
    open: mistakes.length > 0,
    html: html`<form method="get" action="/agreement" novalidate>
      ${who === undefined ? nothing : html`<input type="hidden" name="who" value="${who}">`}
      ${boxes('from', 'From')}${boxes('to', 'To')}
      ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
    </form>`,
    classes: 'hearth-screen-only',
  })
}
