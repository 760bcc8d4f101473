import { html, nothing, type SafeHtml } from './html.ts'
import {
  attribute,
  attributesOf,
  type Common,
  type Content,
  classNames,
  content,
  hasContent,
  type HeadingLevel,
} from './markup.ts'

export type NotificationBannerOptions = Content &
  Common & {
    titleText?: string | undefined
    titleHtml?: SafeHtml | undefined
    titleHeadingLevel?: HeadingLevel | undefined
    titleId?: string | undefined
    /** `success` says that something was done; it takes the focus. */
    type?: 'success' | undefined
    role?: string | undefined
    disableAutoFocus?: boolean | undefined
  }

/** News that is not about this page alone: something was done, or is waiting. */
export function notificationBanner(options: NotificationBannerOptions): SafeHtml {
  const { titleHeadingLevel: level = 2, titleId: id = 'govuk-notification-banner-title', classes, attributes } = options
  const success = options.type === 'success'
  const title = { html: options.titleHtml, text: options.titleText || (success ? 'Success' : 'Important') }
  return html`<div class="${classNames('govuk-notification-banner', success && 'govuk-notification-banner--success', classes)}" role="${options.role || (success ? 'alert' : 'region')}" aria-labelledby="${id}" data-module="govuk-notification-banner"${attribute('data-disable-auto-focus', options.disableAutoFocus?.toString())}${attributesOf(attributes)}>
  <div class="govuk-notification-banner__header">
    <h${level} class="govuk-notification-banner__title" id="${id}">
      ${content(title)}
    </h${level}>
  </div>
  <div class="govuk-notification-banner__content">
    ${news(options)}
  </div>
</div>`
}

function news(options: Content): SafeHtml {
  if (!hasContent(options)) return nothing
  if (options.html?.length) return options.html
  return html`<p class="govuk-notification-banner__heading">
      ${options.text}
    </p>`
}
