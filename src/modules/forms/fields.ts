import { answerKey } from '#framework/forms/answered.ts'
import { wayOf } from '#framework/forms/choices.ts'
import type { Question } from '#framework/forms/types.ts'
import { listOf, readVersion, textOf } from '#platform/http/index.ts'
import type { Answer, Given } from './answer.ts'
import { bothOf } from './two-answers.ts'
import { rowsIn } from './visit-fields.ts'

export type Body = Record<string, string | string[]>

/** How an answer's fields are named in a form: the page, the posted section and the script that saves one answer all
 * use these. */
export const fieldOf = (question: string, childId: number | null, part: string): string =>
  `${answerKey(question, childId)}:${part}`

/** The same as an id for HTML. */
export const idOf = (question: string, childId: number | null): string =>
  answerKey(question, childId).replaceAll(/[./]/g, '-')

/** What a form says of one question; undefined when the form did not hold it. */
export function givenIn(body: Body, question: Question, childId: number | null): Given | undefined {
  const field = (part: string) => fieldOf(question.key, childId, part)
  if (body[field('version')] === undefined) return undefined
  return {
    question: question.key,
    childId,
    value: postedIn(body, question, field),
    explanation: textOf(body, field('explanation')).replaceAll('\r\n', '\n'),
    evidence: textOf(body, field('evidence')).replaceAll('\r\n', '\n'),
    version: readVersion(textOf(body, field('version'))),
    ...(textOf(body, field('follows')) === 'own' ? { followsOwn: true } : {}),
    ...(wayOf(question) === 'day' ? { right: dayMeant(body, field) } : {}),
  }
}

/** What a page posts as the value of one question; `field` names its fields. */
export function postedIn(
  body: Body,
  question: Pick<Question, 'type'>,
  field: (part: string) => string,
): string | string[] {
  switch (wayOf(question)) {
    case 'day':
      return dateIn(body, field)
    case 'several':
      return listOf(body, field('value'))
    case 'rows':
      return rowsIn(body, field)
    case 'words':
    case 'figure':
    case 'score':
    case 'one':
      return textOf(body, field('value'))
  }
}

/** The odd day that the person has said is right: under its mistake, or by “this is right” of that very day as it was brought forward. */
function dayMeant(body: Body, field: (part: string) => string): string {
  const said = textOf(body, field('right'))
  return said === '' && textOf(body, field('confirm')) === 'yes' ? textOf(body, field('brought')) : said
}

/** Day, month and year as one ISO date; what was typed, joined, when it is no date, so that the mistake can be named. */
function dateIn(body: Body, field: (part: string) => string): string {
  if (textOf(body, field('none')) === 'none_recorded') return 'none_recorded'
  const [day, month, year] = ['value-day', 'value-month', 'value-year'].map((part) => textOf(body, field(part)).trim())
  if (!day && !month && !year) return ''
  return `${(year ?? '').padStart(4, '0')}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
}

/** Whether the form says anything new about an answer: other words, or "this is right" to what was brought forward. `shown`: what the page
 * showed as brought forward. */
export function isNews(given: Given, answer: Answer | undefined, confirmed: boolean, shown?: string): boolean {
  if (!answer) return given.value.length > 0 || given.explanation !== '' || given.evidence !== ''
  if (answer.broughtForward && confirmed) return true
  if (answer.broughtForward && !given.explanation && !given.evidence && isAsShown(given, shown)) return false
  const before = answer.value === null ? '' : Array.isArray(answer.value) ? [...answer.value] : String(answer.value)
  const now = typeof given.value === 'string' ? given.value : [...given.value]
  const none = (value: string | string[]) => (value.length === 0 ? '' : value)
  return (
    JSON.stringify(none(before)) !== JSON.stringify(none(now)) ||
    answer.explanation !== given.explanation ||
    answer.evidence !== given.evidence
  )
}

/** What was brought forward since the page was drawn is nobody's answer to it: the page still says what it showed, or nothing. */
const isAsShown = ({ value, version }: Given, shown: string | undefined): boolean =>
  shown === undefined ? version === 0 && value.length === 0 : String(value) === shown

/** What was chosen between two people's words: one's own stand beside the version that was shown, both become one, and
 * theirs need nothing. Without a choice the answer is as it was given, and so is still held against the version before. */
export function settledIn(body: Body, given: Given, theirs: Answer | undefined): Given | undefined {
  const field = (part: string) => fieldOf(given.question, given.childId, part)
  const seen = readVersion(textOf(body, field('seen')))
  switch (textOf(body, field('keep'))) {
    case 'mine':
      return { ...given, version: seen, settles: true }
    case 'theirs':
      return undefined
    case 'both':
      return theirs ? { ...bothOf(given, theirs), version: seen, settles: true } : given
    default:
      return given
  }
}

/** Whether “this is right” was ticked on this page, was saved, and is ticked no more: of the same words that were brought forward, to which
 * nobody else has said anything since. */
export function isUnticked(
  body: Body,
  question: Question,
  given: Given,
  answer: Answer | undefined,
  me: number,
): boolean {
  if (!answer || answer.broughtForward || answer.savedById !== me || answer.version !== given.version) return false
  const brought = body[fieldOf(question.key, given.childId, 'brought')]
  return brought === String(given.value) && !isConfirmed(body, question, given.childId) && !isNews(given, answer, false)
}

/** “This is right”, of what was brought forward; “Yes, 1 August 2026 is right”, of a day that is odd, says the same. */
export function isConfirmed(body: Body, question: Question, childId: number | null): boolean {
  const field = (part: string) => fieldOf(question.key, childId, part)
  const right = textOf(body, field('right'))
  return textOf(body, field('confirm')) === 'yes' || (right !== '' && right === dateIn(body, field))
}
