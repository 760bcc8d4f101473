import { html, type SafeHtml } from '#platform/html/index.ts'
import { fieldOf } from '../fields.ts'
import { kindsRead } from '../was-read.ts'
import type { Field } from './question.ts'

/** What was read, by kind and date; in as few bytes as will do. */
export function wasRead({ question, childId, answer, typed }: Field, id: string): SafeHtml {
  const value = typed?.evidence ?? answer?.evidence ?? ''
  return html`<label><span id="${id}-read">What was read, and its date</span><input class="govuk-input" name="${fieldOf(question.key, childId, 'evidence')}" list="read" value="${value}" aria-labelledby="${id}-read ${id}-asks"></label>`
}

/** The kinds of what can be read, once a page for all its answers. */
export const kindsOffered: SafeHtml = html`<datalist id="read">${kindsRead.map((kind) => html`<option value="${kind}, ">`)}</datalist>`
