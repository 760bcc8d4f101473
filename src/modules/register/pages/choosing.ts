import type { Mistake } from '#platform/problems.ts'
import type { Person } from '#modules/people/index.ts'
import { button, details, html, nothing, type SafeHtml, select } from '#platform/html/index.ts'

/** A choice from a list that has its own button: whom or what a child or household is with. */
export type Choosing = {
  action: string
  field: string
  label: string
  button: string
  options: readonly Option[]
  now: number | null
}

export type Option = { id: number; text: string }

/** People to choose from; two of the same name are told apart by their team. */
export function optionsOf(people: readonly Pick<Person, 'id' | 'name' | 'teamName'>[]): Option[] {
  return people.map(({ id, name, teamName }) => ({ id, text: teamName ? `${name} (${teamName})` : name }))
}

/** Folded away, for the few who may choose; nothing for everyone else. Open while there is something to mend. */
export function choosing(summary: string, choices: readonly Choosing[], mistakes: readonly Mistake[]): SafeHtml {
  if (choices.length === 0) return nothing
  return details({
    summaryText: summary,
    open: mistakes.length > 0,
    html: html`${choices.map((choice) => form(choice, mistakes))}`,
  })
}

function form({ action, field, label, button: text, options, now }: Choosing, mistakes: readonly Mistake[]): SafeHtml {
  const mistake = mistakes.find((one) => one.field === field)
  return html`<form method="post" action="${action}" novalidate>
    ${select({
      name: field,
      label: { text: label, classes: 'govuk-label--s' },
      items: [
        { value: '', text: 'Choose from the list' },
        ...options.map((option) => ({ value: option.id, text: option.text })),
      ],
      value: String(!mistake && options.some(({ id }) => id === now) ? now : ''),
      errorMessage: mistake && { text: mistake.message },
    })}
    ${button({ text, classes: 'govuk-button--secondary', preventDoubleClick: true })}
  </form>`
}
