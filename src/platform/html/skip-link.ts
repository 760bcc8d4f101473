import { html, type SafeHtml } from './html.ts'
import { attributesOf, type Common, type Content, classNames, content } from './markup.ts'

export type SkipLinkOptions = Content & Common & { href?: string | undefined }

/** Lets a keyboard go straight to the main content. */
export function skipLink(options: SkipLinkOptions): SafeHtml {
  return html`<a href="${options.href || '#content'}" class="${classNames('govuk-skip-link', options.classes)}"${attributesOf(options.attributes)} data-module="govuk-skip-link">${content(options)}</a>`
}
