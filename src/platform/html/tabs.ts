import { html, nothing, type SafeHtml } from './html.ts'
import {
  attribute,
  attributesOf,
  type Attributes,
  type Common,
  type Content,
  classNames,
  type Maybe,
} from './markup.ts'

export type Tab = {
  id?: string | undefined
  label: string
  attributes?: Attributes | undefined
  panel: Content & { attributes?: Attributes | undefined }
}
export type TabsOptions = Common & {
  id?: string | undefined
  idPrefix?: string | undefined
  title?: string | undefined
  items?: readonly Maybe<Tab>[] | undefined
}

/** Short contents of which one is read at a time; without JavaScript, one under the other. */
export function tabs(options: TabsOptions): SafeHtml {
  const { id, classes, attributes, title = 'Contents', items = [] } = options
  const idOf = (tab: Tab, at: number) => tab.id || `${options.idPrefix ?? ''}-${at + 1}`
  return html`<div${attribute('id', id)} class="${classNames('govuk-tabs', classes)}"${attributesOf(attributes)} data-module="govuk-tabs">
  <h2 class="govuk-tabs__title">
    ${title}
  </h2>
  ${items.length ? html`<ul class="govuk-tabs__list">${items.map((tab, at) => (tab ? listItem(tab, idOf(tab, at), at === 0) : nothing))}</ul>` : nothing}
  ${items.map((tab, at) => (tab ? tabPanel(tab.panel, idOf(tab, at), at > 0) : nothing))}
</div>`
}

function listItem({ label, attributes }: Tab, id: string, selected: boolean): SafeHtml {
  return html`<li class="${classNames('govuk-tabs__list-item', selected && 'govuk-tabs__list-item--selected')}">
    <a class="govuk-tabs__tab" href="#${id}"${attributesOf(attributes)}>
      ${label}
    </a>
  </li>`
}

function tabPanel(panel: Tab['panel'], id: string, hidden: boolean): SafeHtml {
  const words = panel.text ? html`<p class="govuk-body">${panel.text}</p>` : nothing
  return html`<div class="${classNames('govuk-tabs__panel', hidden && 'govuk-tabs__panel--hidden')}" id="${id}"${attributesOf(panel.attributes)}>
    ${panel.html?.length ? panel.html : words}
  </div>`
}
