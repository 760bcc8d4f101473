import { html, type SafeHtml } from './html.ts'
import { attributesOf, type Attributes, type Common, type Content, classNames, content } from './markup.ts'

export type Breadcrumb = Content & { href?: string | undefined; attributes?: Attributes | undefined }
export type BreadcrumbsOptions = Common & {
  items: readonly Breadcrumb[]
  collapseOnMobile?: boolean | undefined
  labelText?: string | undefined
}

/** Where a page stands: the pages above it, in order. */
export function breadcrumbs(options: BreadcrumbsOptions): SafeHtml {
  const { classes, collapseOnMobile, attributes, labelText = 'Breadcrumb', items } = options
  const names = classNames('govuk-breadcrumbs', classes, collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile')
  return html`<nav class="${names}"${attributesOf(attributes)} aria-label="${labelText}">
  <ol class="govuk-breadcrumbs__list">${items.map(crumb)}</ol>
</nav>`
}

function crumb(item: Breadcrumb): SafeHtml {
  if (!item.href) return html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${content(item)}</li>`
  return html`<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="${item.href}"${attributesOf(item.attributes)}>${content(item)}</a></li>`
}
