import { questionOf } from '#framework/forms/form.ts'
import { gaveWay, textOf } from '#modules/forms/index.ts'
import { momentInWords } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { InView } from '../past.ts'
import type { Replaced } from '../queries/gave-way.ts'

/** What one person had written and another changed: whose it was, when, and what it said. */
export function wordsThatGaveWay(
  about: Pick<InView, 'form' | 'children'>,
  replaced: readonly Replaced[],
  today: Temporal.PlainDate,
): SafeHtml {
  const shown = replaced.flatMap((one) => {
    const question = questionOf(one.question, about.form)
    return question && gaveWay(question, one.was, one.is) ? [{ ...one, question }] : []
  })
  if (shown.length === 0) return nothing
  const childWords = (id: number | null) => {
    const child = about.children.find((one) => one.id === id)
    return child ? ` (${child.initials || child.ref})` : ''
  }
  return html`<h2 class="govuk-heading-m">What was written before</h2>
    <p class="govuk-body">Where one answer gave way to another, the earlier one is kept here with who wrote it, the newest change first.</p>
    <dl class="hearth-evidence">${shown.map(
      ({ question, childId, was, is }) => html`<dt>${question.text}${childWords(childId)}</dt>
        <dd><div class="hearth-words">${textOf(was, question)}</div>
          ${was.evidence ? html`<p class="govuk-hint">Read: ${was.evidence}</p>` : nothing}
          <p class="govuk-hint">Written by ${was.by ?? 'Hearth'}, ${momentInWords(was.at, today)}. Changed by ${is.by ?? 'Hearth'}, ${momentInWords(is.at, today)}.</p></dd>`,
    )}</dl>`
}
