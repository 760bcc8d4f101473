import type { Answers } from '#framework/forms/answered.ts'
import { answerKey } from '#framework/forms/answered.ts'
import { wayOf } from '#framework/forms/choices.ts'
import { isAsked } from '#framework/forms/missing.ts'
import type { Form, Question, Section } from '#framework/forms/types.ts'
import { onDay, type RestsOn, restsOn } from '#framework/law/read-by.ts'
import {
  type Answer,
  answerWords,
  descriptors,
  type Given,
  idOf,
  type Meanwhile,
  type OfTheForm,
  questionField,
} from '#modules/forms/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import {
  button,
  details,
  html,
  nothing,
  presenceLine,
  type SafeHtml,
  summaryList,
  whatToMend,
} from '#platform/html/index.ts'
import { type NamedPiece, newCorrectionHref } from '#platform/room.ts'
import { sectionHref } from '../addresses.ts'
import { alertBehind, alertOn } from '../danger.ts'
import type { Beside, ChildOfPiece } from '../filling.ts'
import { closerLine, type Depth, lookCloser, moreBehind, neededLine, notAsked } from './look-closer.ts'

/** What could not be saved of an answer. */
export type Trouble = {
  typed?: Pick<Given, 'childId' | 'value' | 'explanation' | 'evidence' | 'version'>
  mistake?: string
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

export type SectionFacts = AnswerFacts &
  Depth & {
    path: string
    piece: NamedPiece & { noun: string }
    shipped: Form
    section: Section
    /** Whom it is about. */
    caption: string
    /** The questions of the section that this person is shown, and which of them they answer. */
    shown: readonly Question[]
    writes: (question: Question) => boolean
    /** Who else has this piece open now. */
    alsoHere: readonly string[]
    beside: Beside
    nextHref: string
    /** What a sign of danger opens, behind the question that asks for it. */
    alert: { form: SafeHtml; fields: SafeHtml } | undefined
  }

/** One section of a form, one column; for a child's section, that child's own page. */
export function sectionPage(facts: SectionFacts): PageContent {
  const { piece, section } = facts
  const writable = section.questions.some(facts.writes)
  const mistakes = [...facts.trouble].flatMap(([key, one]) => {
    const message = one.mistake ?? one.wordsWanted ?? (one.theirs && changedMeanwhile(one.theirs))
    return message
      ? [{ field: `${key.replaceAll(/[./]/g, '-')}-${one.wordsWanted ? 'explanation' : valueOf(section, key)}`, message }]
      : []
  })
  return {
    title: `${section.title}, ${piece.within}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: piece.text, href: piece.href },
    main: html`
      ${whatToMend(mistakes)}
      <span class="govuk-caption-l">${facts.caption} · ${section.title}</span>
      <h1 class="govuk-heading-l">${section.keyQuestion}</h1>
      ${facts.beside.above ?? nothing}
      ${writable ? presenceLine(facts.alsoHere) : nothing}
      <div class="hearth-section">
        <div class="hearth-section__main">
          ${facts.beside.panel ?? nothing}
          ${writable ? html`${neededLine(facts)}${form(facts)}` : readOnly(facts)}
          ${ofWrongChild(facts)}
        </div>
        ${section.descriptors ? html`<aside class="hearth-section__beside" aria-label="What each grade looks like">${descriptors(section.descriptors)}${inspectors(section)}</aside>` : nothing}
      </div>`,
  }
}

/** The field that the answer begins with: of a date, its day (AX-8: what holds all three takes no focus). */
function valueOf({ questions }: Section, key: string): string {
  const question = questions.find((one) => one.key === key.split('/')[0])
  return question && wayOf(question) === 'day' ? 'value-day' : 'value'
}

/** That there are two answers, and whose. */
export const changedMeanwhile = ({ own }: Pick<Meanwhile, 'own'>): string =>
  own
    ? 'You changed this answer in another tab: choose which to keep'
    : 'Somebody else changed this answer while you were writing: choose which to keep'

function form(facts: SectionFacts): SafeHtml {
  const { path, piece, section, child, shown, nextHref, closer } = facts
  return html`${facts.alert?.form ?? nothing}<form method="post" action="${sectionHref(path, piece, section, child)}${closer ? `?${lookCloser}` : ''}" novalidate data-live="${piece.href}/live?section=${section.key}${child ? `&child=${child.ref}` : ''}${closer ? `&${lookCloser}` : ''}">
    <button type="submit" class="govuk-visually-hidden" tabindex="-1" aria-hidden="true">Continue</button>
    <input type="hidden" name="next" value="${nextHref}">
    ${shown.map((question) => html`${facts.beside.before?.(question) ?? nothing}${facts.writes(question) ? field(facts, question) : readOne(facts, question)}`)}
    ${moreBehind(facts)}
    ${button({ text: 'Continue' })}
    ${wayBack(facts)}
  </form>`
}

const wayBack = ({ piece }: SectionFacts): SafeHtml =>
  html`<p class="govuk-body"><a class="govuk-link" href="${piece.href}">Back to the ${piece.noun}</a></p>`

/** One answer's own element, with whatever trouble it is in. */
export function answerField(
  { asks, child, answers, trouble, actionHref, rests, today }: AnswerFacts,
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
    wordsWanted: own?.wordsWanted,
    confirm: own?.confirm,
    theirs: own?.theirs,
    rests: rests(question),
    today,
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

type FieldFacts = AnswerFacts & Pick<SectionFacts, 'shipped' | 'section' | 'alert'>

/** Questions that hang on another answer stand in the page too, so that they open as soon as it is given. */
function field(facts: FieldFacts, question: Question): SafeHtml {
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

function readOnly(facts: SectionFacts): SafeHtml {
  return html`${facts.closer ? closerLine(facts) : nothing}${facts.shown.map((question) => readOne(facts, question))}${notAsked(facts)}${wayBack(facts)}`
}

function readOne({ answers, child }: SectionFacts, question: Question): SafeHtml {
  const answer = answers.get(answerKey(question.key, child?.id ?? null))
  return summaryList({ rows: [{ key: { text: question.text }, value: { html: answerWords(question, answer) } }] })
}

/** An answer may be about another child: whoever sees it says so. */
function ofWrongChild({ piece, child, answers, shown }: SectionFacts): SafeHtml {
  if (!child) return nothing
  const answered = shown.flatMap((question) => {
    const answer = answers.get(answerKey(question.key, child.id))
    return answer && answer.id !== undefined && !isEmpty(answer)
      ? [{ question, ref: `${piece.ref}/${question.key}/${child.ref}` }]
      : []
  })
  if (answered.length === 0) return nothing
  return details({
    summaryText: 'An answer here is about the wrong child',
    html: html`<ul class="govuk-list">${answered.map(({ question, ref }) => html`<li><a class="govuk-link" href="${newCorrectionHref('answer', ref)}">${question.text}</a></li>`)}</ul>`,
  })
}

const isEmpty = ({ value, explanation, evidence }: Answer): boolean =>
  (value === null || value === undefined || value === '') && explanation === '' && evidence === ''

/** Where inspectors look at the same (clause 6.3). */
function inspectors({ inspection }: Section): SafeHtml {
  return inspection ? html`<p class="govuk-body-s">Inspectors judge this under: ${inspection}.</p>` : nothing
}
