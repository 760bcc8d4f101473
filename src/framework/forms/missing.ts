import { type Answered, type Answers, answerKey, hasValue } from './answered.ts'
import { callsForWords } from './calls-for.ts'
import type { Particulars } from './choices.ts'
import type { Form, Question, Section } from './types.ts'

/** What a form is filled in about, and what was answered. */
export type Case<A = Answered> = {
  children: readonly { id: number; initials: string; ref: string }[]
  answers: Answers<A>
  questionsWithActions: ReadonlySet<string>
}

/** Whether a question is asked at all: service-level ones are not, nor those that hang on another answer, or on one that
 * is itself not asked. `beside`: the questions of its section. */
export function isAsked(
  question: Question,
  childId: number | null,
  answers: Answers<Pick<Answered, 'value'>>,
  beside: readonly Question[],
): boolean {
  if (question.level === 'service') return false
  const { onlyWhen } = question
  if (!onlyWhen) return true
  const value = answers.get(answerKey(onlyWhen.question, childId))?.value
  const other = beside.find((one) => one.key === onlyWhen.question)
  return (
    typeof value === 'string' &&
    onlyWhen.in.includes(value) &&
    (other === undefined || isAsked(other, childId, answers, beside))
  )
}

export type Missing<Part extends string = string> = {
  section: Section<Part>
  question: Question
  childId: number | null
  says: string
}

/** What a section still lacks before it counts as done: a required answer, the words an answer calls for, a brought-forward fact not confirmed, one of two
 * answers that cannot both be right. */
export function missingIn<Part extends string>(
  section: Section<Part>,
  about: Case,
  particulars: Particulars,
  childIds = childIdsOf(section, about),
): Missing<Part>[] {
  return childIds.flatMap((childId) =>
    section.questions
      .filter((question) => isAsked(question, childId, about.answers, section.questions))
      .filter((question) => !particulars.isGivenElsewhere?.(question, childId, about.answers))
      .flatMap((question) => {
        const answer = about.answers.get(answerKey(question.key, childId))
        const says = lacks(question, answer, about, particulars) ?? contradicts(question, childId, about, section)
        return says ? [{ section, question, childId, says }] : []
      }),
  )
}

/** The children that a section is filled in for; null stands for the household. */
export function childIdsOf(
  section: Pick<Section, 'perChild'>,
  about: Pick<Case, 'children'>,
): readonly (number | null)[] {
  return section.perChild ? about.children.map((child) => child.id) : [null]
}

function lacks(
  question: Question,
  answer: Answered | undefined,
  about: Case,
  { needsEvidence }: Particulars,
): string | null {
  if (!answer || !hasValue(answer.value)) return question.required ? 'needs an answer' : null
  if (answer.broughtForward) return 'was brought forward: confirm it or change it'
  if (
    callsForWords(question, answer.value) &&
    !answer.explanation.trim() &&
    !about.questionsWithActions.has(question.key)
  ) {
    return question.type === 'grade' ? 'needs your reasons' : 'needs a few words, or an action'
  }
  if (needsEvidence?.(question, answer.value) && !answer.evidence.trim())
    return 'needs something in the record to point to'
  return null
}

/** Two answers that cannot both be right: which one is not, only whoever gave them knows. */
function contradicts(
  { key, notWith }: Question,
  childId: number | null,
  { answers }: Pick<Case, 'answers'>,
  { questions }: Pick<Section, 'questions'>,
): string | null {
  const given = (question: string) => String(answers.get(answerKey(question, childId))?.value)
  if (!notWith || !notWith.answers.includes(given(key)) || !notWith.in.includes(given(notWith.question))) return null
  const other = questions.find((one) => one.key === notWith.question)
  return other ? `does not go with “${other.text}”: look at both again` : null
}

/** The same for every section of a part. */
export function missingInPart<Part extends string>(
  form: Form<Part>,
  part: Part,
  about: Case,
  particulars: Particulars,
): Missing<Part>[] {
  return form.sections
    .filter((section) => section.part === part)
    .flatMap((section) => missingIn(section, about, particulars))
}

/** What is missing, as a sentence. */
export function missingInWords({ section, question, childId, says }: Missing, about: Case): string {
  return `${section.title}${childWords(childId, about)}: “${question.text}” ${says}.`
}

function childWords(childId: number | null, about: Case): string {
  const child = about.children.find((one) => one.id === childId)
  return child ? ` (${child.initials || child.ref})` : ''
}

export type SectionStatus = 'not started' | 'in progress' | 'done'

/** How far a section is, for one child or for the household. */
export function statusOf(
  section: Section,
  about: Case,
  childId: number | null,
  particulars: Particulars,
): SectionStatus {
  if (missingIn(section, about, particulars, [childId]).length > 0)
    return isStarted(section, about, childId) ? 'in progress' : 'not started'
  return isStarted(section, about, childId) || section.questions.some((question) => question.required)
    ? 'done'
    : 'not started'
}

function isStarted(section: Section, about: Case, childId: number | null): boolean {
  return [...about.answers.values()].some(
    (answer) => answer.section === section.key && answer.childId === childId && !answer.broughtForward,
  )
}
