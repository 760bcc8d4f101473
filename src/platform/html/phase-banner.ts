import { html, type SafeHtml } from './html.ts'
import { attributesOf, type Common, type Content, classNames, content } from './markup.ts'
import { tag } from './tag.ts'

export type PhaseBannerOptions = Content & Common & { tag?: (Content & { classes?: string | undefined }) | undefined }

/** Says under the header what kind of service this is. */
export function phaseBanner(options: PhaseBannerOptions): SafeHtml {
  const { text, html: markup, classes } = options.tag ?? {}
  return html`<div class="${classNames('govuk-phase-banner govuk-width-container', options.classes)}"${attributesOf(options.attributes)}>
  <p class="govuk-phase-banner__content">
    ${tag({ text, html: markup, classes: classNames('govuk-phase-banner__content__tag', classes) })}
    <span class="govuk-phase-banner__text">
      ${content(options)}
    </span>
  </p>
</div>`
}
