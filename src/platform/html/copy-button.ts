import { html, type SafeHtml } from './html.ts'

/** Copies a text, where the browser can; without the script it is not there. `done` is said when it is copied. */
export function copyButton({ text, label, done }: { text: string; label: string; done: string }): SafeHtml {
  return html`<p class="govuk-body hearth-screen-only" data-copy="${text}" data-copied="${done}" hidden><button type="button" class="govuk-button govuk-button--secondary govuk-!-margin-bottom-1">${label}</button> <span role="status"></span></p>`
}
