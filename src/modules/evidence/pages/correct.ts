import { childIdsOf } from '#framework/forms/missing.ts'
import { wayOf } from '#framework/forms/choices.ts'
import { answerKey } from '#framework/forms/answered.ts'
import type { Form, Question } from '#framework/forms/types.ts'
import { type Answer, answerWords, control, inSection, type OfTheForm } from '#modules/forms/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import {
  button,
  confirmBox,
  html,
  insetText,
  mistakeAt,
  nothing,
  type SafeHtml,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { ChildOfPiece } from '../filling.ts'

type Piece = { text: string; within: string; href: string }

/** Every answer of a piece that is over, each the way to put it right. `may`: whether this one is put right in this way. */
export function answersToCorrect(facts: {
  piece: Piece
  form: Form
  children: readonly ChildOfPiece[]
  answers: ReadonlyMap<string, Answer>
  may: (question: Question) => boolean
}): PageContent {
  const { piece, form, children, answers, may } = facts
  const sections = form.sections.map((section) => ({
    title: section.title,
    ones: childIdsOf(section, { children }).flatMap((childId) =>
      section.questions
        .filter((question) => may(question) && answers.has(answerKey(question.key, childId)))
        .map((question) => ({ question, child: children.find(({ id }) => id === childId) })),
    ),
  }))
  return {
    title: `Put an answer right, ${piece.within}`,
    backLink: { text: piece.text, href: piece.href },
    main: html`<h1 class="govuk-heading-l">Put an answer right</h1>
      <p class="govuk-body">Both readings are kept and shown side by side, with your reason. Grades that were given stay as they were given, and a child’s own words are theirs.</p>
      ${sections.filter(({ ones }) => ones.length > 0).map(({ title, ones }) => html`<h2 class="govuk-heading-m">${title}</h2><ul class="govuk-list govuk-list--spaced">${ones.map(({ question, child }) => html`<li><a class="govuk-link" href="${hrefOf(piece, question, child)}">${question.text}${child ? ` (${child.initials || child.ref})` : ''}</a></li>`)}</ul>`)}`,
  }
}

const hrefOf = ({ href }: Piece, { key }: Question, child: ChildOfPiece | undefined): string =>
  `${href}/correction?${new URLSearchParams({ question: key, ...(child ? { child: child.ref } : {}) })}`

export type CorrectFacts = {
  piece: Piece
  question: Question
  child: ChildOfPiece | null
  answer: Answer
  of: OfTheForm
  typed: { value: unknown; explanation: string; reason: string }
  mistakes: readonly Mistake[]
}

/** One answer: what it says, what it should say, and why. */
export function correctPage({ piece, question, child, answer, of, typed, mistakes }: CorrectFacts): PageContent {
  const field = (name: 'explanation' | 'reason', label: string): SafeHtml =>
    textarea({
      ...{ id: name, name, value: typed[name], errorMessage: mistakeAt(mistakes, name), spellcheck: true, rows: 4 },
      label: { text: label, classes: 'govuk-label--s' },
    })
  return {
    title: `Put an answer right, ${piece.within}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: 'Another answer', href: `${piece.href}/correction` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${piece.text}${child ? `, ${child.initials || child.ref}` : ''}</span>
      <h1 class="govuk-heading-l">Put an answer right</h1>
      ${insetText({ html: html`<p class="govuk-body"><strong>${question.text}</strong></p><p class="govuk-body">It says: ${answerWords(question, answer)}</p>` })}
      <form method="post" action="${piece.href}/correction" novalidate>
        <input type="hidden" name="question" value="${question.key}">
        <input type="hidden" name="child" value="${child?.ref ?? ''}">
        <input type="hidden" name="version" value="${answer.version}">
        ${control({ question, particulars: of, look: inSection(of.isShort), idPrefix: 'value', value: typed.value, mistake: mistakes.find((one) => one.field === 'value')?.message, name: (part) => part })}
        ${confirmBox({ name: 'right', value: mistakes.find((one) => one.field === 'value')?.confirm })}
        ${wayOf(question) === 'words' && typed.explanation === '' ? nothing : field('explanation', 'The words with it, if there are any')}
        ${field('reason', 'Why was it wrong?')}
        ${button({ text: 'Put it right', preventDoubleClick: true })}
      </form>`,
  }
}
