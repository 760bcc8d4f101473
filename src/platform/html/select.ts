import { beside, type FieldOptions, fieldGroup } from './form-group.ts'
import { html, type SafeHtml } from './html.ts'
import { attribute, attributesOf, classNames, type Attributes, type Maybe, present } from './markup.ts'

export type SelectItem = {
  /** What is sent; the text itself when there is no value. */
  value?: string | number | boolean | undefined
  text: string
  selected?: boolean | undefined
  disabled?: boolean | undefined
  attributes?: Attributes | undefined
}
export type SelectOptions = FieldOptions & { items: readonly Maybe<SelectItem>[]; value?: string | number | undefined }

/** A list to choose one from; radios are easier where they fit. */
export function select(options: SelectOptions): SafeHtml {
  const { formGroup } = options
  return fieldGroup(
    options,
    (id, describedBy) => html`${beside(formGroup?.beforeInput)}
  ${element(options, id, describedBy)}
  ${beside(formGroup?.afterInput)}`,
  )
}

function element(options: SelectOptions, id: string, describedBy: string): SafeHtml {
  const classes = classNames('govuk-select', options.classes, options.errorMessage && 'govuk-select--error')
  return html`<select class="${classes}" id="${id}" name="${options.name}"${attribute('disabled', options.disabled)}${attribute('aria-describedby', describedBy)}${attributesOf(options.attributes)}>
  ${present(options.items).map((item) => option(item, options.value))}
  </select>`
}

function option(item: SelectItem, chosen: string | number | undefined): SafeHtml {
  const value = item.value === undefined ? '' : html` value="${String(item.value)}"`
  return html`<option${value}${attribute('selected', isSelected(item, chosen))}${attribute('disabled', item.disabled)}${attributesOf(item.attributes)}>${item.text}</option>`
}

function isSelected(item: SelectItem, chosen: string | number | undefined): boolean {
  if (item.selected !== undefined) return item.selected
  return Boolean(chosen) && String(item.value ?? item.text) === String(chosen)
}
