import type { Question, Section } from '#framework/forms/types.ts'
import { button, html, nothing, type SafeHtml, select } from '#platform/html/index.ts'
import { placesOf, placesOfNew } from '../draft-order.ts'
import type { ShapedForm } from '../shaped.ts'

/** Every place where a new question may stand, from the top. */
export function placeItems(section: Section): { value: string; text: string }[] {
  return placesOfNew(section).map((after) => ({ value: after, text: placeInWords(section, after) }))
}

function placeInWords({ questions }: Section, after: string): string {
  if (after === '') return 'First in the section'
  return `After “${questions.find((one) => one.key === after)?.text ?? after}”`
}

/** One place up, one place down: a button each, that work without JavaScript. */
export function moveButtons(shaped: ShapedForm, section: Section, question: Question, seen: number): SafeHtml {
  const { up, down } = placesOf(section, question.key)
  return html`${moveButton(shaped, 'Move up', up, question, seen)}${moveButton(shaped, 'Move down', down, question, seen)}`
}

function moveButton(
  { path }: ShapedForm,
  words: string,
  after: string | undefined,
  question: Question,
  seen: number,
): SafeHtml {
  if (after === undefined) return nothing
  return html`<form method="post" action="${path}/questions/${question.key}/place">
    <input type="hidden" name="draft" value="${seen}">
    <input type="hidden" name="after" value="${after}">
    ${button({ html: html`${words}<span class="govuk-visually-hidden">: ${question.text}</span>`, classes: 'govuk-button--secondary', preventDoubleClick: true })}
  </form>`
}

/** Further than one place: chosen from a list. */
export function placeForm({ path }: ShapedForm, section: Section, question: Question, seen: number): SafeHtml {
  const { others } = placesOf(section, question.key)
  if (others.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Where it stands</h2>
  <form method="post" action="${path}/questions/${question.key}/place">
    <input type="hidden" name="draft" value="${seen}">
    ${select({ id: 'after', name: 'after', label: { text: 'Move it to another place in the section' }, classes: 'hearth-tool-place', items: others.map((after) => ({ value: after, text: placeInWords(section, after) })) })}
    ${button({ text: 'Move it there', classes: 'govuk-button--secondary', preventDoubleClick: true })}
  </form>`
}
