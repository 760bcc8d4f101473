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

export type NavigationItem = Content & {
  href?: string | undefined
  /** This very page. */
  current?: boolean | undefined
  /** The part of the service that this page belongs to. */
  active?: boolean | undefined
  attributes?: Attributes | undefined
}
export type ServiceNavigationOptions = Common & {
  serviceName?: string | undefined
  serviceUrl?: string | undefined
  ariaLabel?: string | undefined
  navigation?: readonly Maybe<NavigationItem>[] | undefined
  navigationId?: string | undefined
  navigationLabel?: string | undefined
  navigationClasses?: string | undefined
  collapseNavigationOnMobile?: boolean | undefined
  menuButtonText?: string | undefined
  menuButtonLabel?: string | undefined
  slots?:
    | {
        start?: SafeHtml | undefined
        end?: SafeHtml | { html: SafeHtml; align?: 'inline' | undefined } | undefined
        navigationStart?: SafeHtml | undefined
        navigationEnd?: SafeHtml | undefined
      }
    | undefined
}

/** The service's name and its main parts, under the header. */
export function serviceNavigation(options: ServiceNavigationOptions): SafeHtml {
  const end = endSlot(options)
  const shared = html` class="${classNames('govuk-service-navigation', options.classes)}" data-module="govuk-service-navigation"${attributesOf(options.attributes)}`
  const inner = html`<div class="${classNames('govuk-width-container', end.inline && 'govuk-service-navigation__inlining-container')}">
    ${options.slots?.start}
    <div class="govuk-service-navigation__container">
      ${serviceName(options)}
      ${navigation(options)}
    </div>
    ${end.html}
  </div>`
  // With a name this is a landmark of its own; without, the nav inside is landmark enough.
  if (!options.serviceName && !options.slots?.start && !end.html) return html`<div${shared}>${inner}</div>`
  return html`<section aria-label="${options.ariaLabel ?? 'Service information'}"${shared}>${inner}</section>`
}

function endSlot({ slots }: ServiceNavigationOptions): { html: SafeHtml | undefined; inline: boolean } {
  const end = slots?.end
  if (end && 'html' in end) return { html: end.html, inline: end.align === 'inline' }
  return { html: end, inline: false }
}

function serviceName({ serviceName: name, serviceUrl }: ServiceNavigationOptions): SafeHtml {
  if (!name) return nothing
  const words = serviceUrl
    ? html`<a href="${serviceUrl}" class="govuk-service-navigation__link">
              ${name}
            </a>`
    : html`<span class="govuk-service-navigation__text">${name}</span>`
  return html`<span class="govuk-service-navigation__service-name">
          ${words}
        </span>`
}

function navigation(options: ServiceNavigationOptions): SafeHtml {
  const { slots, navigationLabel, navigationClasses, menuButtonText, navigationId = 'navigation' } = options
  const items = present(options.navigation)
  if (!items.length && !slots?.navigationStart && !slots?.navigationEnd) return nothing
  return html`<nav aria-label="${navigationLabel || menuButtonText || 'Menu'}" class="${classNames('govuk-service-navigation__wrapper', navigationClasses)}">
          ${(options.collapseNavigationOnMobile ?? items.length > 1) ? menuButton(options, navigationId) : nothing}
          <ul class="govuk-service-navigation__list" id="${navigationId}">
            ${slots?.navigationStart}
            ${items.map(navigationItem)}
            ${slots?.navigationEnd}
          </ul>
        </nav>`
}

function menuButton({ menuButtonText, menuButtonLabel }: ServiceNavigationOptions, controls: string): SafeHtml {
  const words = menuButtonText || 'Menu'
  const spoken = menuButtonLabel === words ? undefined : menuButtonLabel
  return html`<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="${controls}"${attribute('aria-label', spoken)} hidden aria-hidden="true">
            ${words}
          </button>`
}

function navigationItem(item: NavigationItem): SafeHtml {
  const active = Boolean(item.active || item.current)
  const state = attribute('aria-current', active && (item.current ? 'page' : 'true'))
  // Strong, so that the current part is seen where colours or styles are overridden.
  const words = active
    ? html`<strong class="govuk-service-navigation__active-fallback">${content(item)}</strong>`
    : content(item)
  return html`<li class="${classNames('govuk-service-navigation__item', active && 'govuk-service-navigation__item--active')}">
                ${entry(item, state, words)}
              </li>`
}

function entry(item: NavigationItem, state: SafeHtml, words: SafeHtml | string | number | undefined): SafeHtml {
  if (!item.href) {
    return hasContent(item) ? html`<span class="govuk-service-navigation__text"${state}> ${words} </span>` : nothing
  }
  return html`<a class="govuk-service-navigation__link" href="${item.href}"${state}${attributesOf(item.attributes)}>
                    ${words}
                  </a>`
}
