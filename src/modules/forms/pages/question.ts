import type { Value } from '#framework/forms/answered.ts'
import { callsForWords } from '#framework/forms/calls-for.ts'
import { choicesOf, type Particulars, wayOf } from '#framework/forms/choices.ts'
import { valueInWords } from '#framework/forms/in-words.ts'
import { grades, type Question } from '#framework/forms/types.ts'
import type { RestsOn } from '#framework/law/read-by.ts'
import { momentInWords } from '#platform/dates/index.ts'
import {
  checkboxes,
  conflictBox,
  conflictPlace,
  html,
  nothing,
  type SafeHtml,
  savedLine,
  textarea,
} from '#platform/html/index.ts'
import { lowerFirst } from '#platform/words.ts'
import type { Answer, Given, Meanwhile } from '../answer.ts'
import { fieldOf, idOf } from '../fields.ts'
import { canBothStand } from '../two-answers.ts'
import { rowsAsFields } from '../visit-fields.ts'
import { control, type Look } from './control.ts'
import { asksForTheRecord, inTheRecord, wasRead } from './was-read.ts'

/** What a form's room says of its questions on a page. */
export type OfTheForm = Particulars & {
  /** Its answers are short, and stand side by side. */
  isShort?: (question: Question) => boolean
  /** The words that its answer calls for are asked for in other words than usual. */
  wordsAsked?: (question: Question) => { label: string; hint: string } | undefined
  /** Where what Hearth brought forward comes from, in words. */
  broughtFrom?: (question: Question) => string
}

export type Field = {
  question: Question
  of: OfTheForm
  childId: number | null
  answer: Answer | undefined
  /** What was typed and could not be saved: it stands in the field again, with how to mend it. */
  typed?: Pick<Given, 'value' | 'explanation' | 'evidence' | 'version'> | undefined
  mistake?: string | undefined
  /** What was read for it cannot stand so: said at its own field. */
  unclear?: string | undefined
  /** The words that the answer calls for are missing: said at their own field. */
  wordsWanted?: string | undefined
  /** The odd date that the person is asked to confirm. */
  confirm?: string | undefined
  /** What was saved meanwhile. */
  theirs?: Meanwhile | undefined
  rests: RestsOn
  today: Temporal.PlainDate
  /** Its words are a heading of this level among the questions of a page. */
  heading?: 'h2' | 'h3' | undefined
  /** Where an action from this answer is raised. */
  actionHref?: string | undefined
}

/** One question: its field, the words it may call for, what was brought forward, and when it was saved. */
export function questionField(field: Field): SafeHtml {
  const { question, childId, answer } = field
  const id = idOf(question.key, childId)
  return html`<div class="hearth-answer${field.question.required ? '' : ' hearth-answer--optional'}" id="${id}" data-autosave data-answer="${answer?.id ?? ''}" data-when="${(question.explainWhen ?? []).join(' ')}">
    <input type="hidden" name="${fieldOf(question.key, childId, 'version')}" value="${(field.typed ?? answer)?.version ?? 0}" data-version>
    ${control({
      ...{
        question,
        particulars: field.of,
        look: { ...inSection(field.of.isShort), ...(field.heading ? { heading: field.heading } : {}) },
        idPrefix: `${id}-value`,
      },
      ...{ value: (field.typed ?? answer)?.value, mistake: field.mistake, confirm: field.confirm },
      name: (part) => fieldOf(question.key, childId, part),
      grows: true,
    })}
    ${answer?.broughtForward && !field.typed ? broughtForward(field, id) : nothing}
    ${comment(field, id)}
    ${inTheRecord(field, id)}
    ${foot(field, id)}
    ${savedLine(answer && !field.typed && !answer.broughtForward ? `${momentInWords(answer.savedAt, field.today)}${answer.savedBy ? ` by ${answer.savedBy}` : ''}` : undefined)}
    ${conflictPlace(field.typed && field.theirs ? twoAnswers(field, field.typed, field.theirs) : undefined)}
  </div>`
}

/** In a form of several sections: small, close together, one of many on its page. */
export const inSection = (isShort: OfTheForm['isShort']): Look => ({
  size: 's',
  marksNeeded: true,
  rows: 5,
  spellcheck: true,
  scale: 'govuk-radios--inline govuk-radios--small hearth-scale',
  scaleHint: ({ ends, prompts }) => {
    const said = ends ? `0 means: ${ends[0]}. 10 means: ${ends[1]}.` : 'From 0 to 10.'
    return prompts ? `${said} ${prompts}` : said
  },
  choices: (question) =>
    isShortAnswered(question) || isShort?.(question) ? 'govuk-radios--inline govuk-radios--small' : undefined,
})

/** Short answers stand side by side and small, so that a section is not a long walk; the grade that closes it stands apart. */
function isShortAnswered({ type, key }: Question): boolean {
  return type.startsWith('yes') || (type === 'grade' && !key.endsWith('.grade'))
}

function broughtForward({ question, of, childId, today, answer }: Field, id: string): SafeHtml {
  const from = of.broughtFrom?.(question) ?? 'What Hearth knows'
  return html`<div class="hearth-brought-forward">
    <p class="govuk-body-s govuk-!-margin-bottom-1"><strong class="govuk-tag govuk-tag--yellow">Brought forward</strong> ${from}${answer ? `, as Hearth knew it on ${momentInWords(answer.savedAt, today)}` : ''}.</p>
    <input type="hidden" name="${fieldOf(question.key, childId, 'brought')}" value="${String(answer?.value ?? '')}">
    ${checkboxes({ name: fieldOf(question.key, childId, 'confirm'), idPrefix: `${id}-confirm`, classes: 'govuk-checkboxes--small', describedBy: `${id}-asks`, items: [{ value: 'yes', text: 'This is right' }] })}
  </div>`
}

/** What it rests on, and the way to an action. The question's words stand once, at the comment, and name both. */
function foot({ rests: { cited, unread }, actionHref }: Field, id: string): SafeHtml {
  if (cited.length + unread.length === 0 && !actionHref) return nothing
  const action = actionHref
    ? html`<a class="govuk-link" id="${id}-act" href="${actionHref}" aria-labelledby="${id}-act ${id}-asks">Set an action for this</a>`
    : nothing
  return html`<p class="hearth-answer__foot">${action} ${restsOn('Rests on', cited)} ${restsOn('Not read by us yet:', unread)}</p>`
}

/** What may be cited; and, apart from it, what is meant and was not read. */
const restsOn = (words: string, names: RestsOn['cited']): SafeHtml =>
  names.length > 0
    ? html`<span>${words} ${names.map(({ says, at, title }, one) => html`${one > 0 ? '; ' : ''}<a class="govuk-link" href="/references#${at}">${says}${title ? `: ${title}` : ''}</a>`)}</span>`
    : nothing

/** One line under every answer, closed until somebody wants it or the answer calls for words. */
function comment(field: Field, id: string): SafeHtml {
  const { question, answer, typed, wordsWanted } = field
  const words = typed?.explanation ?? answer?.explanation ?? ''
  const hasRead = (typed?.evidence ?? answer?.evidence ?? '') !== ''
  const calls = callsForWords(question, ((typed ?? answer)?.value ?? null) as Value)
  // The grade that closes a section always says why.
  const open =
    words !== '' ||
    hasRead ||
    field.unclear !== undefined ||
    wordsWanted !== undefined ||
    calls ||
    alwaysCalls(question)
  const asksItself = wordsWanted !== undefined || field.of.wordsAsked?.(question) !== undefined
  const isWhy = question.type === 'grade' && Boolean(question.explainWhen?.length)
  return html`<details class="hearth-comment" data-why${open ? html` open` : nothing}><summary id="${id}-comment">Evidence or comment${wantedWhen(field)}<span class="govuk-visually-hidden" id="${id}-asks">: ${question.text}</span></summary>${isWhy || asksItself ? askedWords(field, id, words) : freeWords(field, id, words)}${asksForTheRecord(field) ? nothing : wasRead(field, id)}</details>`
}

const alwaysCalls = ({ type, required, explainWhen = [] }: Question): boolean =>
  type === 'grade' && required === true && explainWhen.length >= grades.length

/** Words that the answer calls for under a label of their own. */
function askedWords(field: Field, id: string, value: string): SafeHtml {
  const { question, of, childId, wordsWanted } = field
  const isGrade = question.type === 'grade'
  const asked = of.wordsAsked?.(question)
  const hint = asked?.hint
  return textarea({
    id: `${id}-explanation`,
    name: fieldOf(question.key, childId, 'explanation'),
    label: {
      text: asked?.label ?? (isGrade ? 'Why, and what difference has it made?' : 'Say a little more'),
      classes: 'govuk-label--s',
    },
    describedBy: `${id}-asks`,
    errorMessage: wordsWanted ? { text: wordsWanted } : undefined,
    hint: hint ? { text: hint } : undefined,
    value,
    rows: isGrade ? 5 : 3,
    spellcheck: true,
  })
}

/** The same in as few bytes as will do: it stands on every page as often as there are questions. */
function freeWords({ question, childId }: Field, id: string, value: string): SafeHtml {
  const first = /^\r?\n/.test(value) ? '\n' : ''
  return html`<textarea class="govuk-textarea" name="${fieldOf(question.key, childId, 'explanation')}" rows="3" aria-labelledby="${id}-comment">${first}${value}</textarea>`
}

/** With which answers words are wanted; an action in their place will do. */
function wantedWhen(field: Field): string {
  const { type, explainWhen = [] } = field.question
  const asksItself = field.of.wordsAsked?.(field.question) !== undefined
  return explainWhen.length === 0 || type === 'grade' || asksItself
    ? ''
    : ` (wanted with ${wordsFor(field)}, or an action)`
}

function wordsFor({ question, of }: Field): string {
  const words = choicesOf(question, of)
    .filter((choice) => question.explainWhen?.includes(choice.value))
    .map((choice) => `“${lowerFirst(choice.text)}”`)
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words)
}

/** Both answers, when another was saved meanwhile. */
export function twoAnswers(
  { question, childId, today }: Pick<Field, 'question' | 'childId' | 'today'>,
  typed: Pick<Given, 'value' | 'explanation' | 'evidence'>,
  theirs: Meanwhile,
): SafeHtml {
  return conflictBox({
    mine: textOf(typed, question),
    theirs: textOf(theirs, question),
    by: theirs.own ? null : (theirs.savedBy ?? 'Somebody'),
    savedAt: momentInWords(theirs.savedAt, today),
    theirFields: fieldsOf(question, childId, theirs),
    theirVersion: theirs.version,
    both: canBothStand(question, typed, theirs),
    name: fieldOf(question.key, childId, ''),
  })
}

/** An answer as a person reads it: its value in words, then the explanation and what was read. */
export function textOf(answer: { value: unknown; explanation: string; evidence?: string }, question: Question): string {
  return [valueInWords(question, answer.value), answer.explanation, answer.evidence && `read: ${answer.evidence}`]
    .filter(Boolean)
    .join(' · ')
}

/** An answer as the fields of its form. */
function fieldsOf(question: Question, childId: number | null, answer: Answer): Record<string, string | string[]> {
  const name = (part: string) => fieldOf(question.key, childId, part)
  const value = answer.value === null ? '' : Array.isArray(answer.value) ? [...answer.value] : String(answer.value)
  const words = { [name('explanation')]: answer.explanation, [name('evidence')]: answer.evidence }
  if (wayOf(question) === 'rows') return { ...rowsAsFields(answer.value, name), ...words }
  if (wayOf(question) !== 'day') return { [name('value')]: value, ...words }
  const [year, month, day] = value === 'none_recorded' ? ['', '', ''] : String(value).split('-')
  return {
    [name('value-day')]: day ?? '',
    [name('value-month')]: month ?? '',
    [name('value-year')]: year ?? '',
    [name('none')]: value === 'none_recorded' ? 'none_recorded' : '',
    ...words,
  }
}
