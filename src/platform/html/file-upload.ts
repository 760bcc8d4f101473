import { beside, type FieldOptions, fieldGroup } from './form-group.ts'
import { html, type SafeHtml } from './html.ts'
import { attribute, attributesOf, type Attributes, classNames, type PluralForms, translations } from './markup.ts'

export type FileUploadOptions = FieldOptions & {
  multiple?: boolean | undefined
  /** Lets the script turn the field into a place to drop files on. */
  javascript?: boolean | undefined
  wrapperClasses?: string | undefined
  wrapperAttributes?: Attributes | undefined
  chooseFilesButtonText?: string | undefined
  noFileChosenText?: string | undefined
  multipleFilesChosenText?: PluralForms | undefined
  dropInstructionText?: string | undefined
  enteredDropZoneText?: string | undefined
  leftDropZoneText?: string | undefined
}

/** A field for one file, or several. */
export function fileUpload(options: FileUploadOptions): SafeHtml {
  const { formGroup } = options
  return fieldGroup(
    options,
    (id, describedBy) => html`${beside(formGroup?.beforeInput)}
  ${dropZone(options, element(options, id, describedBy))}
  ${beside(formGroup?.afterInput)}`,
  )
}

function element(options: FileUploadOptions, id: string, describedBy: string): SafeHtml {
  const { name, disabled, multiple, attributes } = options
  const classes = classNames('govuk-file-upload', options.classes, options.errorMessage && 'govuk-file-upload--error')
  return html`<input class="${classes}" id="${id}" name="${name}" type="file"${attribute('disabled', disabled)}${attribute('multiple', multiple)}${attribute('aria-describedby', describedBy)}${attributesOf(attributes)}>`
}

function dropZone(options: FileUploadOptions, field: SafeHtml): SafeHtml {
  if (!options.javascript) return field
  const classes = classNames('govuk-file-upload-wrapper', options.wrapperClasses)
  return html`<div class="${classes}" data-module="govuk-file-upload"${attributesOf({ ...words(options), ...options.wrapperAttributes })}>
  ${field}
  </div>`
}

function words(options: FileUploadOptions): Attributes {
  return {
    ...translations('choose-files-button', options.chooseFilesButtonText),
    ...translations('no-file-chosen', options.noFileChosenText),
    ...translations('multiple-files-chosen', options.multipleFilesChosenText),
    ...translations('drop-instruction', options.dropInstructionText),
    ...translations('entered-drop-zone', options.enteredDropZoneText),
    ...translations('left-drop-zone', options.leftDropZoneText),
  }
}
