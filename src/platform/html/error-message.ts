import { html, nothing, type SafeHtml } from './html.ts'
import { attribute, attributesOf, type Common, type Content, classNames, content } from './markup.ts'

/** `visuallyHiddenText` is read out before the message ("Error"); an empty string removes it. */
export type ErrorMessageOptions = Content &
  Common & { id?: string | undefined; visuallyHiddenText?: string | undefined }

/** Says beside a field how to mend what was entered. */
export function errorMessage(options: ErrorMessageOptions): SafeHtml {
  const { id, classes, attributes, visuallyHiddenText = 'Error' } = options
  const spoken = visuallyHiddenText ? html`<span class="govuk-visually-hidden">${visuallyHiddenText}:</span> ` : nothing
  return html`<p${attribute('id', id)} class="${classNames('govuk-error-message', classes)}"${attributesOf(attributes)}>
  ${spoken}${content(options)}
</p>`
}
