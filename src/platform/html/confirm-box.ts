import { inFull } from '../dates/index.ts'
import { checkboxes } from './checkboxes.ts'
import { nothing, type SafeHtml } from './html.ts'

/** Under a date that is odd: "Yes, 1 August 2026 is right", for exactly this one (ISO text). Nothing when nothing is odd. */
export function confirmBox({ name, value }: { name: string; value: string | undefined }): SafeHtml {
  if (value === undefined) return nothing
  return checkboxes({
    name,
    idPrefix: `${name.replaceAll(/[^a-zA-Z0-9]/g, '-')}-box`,
    classes: 'govuk-checkboxes--small',
    items: [{ value, text: `Yes, ${inFull(Temporal.PlainDate.from(value))} is right` }],
  })
}
