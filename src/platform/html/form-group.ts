import { type ErrorMessageOptions, errorMessage } from './error-message.ts'
import { type FieldsetOptions, fieldset } from './fieldset.ts'
import { type HintOptions, hint } from './hint.ts'
import { html, nothing, type SafeHtml } from './html.ts'
import { type LabelOptions, label } from './label.ts'
import { attributesOf, type Common, type Content, classNames, content } from './markup.ts'

export type Question = {
  hint?: Omit<HintOptions, 'id'> | undefined
  errorMessage?: Omit<ErrorMessageOptions, 'id'> | undefined
}
export type FormGroup = Common & { beforeInput?: Content | undefined; afterInput?: Content | undefined }
export type ChoicesFormGroup = Common & { beforeInputs?: Content | undefined; afterInputs?: Content | undefined }

/** What a single field (input, textarea, select, file upload) takes. `id` is the name unless given. */
export type FieldOptions = Question &
  Common & {
    id?: string | undefined
    name: string
    describedBy?: string | undefined
    disabled?: boolean | undefined
    label: Omit<LabelOptions, 'for'>
    formGroup?: FormGroup | undefined
  }

/** The ids that a question's field points to in `aria-describedby`: what it was given, its hint, its error. */
export function descriptionIds(id: string, question: Question, describedBy = ''): string {
  return classNames(describedBy, question.hint && `${id}-hint`, question.errorMessage && `${id}-error`).trimStart()
}

/** The group around one field: label, hint, error, then the field, which is drawn with its id and description. */
export function fieldGroup(options: FieldOptions, draw: (id: string, describedBy: string) => SafeHtml): SafeHtml {
  const id = options.id || options.name
  const inner = html`
  ${label({ ...options.label, for: id })}
  ${explanation(id, options)}
  ${draw(id, descriptionIds(id, options, options.describedBy))}
`
  return formGroup(options, options.formGroup, inner)
}

export type ChoicesQuestion = Question & {
  fieldset?: Omit<FieldsetOptions, 'html' | 'role'> | undefined
  formGroup?: ChoicesFormGroup | undefined
}

/** The group around several inputs that answer one question, in a fieldset when one is asked for. */
export function choicesGroup(
  question: ChoicesQuestion,
  id: string,
  inputs: SafeHtml,
  { role, describedElsewhere }: { role?: string | undefined; describedElsewhere?: string | undefined } = {},
): SafeHtml {
  const inner = html`${explanation(id, question)}${inputs}`
  if (!question.fieldset) return formGroup(question, question.formGroup, inner)
  const describedBy = descriptionIds(id, question, question.fieldset.describedBy || describedElsewhere)
  const framed = fieldset({ ...question.fieldset, role, describedBy, html: inner })
  return formGroup(question, question.formGroup, framed)
}

function explanation(id: string, { hint: help, errorMessage: error }: Question): SafeHtml {
  return html`${help ? hint({ ...help, id: `${id}-hint` }) : nothing}${error ? errorMessage({ ...error, id: `${id}-error` }) : nothing}`
}

function formGroup(question: Question, group: Common | undefined, inner: SafeHtml): SafeHtml {
  const classes = classNames('govuk-form-group', question.errorMessage && 'govuk-form-group--error', group?.classes)
  return html`<div class="${classes}"${attributesOf(group?.attributes)}>${inner}</div>`
}

/** Content that stands before or after a field. */
export const beside = (given: Content | undefined): SafeHtml => html`${content(given)}`
