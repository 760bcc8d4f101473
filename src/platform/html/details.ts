import { html, type SafeHtml } from './html.ts'
import { attribute, attributesOf, type Common, type Content, classNames, content } from './markup.ts'

export type DetailsOptions = Content &
  Common & {
    summaryText?: string | undefined
    summaryHtml?: SafeHtml | undefined
    id?: string | undefined
    open?: boolean | undefined
  }

/** Something that a few readers need, opened by its summary. */
export function details(options: DetailsOptions): SafeHtml {
  const summary = { text: options.summaryText, html: options.summaryHtml }
  return html`<details${attribute('id', options.id)} class="${classNames('govuk-details', options.classes)}"${attributesOf(options.attributes)}${attribute('open', options.open)}>
  <summary class="govuk-details__summary">
    <span class="govuk-details__summary-text">
      ${content(summary)}
    </span>
  </summary>
  <div class="govuk-details__text">
    ${content(options)}
  </div>
</details>`
}
