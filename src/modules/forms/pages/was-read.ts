import { html, input, nothing, type SafeHtml } from '#platform/html/index.ts'
import { fieldOf } from '../fields.ts'
import { kindsRead } from '../was-read.ts'
import type { Field } from './question.ts'

/** What was read, by kind and date; in as few bytes as will do. */
export function wasRead({ question, childId, answer, typed, unclear }: Field, id: string): SafeHtml {
  const value = typed?.evidence ?? answer?.evidence ?? ''
  if (unclear)
    return input({
      ...{
        id: `${id}-evidence`,
        name: fieldOf(question.key, childId, 'evidence'),
        value,
        attributes: { list: 'read' },
      },
      ...{ label: { text: 'What was read, and its date' }, describedBy: `${id}-asks`, errorMessage: { text: unclear } },
    })
  return html`<label><span id="${id}-read">What was read, and its date</span><input class="govuk-input" name="${fieldOf(question.key, childId, 'evidence')}" list="read" value="${value}" aria-labelledby="${id}-read ${id}-asks"></label>`
}

/** The kinds of what can be read, once a page for all its answers. */
export const kindsOffered: SafeHtml = html`<datalist id="read">${kindsRead.map((kind) => html`<option value="${kind}, ">`)}</datalist>`

/** A grade that rests on the record asks for it in a field of its own. */
export const asksForTheRecord = ({ question, of, answer }: Field): boolean =>
  question.type === 'grade' && Boolean(of.needsEvidence?.(question, 'inadequate') || answer?.evidence)

/** What in the record shows it, in a field of its own. */
export function inTheRecord(field: Field, id: string): SafeHtml {
  if (!asksForTheRecord(field)) return nothing
  const { question, childId, answer, typed } = field
  return html`<div class="hearth-why" data-evidence>${input({
    id: `${id}-evidence`,
    name: fieldOf(question.key, childId, 'evidence'),
    label: { text: 'What in the record shows it?', classes: 'govuk-label--s' },
    describedBy: `${id}-asks`,
    hint: {
      text: 'Its kind and its date: “Supervision record, 12 May 2026”. Needed for outstanding and inadequate. No full names.',
    },
    ...{ attributes: { list: 'read' }, value: typed?.evidence ?? answer?.evidence ?? '' },
    errorMessage: field.unclear ? { text: field.unclear } : undefined,
  })}</div>`
}
