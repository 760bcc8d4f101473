import { html, nothing, type SafeHtml } from './html.ts'
import { attribute, attributesOf, type Common, type Content, classNames, content, hasContent } from './markup.ts'

export type ButtonOptions = Content &
  Common & {
    id?: string | undefined
    name?: string | undefined
    value?: string | undefined
    type?: 'submit' | 'button' | 'reset' | undefined
    disabled?: boolean | undefined
    /** Makes it a link that looks like a button. */
    href?: string | undefined
    preventDoubleClick?: boolean | undefined
    /** Adds the arrow of a start page. */
    isStartButton?: boolean | undefined
  }

/** A button whose words are a verb; with `href`, a link that looks like one. */
export function button(options: ButtonOptions): SafeHtml {
  return options.href ? link(options, options.href) : element(options)
}

function link(options: ButtonOptions, href: string): SafeHtml {
  return html`<a href="${href}" role="button" draggable="false"${shared(options)}>
  ${words(options)}
</a>`
}

function element(options: ButtonOptions): SafeHtml {
  const { type, value, name, disabled, preventDoubleClick } = options
  return html`<button type="${type || 'submit'}"${attribute('value', value)}${attribute('name', name)}${disabled ? html` disabled aria-disabled="true"` : nothing}${attribute('data-prevent-double-click', preventDoubleClick?.toString())}${shared(options)}>
  ${words(options)}
</button>`
}

function shared({ classes, isStartButton, attributes, id }: ButtonOptions): SafeHtml {
  const names = classNames('govuk-button', classes, isStartButton && 'govuk-button--start')
  return html` class="${names}" data-module="govuk-button"${attributesOf(attributes)}${attribute('id', id)}`
}

function words(options: ButtonOptions): SafeHtml {
  if (!options.isStartButton) return html`${content(options)}`
  // A start button is a flexbox, which drops the space between child elements, so its own html needs one element around it.
  const inner = hasContent({ html: options.html }) ? html`<span>${options.html}</span>` : options.text
  return html`${inner}${startArrow}`
}

const startArrow = html`
  <svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false">
    <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/>
  </svg>`
