import { html, type SafeHtml } from '#platform/html/index.ts'
import type { Person } from '../road.ts'

/** "Sam Green, 01632 960001" with a number that can be tapped. */
export function reachable({ name, telephone }: Pick<Person, 'name' | 'telephone'>): SafeHtml {
  if (!telephone) return html`${name}`
  return html`${name}, <a class="govuk-link" href="tel:${telephone.replaceAll(/[^+\d]/g, '')}">${telephone}</a>`
}

/** Several people, by name and number. */
export function reachableList(people: readonly Pick<Person, 'name' | 'telephone'>[]): SafeHtml {
  return html`${people.map((person, at) => html`${at === 0 ? '' : at === people.length - 1 ? ' or ' : ', '}${reachable(person)}`)}`
}
