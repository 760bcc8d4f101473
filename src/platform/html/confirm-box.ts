import { checkboxes } from './checkboxes.ts'
import { nothing, type SafeHtml } from './html.ts'

/** Under a date that is odd: "This date is right", for exactly this one. Nothing when nothing is odd. */
export function confirmBox({ name, value }: { name: string; value: string | undefined }): SafeHtml {
  if (value === undefined) return nothing
  const items = [{ value, text: 'This date is right' }]
  return checkboxes({
    name,
    idPrefix: `${name.replaceAll(/[^a-zA-Z0-9]/g, '-')}-box`,
    classes: 'govuk-checkboxes--small',
    items,
  })
}
