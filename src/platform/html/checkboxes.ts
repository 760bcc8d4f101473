import { type Choice, type ChoicesOptions, choices } from './choices.ts'
import type { SafeHtml } from './html.ts'

export type CheckboxItem = Choice & {
  /** A name of its own, where each box is a field of its own. */
  name?: string | undefined
  /** `exclusive`: choosing this clears the others ("None of these"). */
  behaviour?: 'exclusive' | undefined
}
export type CheckboxesOptions = ChoicesOptions<CheckboxItem> & {
  describedBy?: string | undefined
  /** The values of the chosen items. */
  values?: readonly (string | number)[] | undefined
}

/** Any number of choices. */
export function checkboxes(options: CheckboxesOptions): SafeHtml {
  const { fieldset, describedBy, values, name } = options
  return choices('checkboxes', options, (item) => ({
    type: 'checkbox',
    name: item.name || name,
    checked: item.checked ?? (values ?? []).includes(item.value),
    behaviour: item.behaviour,
    describedBy: fieldset ? undefined : describedBy,
  }))
}
