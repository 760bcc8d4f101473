import type { Mistake } from '#platform/problems.ts'
import { errorSummary, nothing, type SafeHtml } from '#platform/html/index.ts'

/** What to mend, first on the page; each line leads to its field. */
export function whatToMend(mistakes: readonly Mistake[]): SafeHtml {
  if (mistakes.length === 0) return nothing
  return errorSummary({
    titleText: 'There is something to mend',
    errorList: mistakes.map(({ field, message }) => ({ text: message, ...(field && { href: `#${field}` }) })),
  })
}

/** The message of one field, for the component's `errorMessage`. */
export function mistakeAt(mistakes: readonly Mistake[], ...fields: string[]): { text: string } | undefined {
  const found = mistakes.find((mistake) => fields.includes(mistake.field))
  return found && { text: found.message }
}
