import { html, type SafeHtml } from './html.ts'
import { attributesOf, type Common, type Content, classNames, content } from './markup.ts'

export type BackLinkOptions = Content & Common & { href?: string | undefined }

/** Leads to the page before, in words that say which. */
export function backLink(options: BackLinkOptions): SafeHtml {
  return html`<a href="${options.href || '#'}" class="${classNames('govuk-back-link', options.classes)}"${attributesOf(options.attributes)}>${content(options) || 'Back'}</a>`
}
