import { answerKey, hasValue } from '#framework/forms/answered.ts'
import { childIdsOf } from '#framework/forms/missing.ts'
import type { Question, Section } from '#framework/forms/types.ts'
import { type Answer, answerWords } from '#modules/forms/index.ts'
import { inFull } from '#platform/dates/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { html, nothing, type SafeHtml } from '#platform/html/index.ts'
import { upperFirst } from '#platform/words.ts'
import type { InView, Paper } from '../past.ts'

export type PrintFacts = {
  noun: string
  ref: string
  path: string
  inView: InView
  paper: Paper
  today: Temporal.PlainDate
}

/** What was judged and what is to be done first, then the evidence. */
export function printPage({ noun, ref, path, inView, paper, today }: PrintFacts): PageContent {
  const called = `${upperFirst(noun)} ${ref}`
  const sections = inView.form.sections.filter((section) => !paper.leavesOut?.(section))
  return {
    title: `${called}, to print`,
    wide: true,
    backLink: { text: called, href: `${path}/${ref}` },
    main: html`<article class="hearth-print">
      <span class="govuk-caption-l">${paper.caption}</span>
      ${paper.aboutWhom ?? nothing}
      <h1 class="govuk-heading-l">${called}</h1>
      ${paper.first}
      <div class="hearth-print__evidence">
        ${paper.beside}
        ${sections.map((section) => evidence(inView, section, paper))}
        <p class="govuk-hint">Printed ${inFull(today)}. Keep it as safe as the child’s record, and shred it after use.</p>
      </div>
    </article>`,
  }
}

function evidence({ children, answers }: InView, section: Section, { inPlaceOf, leavesOutAnswer }: Paper): SafeHtml {
  const blocks = childIdsOf(section, { children }).flatMap((childId) => {
    const answered = section.questions.filter(
      (question) => !leavesOutAnswer?.(question) && isPrinted(question, answers.get(answerKey(question.key, childId))),
    )
    if (answered.length === 0) return []
    const child = children.find((one) => one.id === childId)
    return [
      html`${child ? html`<h3 class="govuk-heading-s">${child.initials || child.ref}</h3>` : nothing}
      <dl class="hearth-evidence">${answered.map((question) => html`<div><dt>${question.text}</dt><dd>${inPlaceOf?.(question, childId) ?? answerWords(question, answers.get(answerKey(question.key, childId)))}</dd></div>`)}</dl>`,
    ]
  })
  return blocks.length > 0 ? html`<h2 class="govuk-heading-m">${section.title}</h2>${blocks}` : nothing
}

/** What was asked at first also where it was left empty; a further question where something was said to it. */
const isPrinted = ({ further }: Question, answer: Answer | undefined): boolean =>
  answer !== undefined &&
  (further !== true || hasValue(answer.value) || answer.explanation !== '' || answer.evidence !== '')
