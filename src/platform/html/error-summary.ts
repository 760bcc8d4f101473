import { html, nothing, type SafeHtml } from './html.ts'
import {
  attribute,
  attributesOf,
  type Attributes,
  type Common,
  type Content,
  classNames,
  content,
  hasContent,
} from './markup.ts'

export type ErrorSummaryOptions = Common & {
  titleText?: string | undefined
  titleHtml?: SafeHtml | undefined
  descriptionText?: string | undefined
  descriptionHtml?: SafeHtml | undefined
  /** `href` is the id of the field to mend, with `#`. */
  errorList?: readonly (Content & { href?: string | undefined; attributes?: Attributes | undefined })[] | undefined
  disableAutoFocus?: boolean | undefined
}

/** Stands first on a page whose form could not be taken, and lists what to mend. */
export function errorSummary(options: ErrorSummaryOptions): SafeHtml {
  const { classes, attributes, disableAutoFocus, errorList = [] } = options
  return html`<div class="${classNames('govuk-error-summary', classes)}"${attribute('data-disable-auto-focus', disableAutoFocus?.toString())}${attributesOf(attributes)} data-module="govuk-error-summary">
  <div role="alert">
    <h2 class="govuk-error-summary__title">
      ${content({ text: options.titleText, html: options.titleHtml })}
    </h2>
    <div class="govuk-error-summary__body">
      ${description({ text: options.descriptionText, html: options.descriptionHtml })}
      ${errorList.length ? html`<ul class="govuk-list govuk-error-summary__list">${errorList.map((item) => html`<li>${mistake(item)}</li>`)}</ul>` : nothing}
    </div>
  </div>
</div>`
}

function description(words: Content): SafeHtml {
  return hasContent(words) ? html`<p>${content(words)}</p>` : nothing
}

function mistake(item: Content & { href?: string | undefined; attributes?: Attributes | undefined }): SafeHtml {
  const words = html`${content(item)}`
  return item.href ? html`<a href="${item.href}"${attributesOf(item.attributes)}>${words}</a>` : words
}
