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

export type LegendOptions = Content & {
  classes?: string | undefined
  isPageHeading?: boolean | undefined
  heading?: 'h2' | 'h3' | undefined
}
export type FieldsetOptions = Common & {
  describedBy?: string | undefined
  role?: string | undefined
  legend?: LegendOptions | undefined
  html?: SafeHtml | undefined
}

/** Groups fields that answer one question; the legend is that question. */
export function fieldset(options: FieldsetOptions): SafeHtml {
  const { classes, role, describedBy, attributes } = options
  return html`<fieldset class="${classNames('govuk-fieldset', classes)}"${attribute('role', role)}${attribute('aria-describedby', describedBy)}${attributesOf(attributes)}>
  ${legend(options.legend)}
  ${options.html}
</fieldset>`
}

function legend(options: LegendOptions | undefined): SafeHtml {
  if (!options || !hasContent(options)) return nothing
  const level = options.isPageHeading ? 'h1' : options.heading
  const words = level ? headed(level, 'govuk-fieldset__heading', content(options)) : content(options)
  return html`<legend class="${classNames('govuk-fieldset__legend', options.classes)}">${words}</legend>`
}
