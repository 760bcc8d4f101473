import { html, nothing, type SafeHtml } from './html.ts'
import { attributesOf, type Attributes, type Common, type Content, classNames, content, hasContent } from './markup.ts'

export type FooterLink = { text: string; href: string; attributes?: Attributes | undefined }
export type FooterColumn = {
  title: string
  width?: string | undefined
  columns?: number | undefined
  items?: readonly Partial<FooterLink>[] | undefined
}
export type FooterOptions = Common & {
  containerClasses?: string | undefined
  navigation?: readonly FooterColumn[] | undefined
  meta?: (Content & { visuallyHiddenTitle?: string | undefined; items?: readonly FooterLink[] | undefined }) | undefined
  /** The official macro puts the crown here by itself; a council may not use it. */
  logo?: SafeHtml | undefined
  /** Left out unless given, with its logo: a council's content is not under the Open Government Licence by default. */
  contentLicence?: (Content & { logo: SafeHtml }) | undefined
  /** Left out unless given: a council's service is not Crown copyright. */
  copyright?: (Content & { href: string }) | undefined
}

/** The links that every page ends with. */
export function footer(options: FooterOptions): SafeHtml {
  const { classes, attributes, containerClasses, contentLicence, copyright } = options
  return html`<div class="${classNames('govuk-footer', classes)}"${attributesOf(attributes)}>
  <div class="${classNames('govuk-width-container', containerClasses)}">
    ${options.logo}
    ${navigation(options.navigation)}
    <div class="govuk-footer__meta">
      <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
        ${meta(options.meta)}
        ${contentLicence ? licence(contentLicence) : nothing}
      </div>
      ${copyright ? copyrightOf(copyright) : nothing}
    </div>
  </div>
</div>`
}

function navigation(columns: readonly FooterColumn[] | undefined): SafeHtml {
  if (!columns?.length) return nothing
  return html`<div class="govuk-footer__navigation">${columns.map(column)}</div><hr class="govuk-footer__section-break">`
}

function column({ title, width, columns, items = [] }: FooterColumn): SafeHtml {
  const classes = classNames('govuk-footer__list', columns !== undefined && `govuk-footer__list--columns-${columns}`)
  const links = items.filter((item): item is FooterLink => Boolean(item.href && item.text))
  return html`<div class="govuk-footer__section govuk-grid-column-${width || 'full'}">
      <h2 class="govuk-footer__heading govuk-heading-m">${title}</h2>
      ${items.length ? html`<ul class="${classes}">${links.map((item) => html`<li class="govuk-footer__list-item">${link(item)}</li>`)}</ul>` : nothing}
    </div>`
}

function link({ href, text, attributes }: FooterLink): SafeHtml {
  return html`<a class="govuk-footer__link" href="${href}"${attributesOf(attributes)}>
                ${text}
              </a>`
}

function meta(options: FooterOptions['meta']): SafeHtml {
  if (!options) return nothing
  const { items = [], visuallyHiddenTitle } = options
  return html`<h2 class="govuk-visually-hidden">${visuallyHiddenTitle || 'Support links'}</h2>
        ${items.length ? html`<ul class="govuk-footer__inline-list">${items.map((item) => html`<li class="govuk-footer__inline-list-item">${link(item)}</li>`)}</ul>` : nothing}
        ${hasContent(options) ? html`<div class="govuk-footer__meta-custom">${content(options)}</div>` : nothing}`
}

function licence(options: NonNullable<FooterOptions['contentLicence']>): SafeHtml {
  return html`${options.logo}
          <span class="govuk-footer__licence-description">
            ${content(options)}
          </span>`
}

function copyrightOf(options: NonNullable<FooterOptions['copyright']>): SafeHtml {
  return html`<div class="govuk-footer__meta-item">
        <a class="govuk-footer__link govuk-footer__copyright-logo" href="${options.href}">
          ${content(options)}
        </a>
      </div>`
}
