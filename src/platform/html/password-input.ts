import { button } from './button.ts'
import { beside, type FieldOptions } from './form-group.ts'
import { html, type SafeHtml } from './html.ts'
import { input } from './input.ts'
import { type Attributes, classNames, translations } from './markup.ts'

export type PasswordInputOptions = FieldOptions & {
  value?: string | undefined
  /** `current-password` unless given. */
  autocomplete?: string | undefined
  button?: { classes?: string | undefined } | undefined
  showPasswordText?: string | undefined
  hidePasswordText?: string | undefined
  showPasswordAriaLabelText?: string | undefined
  hidePasswordAriaLabelText?: string | undefined
  passwordShownAnnouncementText?: string | undefined
  passwordHiddenAnnouncementText?: string | undefined
}

/** A password field that can be shown while it is typed. */
export function passwordInput(options: PasswordInputOptions): SafeHtml {
  const id = options.id || options.name
  const { name, value, disabled, describedBy, label, hint, errorMessage, attributes, formGroup } = options
  return input({
    ...{ id, name, value, disabled, describedBy, label, hint, errorMessage, attributes },
    type: 'password',
    classes: classNames('govuk-password-input__input govuk-js-password-input-input', options.classes),
    spellcheck: false,
    autocapitalize: 'none',
    autocomplete: options.autocomplete || 'current-password',
    inputWrapper: { classes: 'govuk-password-input__wrapper' },
    formGroup: {
      classes: classNames('govuk-password-input', formGroup?.classes),
      attributes: { ...settings(options), ...formGroup?.attributes },
      beforeInput: formGroup?.beforeInput,
      afterInput: { html: html`${toggle(options, id)}${beside(formGroup?.afterInput)}` },
    },
  })
}

function toggle(options: PasswordInputOptions, id: string): SafeHtml {
  const own = 'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle'
  return button({
    type: 'button',
    classes: classNames(own, options.button?.classes),
    text: options.showPasswordText ?? 'Show',
    attributes: {
      'aria-controls': id,
      'aria-label': options.showPasswordAriaLabelText ?? 'Show password',
      hidden: { value: true, optional: true },
    },
  })
}

function settings(options: PasswordInputOptions): Attributes {
  return {
    'data-module': 'govuk-password-input',
    ...translations('show-password', options.showPasswordText),
    ...translations('hide-password', options.hidePasswordText),
    ...translations('show-password-aria-label', options.showPasswordAriaLabelText),
    ...translations('hide-password-aria-label', options.hidePasswordAriaLabelText),
    ...translations('password-shown-announcement', options.passwordShownAnnouncementText),
    ...translations('password-hidden-announcement', options.passwordHiddenAnnouncementText),
  }
}
