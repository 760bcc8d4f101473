import { html, nothing, type SafeHtml } from './html.ts'

/** `label` says what is counted; `href` opens the list behind the number; `note` sets it in proportion ("of 21 planned"). */
export type NumberFact = { label: string; value: number | string; href?: string | undefined; note?: string | undefined }

/** A few large numbers in a row, each opening what it counts. */
export function numberRow(facts: readonly NumberFact[]): SafeHtml {
  return html`<dl class="hearth-numbers">${facts.map(numberFact)}</dl>`
}

function numberFact({ label, value, href, note }: NumberFact): SafeHtml {
  const number = href
    ? html`<a class="govuk-link hearth-numbers__link" href="${href}">${value}<span class="govuk-visually-hidden"> ${label}</span></a>`
    : value
  return html`<div class="hearth-numbers__fact">
    <dt class="hearth-numbers__label">${label}</dt>
    <dd class="hearth-numbers__value">${number}</dd>
    ${note ? html`<dd class="hearth-numbers__note">${note}</dd>` : nothing}
  </div>`
}
