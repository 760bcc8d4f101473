import { button } from './button.ts'
import { html, nothing, type SafeHtml } from './html.ts'
import {
  attributesOf,
  type Attributes,
  type Common,
  type Content,
  classNames,
  content,
  hasContent,
  type HeadingLevel,
} from './markup.ts'

export type PanelAction = {
  text: string
  href?: string | undefined
  type?: 'button' | 'submit' | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}
export type PanelOptions = Content &
  Common & {
    titleText?: string | undefined
    titleHtml?: SafeHtml | undefined
    headingLevel?: HeadingLevel | undefined
    /** Only on an interruption (class `govuk-panel--interruption`). */
    actions?: (Common & { items?: readonly PanelAction[] | undefined }) | undefined
  }

/** Confirms that something was done, or interrupts before it is. */
export function panel(options: PanelOptions): SafeHtml {
  const { classes, attributes, headingLevel = 1, actions } = options
  const interrupts = Boolean(classes?.includes('govuk-panel--interruption'))
  return html`<div class="${classNames('govuk-panel', !interrupts && 'govuk-panel--confirmation', classes)}"${attributesOf(attributes)}>
  <h${headingLevel} class="govuk-panel__title">
    ${content({ text: options.titleText, html: options.titleHtml })}
  </h${headingLevel}>
  ${hasContent(options) ? html`<div class="govuk-panel__body">${content(options)}</div>` : nothing}
  ${interrupts && actions ? actionsOf(actions) : nothing}
</div>`
}

function actionsOf({ classes, attributes, items = [] }: NonNullable<PanelOptions['actions']>): SafeHtml {
  const group = items.length
    ? html`<div class="govuk-button-group">${items.map((item) => html` ${action(item)} `)}</div>`
    : nothing
  return html`<div class="${classNames('govuk-panel__actions', classes)}"${attributesOf(attributes)}>${group}</div>`
}

function action({ text, href, type, classes, attributes }: PanelAction): SafeHtml {
  if (href && type !== 'button') {
    return html`<a class="${classNames('govuk-link govuk-link--inverse', classes)}" href="${href}"${attributesOf(attributes)}>${text}</a>`
  }
  return button({
    text,
    href,
    attributes,
    type: type || 'button',
    classes: classNames('govuk-button--inverse', classes),
  })
}
