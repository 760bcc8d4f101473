import { html, type SafeHtml } from './html.ts'
import { attribute, attributesOf, type Common, type Content, classNames, content } from './markup.ts'

export type HintOptions = Content & Common & { id?: string | undefined }

/** Help for a question, under its label. */
export function hint(options: HintOptions): SafeHtml {
  return html`<div${attribute('id', options.id)} class="${classNames('govuk-hint', options.classes)}"${attributesOf(options.attributes)}>
  ${content(options)}
</div>`
}
