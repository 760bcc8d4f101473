import type { Section } from '#framework/forms/types.ts'
import { button, checkboxes, html, insetText, nothing, radios, select } from '#platform/html/index.ts'
import { type PageContent, textOf } from '#platform/http/index.ts'
import { localTypes } from '../draft.ts'
import { askedFields, type Filled, framed, mistakeOf, wordsField } from './filled.ts'
import { usualPlace } from '../draft-order.ts'
import { placeItems } from './place.ts'

export type NewQuestionFacts = Filled & { section: Section; seen: number; moved: boolean }

/** A question of the council's own. */
export function newQuestionPage(facts: NewQuestionFacts): PageContent {
  const { shaped, section, seen, typed } = facts
  const chosen = textOf(typed, 'type')
  const place = typed['after'] === undefined ? usualPlace(section) : textOf(typed, 'after')
  return framed(
    facts,
    `Add a question: ${section.title}`,
    html`
    <span class="govuk-caption-l">${section.title}</span>
    <h1 class="govuk-heading-l">Add a question</h1>
    ${facts.moved ? insetText({ text: 'Somebody else changed the draft while you were writing. What you wrote is below: save it again.' }) : nothing}
    <form method="post" action="${shaped.path}/sections/${section.key}" novalidate>
      <input type="hidden" name="draft" value="${seen}">
      ${askedFields(facts)}
      ${radios({ name: 'type', idPrefix: 'type', fieldset: { legend: { text: 'How is it answered?', classes: 'govuk-fieldset__legend--s' } }, errorMessage: mistakeOf(facts, 'type'), value: chosen, items: Object.entries(localTypes).map(([value, text]) => ({ value, text })) })}
      ${wordsField(facts, 'options', { label: 'Answers to choose from', hint: 'For a list only: one on each line.', rows: 5 })}
      ${select({ id: 'after', name: 'after', label: { text: 'Where does it stand?', classes: 'govuk-label--s' }, classes: 'hearth-tool-place', items: placeItems(section).map((item) => ({ ...item, selected: item.value === place })) })}
      ${checkboxes({ name: 'required', idPrefix: 'required', items: [{ value: 'yes', text: 'It must be answered before the section is done', checked: textOf(typed, 'required') === 'yes' }] })}
      ${button({ text: 'Add it to the draft', preventDoubleClick: true })}
    </form>`,
    section,
  )
}
