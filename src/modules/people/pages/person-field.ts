import { button, html, input, nothing, type SafeHtml, select } from '#platform/html/index.ts'
import type { Offer } from '../choice.ts'

export type PersonField = {
  name: string
  label: string
  size?: 's' | 'm'
  hint?: string | undefined
  /** The first line of the list, for nobody. */
  none: string
  /** Who is chosen. */
  value: string | number | null
  errorMessage?: { text: string } | undefined
  offer: Offer
}

/** Chooses a person: from a list while it is one to be read, and else from those near, or found by name. Works without JavaScript:
 * “Find” sends the form, and it comes back with whatever was typed in it. */
export function personField(facts: PersonField): SafeHtml {
  const { name, label, size = 's', none, value, errorMessage, offer } = facts
  const found = offer.justAsked && offer.found > 0
  const hint = [facts.hint, foundInWords(offer)].filter(Boolean).join(' ')
  return html`${select({
    name,
    label: { text: label, classes: `govuk-label--${size}` },
    hint: hint ? { text: hint } : undefined,
    value: String(value ?? ''),
    items: [
      { value: '', text: none },
      ...offer.people.map((person) => ({ value: String(person.id), text: nameWithTeam(person) })),
    ],
    errorMessage,
    attributes: found ? { autofocus: '' } : undefined,
  })}${personSearch(facts)}`
}

/** Stands first in a form with such a field: the key Enter sends the form, as in every other, and not “Find”. */
export function enterSends({ search }: Offer): SafeHtml {
  return search ? html`<button class="govuk-visually-hidden" tabindex="-1" aria-hidden="true">Send</button>` : nothing
}

/** Two of the same name are told apart by their team. */
export const nameWithTeam = ({ name, teamName }: { name: string; teamName: string | null }): string =>
  teamName ? `${name}, ${teamName}` : name

/** How many have the name that was looked for; '' when none was. */
export function foundInWords({ name, found, more, justAsked }: Offer): string {
  if (!justAsked || found === 0) return ''
  if (more) return `More than ${found} people have “${name}” in their name: type more of it, or choose.`
  return found === 1
    ? `One person has “${name}” in their name: choose them here.`
    : `${found} people have “${name}” in their name: choose one.`
}

/** Finds by name whom no list beside it holds; nothing where that holds everybody. */
export function personSearch({ name, offer }: Pick<PersonField, 'name' | 'offer'>): SafeHtml {
  if (!offer.search) return nothing
  const problem = offer.justAsked && offer.found === 0
  const message = offer.name
    ? `Nobody who could be chosen has “${offer.name}” in their name`
    : 'Type a part of the name of whom you look for'
  return html`<div>
  ${input({
    name: `${name}-name`,
    label: { text: `${offer.people.length > 0 ? 'If they are not in the list, a' : 'A'} part of their name` },
    classes: 'govuk-input--width-20',
    value: offer.name,
    autocomplete: 'off',
    spellcheck: false,
    errorMessage: problem ? { text: message } : undefined,
    attributes: problem ? { autofocus: '' } : undefined,
  })}
  <input type="hidden" name="${name}-found" value="${offer.name}">
  ${button({ text: 'Find', name: 'find', value: name, classes: 'govuk-button--secondary' })}
</div>`
}
