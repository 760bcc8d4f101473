import { beside, type FieldOptions, fieldGroup } from './form-group.ts'
import { html, type SafeHtml } from './html.ts'
import { attribute, attributesOf, classNames } from './markup.ts'

export type TextareaOptions = FieldOptions & {
  value?: string | undefined
  rows?: number | undefined
  spellcheck?: boolean | undefined
  autocomplete?: string | undefined
}

/** A field for more than one line of words; `rows` lines high (5 unless given). */
export function textarea(options: TextareaOptions): SafeHtml {
  const { formGroup } = options
  return fieldGroup(
    options,
    (id, describedBy) => html`${beside(formGroup?.beforeInput)}
  ${element(options, id, describedBy)}
  ${beside(formGroup?.afterInput)}`,
  )
}

function element(options: TextareaOptions, id: string, describedBy: string): SafeHtml {
  const classes = classNames('govuk-textarea', options.errorMessage && 'govuk-textarea--error', options.classes)
  return html`<textarea class="${classes}" id="${id}" name="${options.name}" rows="${options.rows || 5}"${[
    attribute('spellcheck', options.spellcheck?.toString()),
    attribute('disabled', options.disabled),
    attribute('aria-describedby', describedBy),
    attribute('autocomplete', options.autocomplete),
    attributesOf(options.attributes),
  ]}>${keepingFirstLine(options.value)}</textarea>`
}

/** Browsers drop a line break right after `<textarea>`, so words that begin with an empty line need one more. */
const keepingFirstLine = (value = ''): string => (/^\r?\n/.test(value) ? `\n${value}` : value)
