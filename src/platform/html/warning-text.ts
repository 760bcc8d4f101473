import { html, type SafeHtml } from './html.ts'
import { attributesOf, type Common, type Content, classNames, content } from './markup.ts'

export type WarningTextOptions = Content & Common & { iconFallbackText?: string | undefined }

/** Warns of something that matters before it is done. */
export function warningText(options: WarningTextOptions): SafeHtml {
  return html`<div class="${classNames('govuk-warning-text', options.classes)}"${attributesOf(options.attributes)}>
  <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
  <strong class="govuk-warning-text__text">
    <span class="govuk-visually-hidden">${options.iconFallbackText || 'Warning'}</span>
    ${content(options)}
  </strong>
</div>`
}
