import { html, type SafeHtml } from '#platform/html/index.ts'

/** Two thirds of the page: short forms and their explanations read better so. */
export function narrow(content: SafeHtml): SafeHtml {
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${content}</div></div>`
}
