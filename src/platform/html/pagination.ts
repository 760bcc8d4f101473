import { html, nothing, type SafeHtml } from './html.ts'
import {
  attribute,
  attributesOf,
  type Attributes,
  type Common,
  type Content,
  classNames,
  content,
  hasContent,
  type Maybe,
  present,
} from './markup.ts'

export type PaginationItem = {
  number?: string | number | undefined
  href?: string | undefined
  current?: boolean | undefined
  ellipsis?: boolean | undefined
  visuallyHiddenText?: string | undefined
  attributes?: Attributes | undefined
}
export type PaginationLink = Content & {
  href: string
  labelText?: string | undefined
  attributes?: Attributes | undefined
}
export type PaginationOptions = Common & {
  items?: readonly Maybe<PaginationItem>[] | undefined
  previous?: PaginationLink | undefined
  next?: PaginationLink | undefined
  landmarkLabel?: string | undefined
}

/** Leads through the pages of a list; without `items`, to the page before and after. */
export function pagination(options: PaginationOptions): SafeHtml {
  const { items, previous, next, classes, attributes, landmarkLabel } = options
  const block = !items && Boolean(next || previous)
  return html`<nav class="${classNames('govuk-pagination', block && 'govuk-pagination--block', classes)}" aria-label="${landmarkLabel || 'Pagination'}"${attributesOf(attributes)}>
  ${previous?.href ? link('prev', previous, block) : nothing}
  ${items ? html`<ul class="govuk-pagination__list">${present(items).map(pageItem)}</ul>` : nothing}
  ${next?.href ? link('next', next, block) : nothing}
</nav>`
}

function link(rel: 'prev' | 'next', options: PaginationLink, block: boolean): SafeHtml {
  const title = classNames(
    'govuk-pagination__link-title',
    block && !options.labelText && 'govuk-pagination__link-title--decorated',
  )
  return html`<div class="govuk-pagination__${rel}">
    <a class="govuk-link govuk-pagination__link" href="${options.href}" rel="${rel}"${attributesOf(options.attributes)}>
      ${block || rel === 'prev' ? arrows[rel] : nothing}
      <span class="${title}">
        ${hasContent(options) ? content(options) : defaultWords[rel]}
      </span>
      ${block ? pageLabel(options.labelText) : nothing}
      ${!block && rel === 'next' ? arrows.next : nothing}
    </a>
  </div>`
}

function pageLabel(words: string | undefined): SafeHtml {
  if (!words) return nothing
  return html`<span class="govuk-visually-hidden">:</span>
      <span class="govuk-pagination__link-label">${words}</span>`
}

function pageItem(item: PaginationItem): SafeHtml {
  if (item.ellipsis) return html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">&ctdot;</li>`
  if (item.number === undefined) return nothing
  const classes = classNames('govuk-pagination__item', item.current && 'govuk-pagination__item--current')
  return html`<li class="${classes}">
    <a class="govuk-link govuk-pagination__link" href="${item.href}" aria-label="${item.visuallyHiddenText ?? `Page ${item.number}`}"${attribute('aria-current', item.current && 'page')}${attributesOf(item.attributes)}>
      ${item.number}
    </a>
  </li>`
}

const defaultWords = {
  prev: html`Previous<span class="govuk-visually-hidden"> page</span>`,
  next: html`Next<span class="govuk-visually-hidden"> page</span>`,
}

const arrow = (kind: string, path: string): SafeHtml =>
  html`<svg class="govuk-pagination__icon govuk-pagination__icon--${kind}" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">
    <path d="${path}"></path>
  </svg>`

const arrows = {
  prev: arrow(
    'prev',
    'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  ),
  next: arrow(
    'next',
    'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
  ),
}
