import { type ComplaintPart, pointOf, points } from '#framework/a2-complaint-form/index.ts'
import { answerKey, type Answers, type Value } from '#framework/forms/answered.ts'
import { html, nothing, type SafeHtml } from '#platform/html/index.ts'

/** Above what was found at a stage: each point as the person put it, so that the points are answered and not the tone. */
export function pointsAbove({ part }: { part: ComplaintPart }, answers: Answers<{ value: Value }>): SafeHtml {
  const said = points.map((n) => answers.get(answerKey(pointOf(n), null))?.value)
  const put = said.filter((one) => typeof one === 'string' && one.trim() !== '')
  if (part === 'received' || part === 'learning' || put.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">What the person says</h2>
    <ol class="govuk-list govuk-list--number">${put.map((one) => html`<li class="hearth-words">${String(one)}</li>`)}</ol>`
}
