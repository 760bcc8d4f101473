import type { Mistake } from '#platform/problems.ts'
import { errorSummary, html, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { Person } from '../road.ts'

/** Stands first on a page whose form came back; each line leads to its field. */
export function whatToMend(mistakes: readonly Mistake[]): SafeHtml {
  if (mistakes.length === 0) return nothing
  return errorSummary({
    titleText: 'There is something to put right',
    errorList: mistakes.map(({ field, message }) => ({ text: message, href: `#${field}` })),
  })
}

export function mistakeAt(mistakes: readonly Mistake[], field: string): { text: string } | undefined {
  const found = mistakes.find((mistake) => mistake.field === field)
  return found && { text: found.message }
}

/** "Sam Green, 01632 960001" with a number that can be tapped. */
export function reachable({ name, telephone }: Pick<Person, 'name' | 'telephone'>): SafeHtml {
  if (!telephone) return html`${name}`
  return html`${name}, <a class="govuk-link" href="tel:${telephone.replaceAll(/[^+\d]/g, '')}">${telephone}</a>`
}

/** Several people, by name and number. */
export function reachableList(people: readonly Pick<Person, 'name' | 'telephone'>[]): SafeHtml {
  return html`${people.map((person, at) => html`${at === 0 ? '' : at === people.length - 1 ? ' or ' : ', '}${reachable(person)}`)}`
}
