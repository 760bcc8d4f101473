import { descriptionIds } from './form-group.ts'
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
  const { idPrefix, name, fieldset, values = [] } = options
  // Without a fieldset to carry the description, each box carries it.
  const describedBy = fieldset ? undefined : descriptionIds(idPrefix || name, options, options.describedBy)
  return choices('checkboxes', options, (item) => ({
    type: 'checkbox',
    name: item.name || name,
    checked: item.checked ?? values.includes(item.value),
    behaviour: item.behaviour,
    describedBy,
  }))
}
