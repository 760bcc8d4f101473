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

type Described = { describedBy: string; explained: SafeHtml }

/** Hint and error of a question, and the ids that its field must point to in `aria-describedby`. */
export function explain(id: string, question: Question, describedBy = ''): Described {
  const { hint: help, errorMessage: error } = question
  return {
    describedBy: classNames(describedBy, help && `${id}-hint`, error && `${id}-error`).trimStart(),
    explained: html`${help ? hint({ ...help, id: `${id}-hint` }) : nothing}${error ? errorMessage({ ...error, id: `${id}-error` }) : nothing}`,
  }
}

/** The group around one field: label, hint, error, then the field, which is drawn with its id and description. */
export function fieldGroup(options: FieldOptions, draw: (id: string, describedBy: string) => SafeHtml): SafeHtml {
  const id = options.id || options.name
  const { describedBy, explained } = explain(id, options, options.describedBy)
  const inner = html`
  ${label({ ...options.label, for: id })}
  ${explained}
  ${draw(id, describedBy)}
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
  { role, describedBy }: { role?: string | undefined; describedBy?: string | undefined } = {},
): SafeHtml {
  const described = explain(id, question, question.fieldset?.describedBy || describedBy)
  const inner = html`${described.explained}${inputs}`
  const framed = question.fieldset
    ? fieldset({ ...question.fieldset, role, describedBy: described.describedBy, html: inner })
    : inner
  return formGroup(question, question.formGroup, framed)
}

function formGroup(question: Question, group: Common | undefined, inner: SafeHtml): SafeHtml {
  const classes = classNames('govuk-form-group', question.errorMessage && 'govuk-form-group--error', group?.classes)
  return html`<div class="${classes}"${attributesOf(group?.attributes)}>${inner}</div>`
}

/** Content that stands before or after a field. */
export const beside = (given: Content | undefined): SafeHtml => html`${content(given)}`
