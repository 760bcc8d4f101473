import { html, nothing, type SafeHtml } from './html.ts'
import {
  attribute,
  attributesOf,
  type Common,
  type Content,
  classNames,
  content,
  hasContent,
  headed,
} from './markup.ts'

export type LabelOptions = Content &
  Common & { for?: string | undefined; isPageHeading?: boolean | undefined; heading?: 'h2' | 'h3' | undefined }

/** The label of one field; the page's heading too where the page asks one thing. Nothing when it has no words. */
export function label(options: LabelOptions): SafeHtml {
  if (!hasContent(options)) return nothing
  const element = html`<label class="${classNames('govuk-label', options.classes)}"${attributesOf(options.attributes)}${attribute('for', options.for)}>
  ${content(options)}
</label>`
  const level = options.isPageHeading ? 'h1' : options.heading
  return level ? headed(level, 'govuk-label-wrapper', element) : element
}
