import { html, type SafeHtml } from './html.ts'
import { attributesOf, type Common, type Content, classNames, content } from './markup.ts'

export type TagOptions = Content & Common

/** A state in one or two words. Colour comes by class (`govuk-tag--yellow`) and never carries meaning alone. */
export function tag(options: TagOptions): SafeHtml {
  return html`<strong class="${classNames('govuk-tag', options.classes)}"${attributesOf(options.attributes)}>
  ${content(options)}
</strong>`
}
