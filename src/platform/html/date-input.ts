import { beside, type ChoicesQuestion, choicesGroup } from './form-group.ts'
import { html, type SafeHtml } from './html.ts'
import { input } from './input.ts'
import { attribute, attributesOf, type Attributes, type Common, classNames, type Maybe, present } from './markup.ts'

export type DateInputItem = {
  name?: string | undefined
  id?: string | undefined
  label?: string | undefined
  value?: string | number | undefined
  classes?: string | undefined
  /** Marks this part as the one to mend; when no part is marked, an error message marks all that do not say false. */
  error?: boolean | undefined
  autocomplete?: string | undefined
  inputmode?: string | undefined
  pattern?: string | undefined
  attributes?: Attributes | undefined
}
export type DateInputOptions = ChoicesQuestion &
  Common & {
    id: string
    /** Names become `prefix-day`, `prefix-month`, `prefix-year`. */
    namePrefix?: string | undefined
    /** What was entered, by name (with the prefix). */
    values?: { readonly [name: string]: string | number | undefined } | undefined
    day?: DateInputItem | false | undefined
    month?: DateInputItem | false | undefined
    year?: DateInputItem | false | undefined
    /** Other parts than day, month and year. */
    items?: readonly Maybe<DateInputItem>[] | undefined
  }
type Part = 'day' | 'month' | 'year'
type Named = DateInputItem & { name: string; width: 2 | 4 }

/** A date as three numbers: day, month, year. */
export function dateInput(options: DateInputOptions): SafeHtml {
  const items = itemsOf(options)
  const anyMarked = items.some(isMarked)
  const inputs = html`<div class="${classNames('govuk-date-input', options.classes)}"${attributesOf(options.attributes)}${attribute('id', options.id)}>
    ${beside(options.formGroup?.beforeInputs)}
    ${items.map((item) => html`<div class="govuk-date-input__item">${number(options, item, anyMarked)}</div>`)}
    ${beside(options.formGroup?.afterInputs)}
  </div>`
  // A fieldset of text inputs needs the role "group", or JAWS does not read its description.
  return choicesGroup(options, options.id, inputs, { role: 'group' })
}

const parts: readonly Part[] = ['day', 'month', 'year']

function itemsOf(options: DateInputOptions): Named[] {
  if (options.items?.length) return present(options.items).map((item) => named(options, item))
  return parts.flatMap((part) => {
    const given = options[part]
    return given === false ? [] : [named(options, { name: part, ...given }, part)]
  })
}

/** An item with its width, and the value that its part (day, month, year) was given. */
function named(options: DateInputOptions, item: DateInputItem, part = partCalled(options, item.name)): Named {
  const given = part && options[part]
  const value = item.value ?? (given ? given.value : undefined)
  return { ...item, value, name: item.name ?? '', width: part === 'year' ? 4 : 2 }
}

function partCalled(options: DateInputOptions, name: string | undefined): Part | undefined {
  return parts.find((part) => {
    const given = options[part]
    return name === part || (given && name !== undefined && given.name === name)
  })
}

const isMarked = ({ error, classes }: DateInputItem): boolean => error || has(classes, 'govuk-input--error')
const has = (classes: string | undefined, name: string): boolean => Boolean(classes?.includes(name))

function number(options: DateInputOptions, item: Named, anyMarked: boolean): SafeHtml {
  const name = options.namePrefix ? `${options.namePrefix}-${item.name}` : item.name
  return input({
    label: { text: item.label || capitalised(item.name), classes: 'govuk-date-input__label' },
    id: item.id || `${options.id}-${item.name}`,
    classes: classesOf(item, needsMark(item, Boolean(options.errorMessage), anyMarked)),
    name,
    value: item.value ?? options.values?.[name],
    inputmode: item.inputmode || 'numeric',
    autocomplete: item.autocomplete,
    pattern: item.pattern,
    attributes: item.attributes,
  })
}

function needsMark(item: Named, hasError: boolean, anyMarked: boolean): boolean {
  return isMarked(item) || (item.error !== false && hasError && !anyMarked)
}

function classesOf({ classes, width }: Named, marked: boolean): string {
  const error = marked && !has(classes, 'govuk-input--error') && 'govuk-input--error'
  const wide = !has(classes, 'govuk-input--width-') && `govuk-input--width-${width}`
  return classNames('govuk-date-input__input', error, wide, classes)
}

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()
