import { type Answers, answerKey } from '#framework/forms/answered.ts'
import { isAsked } from '#framework/forms/missing.ts'
import type { Form, Question, Section } from '#framework/forms/types.ts'
import { onDay, type RestsOn, restsOn } from '#framework/law/read-by.ts'
import {
  type Answer,
  answerWords,
  type Given,
  idOf,
  type Meanwhile,
  type OfTheForm,
  questionField,
} from '#modules/forms/index.ts'
import { details, html, nothing, type SafeHtml, summaryList } from '#platform/html/index.ts'
import { newCorrectionHref } from '#platform/room.ts'
import { alertBehind, alertOn } from '../danger.ts'
import type { ChildOfPiece } from '../filling.ts'

/** What could not be saved of an answer. */
export type Trouble = {
  typed?: Pick<Given, 'childId' | 'value' | 'explanation' | 'evidence' | 'version'>
  mistake?: string
  /** What was read for it cannot stand so: said at its own field. */
  unclear?: string
  wordsWanted?: string
  confirm?: string
  theirs?: Meanwhile
}

/** By question and child. */
export type Troubles = ReadonlyMap<string, Trouble>

/** What one answer's own element is drawn from. */
export type AnswerFacts = {
  asks: OfTheForm
  child: ChildOfPiece | null
  answers: Answers<Answer>
  trouble: Troubles
  actionHref: (question: Question) => string | undefined
  /** What it rests on, read by the editions of the time that the piece looks at. */
  rests: (question: Question) => RestsOn
  today: Temporal.PlainDate
}

/** That there are two answers, and whose. */
export const changedMeanwhile = ({ own }: Pick<Meanwhile, 'own'>): string =>
  own
    ? 'You changed this answer in another tab: choose which to keep'
    : 'Somebody else changed this answer while you were writing: choose which to keep'

/** One answer's own element, with whatever trouble it is in. */
export function answerField(
  { asks, child, answers, trouble, actionHref, rests, today, closer }: AnswerFacts & { closer?: boolean },
  question: Question,
): SafeHtml {
  const key = answerKey(question.key, child?.id ?? null)
  const own = trouble.get(key)
  return questionField({
    question,
    of: asks,
    childId: child?.id ?? null,
    answer: answers.get(key),
    typed: own?.typed,
    mistake: own?.mistake,
    unclear: own?.unclear,
    wordsWanted: own?.wordsWanted,
    confirm: own?.confirm,
    theirs: own?.theirs,
    rests: rests(question),
    today,
    heading: child && !closer ? 'h3' : 'h2',
    actionHref: actionHref(question),
  })
}

/** The questions of a section as they stand before anybody answered one, about nobody. */
export const emptyAnswers = (facts: Pick<FieldFacts, 'shipped' | 'section' | 'asks' | 'today'>): SafeHtml =>
  html`${facts.section.questions.map((question) =>
    field(
      {
        ...facts,
        child: null,
        answers: new Map(),
        trouble: new Map(),
        actionHref: () => undefined,
        rests: ({ references = [] }) => restsOn(references, onDay(facts.today)),
        alert: undefined,
      },
      question,
    ),
  )}`

type FieldFacts = AnswerFacts & {
  shipped: Form
  section: Section
  /** What a sign of danger opens, behind the question that asks for it. */
  alert: { form: SafeHtml; fields: SafeHtml } | undefined
}

/** Questions that hang on another answer stand in the page too, so that they open as soon as it is given. */
export function field(facts: FieldFacts, question: Question): SafeHtml {
  const { answers, child, section } = facts
  const shown = answerField(facts, question)
  const field = question.onlyWhen
    ? hanging(question.onlyWhen, isAsked(question, child?.id ?? null, answers, section.questions), child, shown)
    : shown
  return html`${field}${alertForm(facts, question)}`
}

/** What a sign of danger opens, behind the questions that go with it. */
function alertForm({ shipped, answers, child, alert }: FieldFacts, { key }: Question): SafeHtml {
  const asking = alertBehind(shipped, key)
  if (!asking || !alert) return nothing
  const on = alertOn(shipped, asking.key)
  const isGiven = on.includes(String(answers.get(answerKey(asking.key, child?.id ?? null))?.value))
  return hanging({ question: asking.key, in: on }, isGiven, child, alert.fields)
}

function hanging(
  when: { question: string; in: readonly string[] },
  asked: boolean,
  child: ChildOfPiece | null,
  shown: SafeHtml,
): SafeHtml {
  return html`<div data-only-when="${idOf(when.question, child?.id ?? null)}" data-only-in="${when.in.join(' ')}"${asked ? '' : html` data-not-asked`}>${shown}</div>`
}

export function readOne({ answers, child }: AnswerFacts, question: Question): SafeHtml {
  const answer = answers.get(answerKey(question.key, child?.id ?? null))
  return summaryList({ rows: [{ key: { text: question.text }, value: { html: answerWords(question, answer) } }] })
}

type Shown = AnswerFacts & { piece: { ref: string }; shown: readonly Question[] }

/** An answer may be about another child: whoever sees it says so. */
export function ofWrongChild(facts: Shown): SafeHtml {
  const answered = toBePutRight(facts)
  return answered.length > 0 ? details({ summaryText: wrongChild, html: linksToPutRight(answered) }) : nothing
}

export const wrongChild = 'An answer here is about the wrong child'

export const linksToPutRight = (answered: ReturnType<typeof toBePutRight>): SafeHtml =>
  html`<ul class="govuk-list">${answered.map(({ question, ref }) => html`<li><a class="govuk-link" href="${newCorrectionHref('answer', ref)}">${question.text}</a></li>`)}</ul>`

/** The answers about a child that are shown here. */
export function toBePutRight({ piece, child, answers, shown }: Shown): { question: Question; ref: string }[] {
  if (!child) return []
  return shown.flatMap((question) => {
    const answer = answers.get(answerKey(question.key, child.id))
    return answer && answer.id !== undefined && !isEmpty(answer)
      ? [{ question, ref: `${piece.ref}/${question.key}/${child.ref}` }]
      : []
  })
}

const isEmpty = ({ value, explanation, evidence }: Answer): boolean =>
  (value === null || value === undefined || value === '') && explanation === '' && evidence === ''
