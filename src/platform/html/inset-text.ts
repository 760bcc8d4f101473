import { html, type SafeHtml } from './html.ts'
import { attribute, attributesOf, type Common, type Content, classNames, content } from './markup.ts'

export type InsetTextOptions = Content & Common & { id?: string | undefined }

/** Sets something apart from the text around it. */
export function insetText(options: InsetTextOptions): SafeHtml {
  return html`<div${attribute('id', options.id)} class="${classNames('govuk-inset-text', options.classes)}"${attributesOf(options.attributes)}>
  ${content(options)}
</div>`
}
