import { answerKey } from '#framework/forms/answered.ts'
import { gradeNames } from '#framework/a2-audit-tool/types.ts'
import type { Question } from '#framework/forms/types.ts'
import { type Answer, answerWords } from '#modules/forms/index.ts'
import { inWords, londonDate } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml, stackedTable } from '#platform/html/index.ts'
import type { InView } from '../past.ts'
import type { Correction } from '../queries/corrections.ts'

/** What was put right after it was decided: what it said, what it says, why, by whom and when. Nothing where nothing was. */
export function correctionsPanel(
  { form, children, answers, mayRead }: InView,
  corrections: readonly Correction[],
  today: Temporal.PlainDate,
): SafeHtml {
  const rows = corrections.flatMap((one) => {
    const shown = read(one)
    return shown ? [[...shown, reasonOf(one, today)]] : []
  })
  if (rows.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">What was put right</h2>
    <p class="govuk-body">Both readings are kept: what it said when it was decided, and what it says since.</p>
    ${stackedTable({ caption: 'What was put right', captionClasses: 'govuk-visually-hidden', head: ['What', 'It said', 'It says', 'Why'].map((text) => ({ text })), rows })}`

  function read({ what, childId, was, becomes }: Correction) {
    if (what === 'final_grade') return [{ text: 'Final grade' }, { text: gradeOf(was) }, { text: gradeOf(becomes) }]
    const section = form.sections.find(({ questions }) => questions.some(({ key }) => key === what))
    const question = section?.questions.find(({ key }) => key === what)
    const answer = answers.get(answerKey(what, childId))
    if (!section || !question || !answer) return undefined
    if (mayRead && !mayRead({ section: section.key, question: what, wrote: answer.savedById })) return undefined
    const child = children.find(({ id }) => id === childId)
    const about = child ? `${question.text} (${child.initials || child.ref})` : question.text
    return [{ text: about }, { html: said(question, answer, was) }, { html: said(question, answer, becomes) }]
  }
}

const gradeOf = (grade: unknown): string => (gradeNames as Record<string, string>)[String(grade)] ?? 'none'

/** An answer as it read: only what it says is another. */
const said = (question: Question, answer: Answer, reading: unknown): SafeHtml =>
  html`${answerWords(question, { ...answer, ...(reading as Partial<Answer>) })}`

const reasonOf = ({ reason, by, at }: Correction, today: Temporal.PlainDate) => ({
  html: html`<span class="hearth-words">${reason}</span><br><span class="govuk-hint">${by}, ${inWords(londonDate(at), today)}</span>`,
})
