import { valueInWords } from '#framework/forms/in-words.ts'
import type { Question } from '#framework/forms/types.ts'
import { html, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { Answer } from '../answer.ts'

/** An answer to be read: value, reasons, what it points to. */
export function answerWords(question: Question, answer: Answer | undefined): SafeHtml {
  const value = valueInWords(question, answer?.value)
  if (!answer || (!value && !answer.explanation && !answer.evidence))
    return html`<span class="hearth-quiet">Not answered</span>`
  return html`<div class="hearth-words">${value}</div>
    ${answer.explanation ? html`<div class="hearth-words">${answer.explanation}</div>` : nothing}
    ${answer.evidence ? html`<p class="govuk-hint">Read: ${answer.evidence}</p>` : nothing}
    ${answer.broughtForward ? html`<p class="govuk-hint">Brought forward, not yet confirmed</p>` : nothing}`
}
