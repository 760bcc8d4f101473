import { html, type SafeHtml } from './html.ts'
import { attributesOf, type Common, classNames, content } from './markup.ts'

export type GenericHeaderOptions = Common & {
  url?: string | undefined
  containerClasses?: string | undefined
  logoText?: string | undefined
  logoHtml?: SafeHtml | undefined
}

/** The header of a service that is not on GOV.UK: an organisation's own name or logo. */
export function genericHeader(options: GenericHeaderOptions): SafeHtml {
  return html`<div class="${classNames('govuk-generic-header', options.classes)}"${attributesOf(options.attributes)}>
  <div class="govuk-generic-header__container ${options.containerClasses || 'govuk-width-container'}">
    <div class="govuk-generic-header__logo">
      <a href="${options.url || '/'}" class="govuk-generic-header__homepage-link">
        ${content({ text: options.logoText, html: options.logoHtml })}
      </a>
    </div>
  </div>
</div>`
}
