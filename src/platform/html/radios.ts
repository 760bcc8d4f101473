import { type Choice, type ChoicesOptions, choices } from './choices.ts'
import type { SafeHtml } from './html.ts'

export type RadioItem = Choice
export type RadiosOptions = ChoicesOptions<RadioItem> & {
  /** The value of the chosen item. */
  value?: string | number | null | undefined
}

/** One choice among a few. */
export function radios(options: RadiosOptions): SafeHtml {
  return choices('radios', options, (item) => ({
    type: 'radio',
    name: options.name,
    checked: item.checked ?? (Boolean(options.value) && String(item.value) === String(options.value)),
  }))
}
