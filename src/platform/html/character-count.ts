import { beside } from './form-group.ts'
import { hint } from './hint.ts'
import { html, type SafeHtml } from './html.ts'
import { type Attributes, classNames, type PluralForms, translations } from './markup.ts'
import { type TextareaOptions, textarea } from './textarea.ts'

export type CharacterCountOptions = Omit<TextareaOptions, 'disabled' | 'autocomplete' | 'describedBy'> & {
  maxlength?: number | undefined
  maxwords?: number | undefined
  /** Per cent of the limit at which the count appears. */
  threshold?: number | undefined
  countType?: 'characters' | 'words' | undefined
  countMessage?: { classes?: string | undefined } | undefined
  /** `%{count}` stands for the limit. */
  textareaDescriptionText?: string | undefined
  charactersUnderLimitText?: PluralForms | undefined
  charactersAtLimitText?: string | undefined
  charactersOverLimitText?: PluralForms | undefined
  wordsUnderLimitText?: PluralForms | undefined
  wordsAtLimitText?: string | undefined
  wordsOverLimitText?: PluralForms | undefined
}

/** A textarea that says how much may still be written. It never cuts words off. */
export function characterCount(options: CharacterCountOptions): SafeHtml {
  const id = options.id || options.name
  const { name, rows, spellcheck, value, classes, label, errorMessage, attributes, formGroup } = options
  return textarea({
    ...{ id, name, rows, spellcheck, value, label, errorMessage, attributes },
    hint: options.hint,
    describedBy: `${id}-info`,
    classes: classNames('govuk-js-character-count', classes),
    formGroup: {
      classes: classNames('govuk-character-count', formGroup?.classes),
      attributes: { ...settings(options), ...formGroup?.attributes },
      beforeInput: formGroup?.beforeInput,
      afterInput: { html: html`${limit(options, id)}${beside(formGroup?.afterInput)}` },
    },
  })
}

function limit(options: CharacterCountOptions, id: string): SafeHtml {
  const most = options.maxwords || options.maxlength
  const words =
    options.textareaDescriptionText ||
    `You can enter up to %{count} ${countTypeOf(options) === 'words' ? 'words' : 'characters'}`
  return hint({
    text: most ? words.replace('%{count}', String(most)) : undefined,
    id: `${id}-info`,
    classes: classNames('govuk-character-count__message', options.countMessage?.classes),
  })
}

function settings(options: CharacterCountOptions): Attributes {
  const { maxlength, maxwords, threshold, textareaDescriptionText: description } = options
  return {
    'data-module': 'govuk-character-count',
    'data-maxlength': maxlength,
    'data-maxwords': maxwords,
    'data-threshold': threshold,
    'data-count-type': countTypeOf(options),
    // Without a limit here the script is told one, and then needs the sentence to put it in.
    ...translations('textarea-description', maxlength || maxwords || !description ? undefined : { other: description }),
    ...translations('characters-under-limit', options.charactersUnderLimitText),
    ...translations('characters-at-limit', options.charactersAtLimitText),
    ...translations('characters-over-limit', options.charactersOverLimitText),
    ...translations('words-under-limit', options.wordsUnderLimitText),
    ...translations('words-at-limit', options.wordsAtLimitText),
    ...translations('words-over-limit', options.wordsOverLimitText),
  }
}

function countTypeOf({ countType, maxwords }: CharacterCountOptions): 'characters' | 'words' | undefined {
  return countType || (maxwords ? 'words' : undefined)
}
