import type { Mistake } from '#platform/problems.ts'
import { errorSummary } from './error-summary.ts'
import { nothing, type SafeHtml } from './html.ts'

/** What to mend, first on a page whose form came back; each line leads to its field, or to what stands against it. */
export function whatToMend(mistakes: readonly Mistake[]): SafeHtml {
  if (mistakes.length === 0) return nothing
  return errorSummary({
    titleText: 'There is a problem',
    errorList: mistakes.map(({ field, message, see }) => ({ text: message, href: see ?? (field && `#${field}`) })),
  })
}

/** The message of one field, for the component's `errorMessage`. */
export function mistakeAt(mistakes: readonly Mistake[], ...fields: string[]): { text: string } | undefined {
  const found = mistakes.find((mistake) => fields.includes(mistake.field))
  return found && { text: found.message }
}
