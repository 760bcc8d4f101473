import { beside, type FieldOptions, fieldGroup } from './form-group.ts'
import { html, nothing, type SafeHtml } from './html.ts'
import { attribute, attributesOf, type Common, type Content, classNames, content, hasContent } from './markup.ts'

export type InputOptions = FieldOptions & {
  type?: string | undefined
  inputmode?: string | undefined
  value?: string | number | undefined
  prefix?: (Content & Common) | undefined
  suffix?: (Content & Common) | undefined
  inputWrapper?: Common | undefined
  autocomplete?: string | undefined
  autocapitalize?: string | undefined
  pattern?: string | undefined
  spellcheck?: boolean | undefined
}

/** A one-line text field. */
export function input(options: InputOptions): SafeHtml {
  return fieldGroup(options, (id, describedBy) => wrapped(options, element(options, id, describedBy)))
}

function wrapped(options: InputOptions, field: SafeHtml): SafeHtml {
  const { prefix, suffix, formGroup, inputWrapper } = options
  const neighbours = [prefix, suffix, formGroup?.beforeInput, formGroup?.afterInput]
  if (!neighbours.some(hasContent)) return field
  return html`<div class="${classNames('govuk-input__wrapper', inputWrapper?.classes)}"${attributesOf(inputWrapper?.attributes)}>
    ${beside(formGroup?.beforeInput)}
    ${affix('prefix', prefix)}
    ${field}
    ${affix('suffix', suffix)}
    ${beside(formGroup?.afterInput)}
  </div>`
}

function affix(kind: 'prefix' | 'suffix', given: (Content & Common) | undefined): SafeHtml {
  if (!given || !hasContent(given)) return nothing
  return html`<div class="${classNames(`govuk-input__${kind}`, given.classes)}" aria-hidden="true"${attributesOf(given.attributes)}>${content(given)}</div>`
}

function element(options: InputOptions, id: string, describedBy: string): SafeHtml {
  const classes = classNames('govuk-input', options.classes, options.errorMessage && 'govuk-input--error')
  return html`<input class="${classes}" id="${id}" name="${options.name}" type="${options.type || 'text'}"${[
    attribute('spellcheck', options.spellcheck?.toString()),
    options.value === '' ? html` value=""` : attribute('value', options.value),
    attribute('disabled', options.disabled),
    attribute('aria-describedby', describedBy),
    attribute('autocomplete', options.autocomplete),
    attribute('autocapitalize', options.autocapitalize),
    attribute('pattern', options.pattern),
    attribute('inputmode', options.inputmode),
    attributesOf(options.attributes),
  ]}>`
}
