import { enterSends, type Offer, personField } from '#modules/people/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { button, details, html, nothing, type SafeHtml, select } from '#platform/html/index.ts'

/** A choice from a list that has its own button: whom or what a child or household is with. */
export type Choosing = {
  action: string
  field: string
  label: string
  button: string
  now: number | null
} & ({ options: readonly Option[] } | { offer: Offer; typed: string | undefined })

export type Option = { id: number; text: string }

/** Whether there is anybody or anything to choose from. */
export const isOffered = (choice: Choosing): boolean =>
  'offer' in choice ? choice.offer.people.length > 0 || choice.offer.search : choice.options.length > 0

/** Folded away, for the few who may choose; nothing for everyone else. Open while there is something to mend. */
export function choosing(summary: string, choices: readonly Choosing[], mistakes: readonly Mistake[]): SafeHtml {
  if (choices.length === 0) return nothing
  return details({
    summaryText: summary,
    open: mistakes.length > 0 || choices.some((one) => 'offer' in one && one.offer.justAsked),
    html: html`${choices.map((choice) => form(choice, mistakes))}`,
  })
}

function form(choice: Choosing, mistakes: readonly Mistake[]): SafeHtml {
  const mistake = mistakes.find((one) => one.field === choice.field)
  return html`<form method="post" action="${choice.action}" novalidate>
    ${'offer' in choice ? person(choice, mistake) : list(choice, mistake)}
    ${button({ text: choice.button, classes: 'govuk-button--secondary', preventDoubleClick: true })}
  </form>`
}

function person(
  choice: Choosing & { offer: Offer; typed: string | undefined },
  mistake: Mistake | undefined,
): SafeHtml {
  const { field, label, offer, typed, now } = choice
  return html`${enterSends(offer)}${personField({
    name: field,
    label,
    none: 'Choose from the list',
    value: typed ?? (mistake ? '' : now),
    offer,
    errorMessage: mistake && { text: mistake.message },
  })}`
}

function list(
  { field, label, options, now }: Choosing & { options: readonly Option[] },
  mistake: Mistake | undefined,
): SafeHtml {
  return select({
    name: field,
    label: { text: label, classes: 'govuk-label--s' },
    items: [
      { value: '', text: 'Choose from the list' },
      ...options.map((option) => ({ value: option.id, text: option.text })),
    ],
    value: String(!mistake && options.some(({ id }) => id === now) ? now : ''),
    errorMessage: mistake && { text: mistake.message },
  })
}
