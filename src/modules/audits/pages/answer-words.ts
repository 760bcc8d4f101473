import type { Question } from '#framework/a2-audit-tool/types.ts'
import { html, nothing, type SafeHtml } from '#platform/html/index.ts'
import { type Answer, callsForEvidence } from '../answers.ts'
import { valueInWords } from './question.ts'

/** An answer to be read: value, reasons, what it points to. */
export function answerWords(question: Question, answer: Answer | undefined): SafeHtml {
  const value = valueInWords(answer?.value, question)
  if (!answer || (!value && !answer.explanation)) return html`<span class="hearth-quiet">Not answered</span>`
  return html`<div class="hearth-words">${value}</div>
    ${answer.explanation ? html`<div class="hearth-words">${answer.explanation}</div>` : nothing}
    ${answer.evidence && (callsForEvidence(question, answer.value) || question.type === 'grade') ? html`<p class="govuk-hint">In the record: ${answer.evidence}</p>` : nothing}
    ${answer.broughtForward ? html`<p class="govuk-hint">Brought forward, not yet confirmed</p>` : nothing}`
}
