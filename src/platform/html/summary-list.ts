import { html, nothing, type SafeHtml } from './html.ts'
import {
  attributesOf,
  type Common,
  type Content,
  classNames,
  content,
  type HeadingLevel,
  type Maybe,
  present,
} from './markup.ts'

export type SummaryAction = Content & Common & { href: string; visuallyHiddenText?: string | undefined }
export type SummaryActions = { classes?: string | undefined; items?: readonly SummaryAction[] | undefined }
type Part = Content & { classes?: string | undefined }
export type SummaryRow = { classes?: string | undefined; key: Part; value: Part; actions?: SummaryActions | undefined }
export type SummaryCardTitle = Part & { headingLevel?: HeadingLevel | undefined }
export type SummaryListOptions = Common & {
  rows: readonly Maybe<SummaryRow>[]
  card?: (Common & { title?: SummaryCardTitle | undefined; actions?: SummaryActions | undefined }) | undefined
}

/** Facts as keys and values, each with what may be done about it; in a card when one is asked for. */
export function summaryList(options: SummaryListOptions): SafeHtml {
  const rows = present(options.rows)
  const anyActions = rows.some((row) => row.actions?.items?.length)
  const list = html`<dl class="${classNames('govuk-summary-list', options.classes)}"${attributesOf(options.attributes)}>
${rows.map((row) => summaryRow(row, anyActions, options.card?.title))}
</dl>`
  return options.card ? card(options.card, list) : list
}

function summaryRow(row: SummaryRow, anyActions: boolean, title: SummaryCardTitle | undefined): SafeHtml {
  const bare = anyActions && !row.actions?.items && 'govuk-summary-list__row--no-actions'
  return html`<div class="${classNames('govuk-summary-list__row', bare, row.classes)}">
    <dt class="${classNames('govuk-summary-list__key', row.key.classes)}">
      ${content(row.key)}
    </dt>
    <dd class="${classNames('govuk-summary-list__value', row.value?.classes)}">
      ${content(row.value)}
    </dd>
    ${rowActions(row.actions, title)}
  </div>`
}

function rowActions(actions: SummaryActions | undefined, title: SummaryCardTitle | undefined): SafeHtml {
  const [first, ...others] = actions?.items ?? []
  if (!first) return nothing
  const links = others.length
    ? html`<ul class="govuk-summary-list__actions-list">${[first, ...others].map((item) => html`<li class="govuk-summary-list__actions-list-item">${actionLink(item, title)}</li>`)}</ul>`
    : actionLink(first, title)
  return html`<dd class="${classNames('govuk-summary-list__actions', actions?.classes)}">${links}</dd>`
}

function actionLink(action: SummaryAction, title: SummaryCardTitle | undefined): SafeHtml {
  const of = html`${action.visuallyHiddenText ? ` ${action.visuallyHiddenText}` : ''}${title ? html` (${content(title)})` : ''}`
  const hidden = of.length ? html`<span class="govuk-visually-hidden">${of}</span>` : nothing
  return html`<a class="${classNames('govuk-link', action.classes)}" href="${action.href}"${attributesOf(action.attributes)}>${content(action)}${hidden}</a>`
}

function card(options: NonNullable<SummaryListOptions['card']>, list: SafeHtml): SafeHtml {
  const { title, actions, classes, attributes } = options
  return html`<div class="${classNames('govuk-summary-card', classes)}"${attributesOf(attributes)}>
  <div class="govuk-summary-card__title-wrapper">${title ? cardTitle(title) : nothing}${cardActions(actions, title)}</div>
  <div class="govuk-summary-card__content">${list}</div>
</div>`
}

function cardTitle(title: SummaryCardTitle): SafeHtml {
  const level = title.headingLevel || 2
  return html`<h${level} class="${classNames('govuk-summary-card__title', title.classes)}">${content(title)}</h${level}>`
}

function cardActions(actions: SummaryActions | undefined, title: SummaryCardTitle | undefined): SafeHtml {
  const [first, ...others] = actions?.items ?? []
  if (!first) return nothing
  const classes = classNames('govuk-summary-card__actions', actions?.classes)
  if (!others.length) return html`<div class="${classes}">${actionLink(first, title)}</div>`
  return html`<ul class="${classes}">${[first, ...others].map((item) => html`<li class="govuk-summary-card__action">${actionLink(item, title)}</li>`)}</ul>`
}
