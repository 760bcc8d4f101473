import { cyp4GradeOfRecord } from '#framework/a2-audit-tool/child-voice-grade.ts'
import { alwaysApply } from '#framework/a2-audit-tool/limiting-rules.ts'
import {
  type Grade,
  grades,
  type Part,
  type Question,
  type Section,
  type Tool,
} from '#framework/a2-audit-tool/types.ts'
import { rangeOfQuestion } from '#framework/plausible-answers.ts'

export type Value = string | number | readonly string[] | null

/** One answer: it stands alone, with who gave it and which version of it this is. */
export type Answer = {
  id: number
  section: string
  question: string
  childId: number | null
  value: Value
  explanation: string
  evidence: string
  broughtForward: boolean
  version: number
  savedById: number | null
  savedBy: string | null
  savedAt: Temporal.Instant
}

/** Answers by question and child. */
export type Answers = ReadonlyMap<string, Answer>

export const answerKey = (question: string, childId: number | null): string =>
  childId === null ? question : `${question}/${childId}`

export function byQuestion(answers: readonly Answer[]): Answers {
  return new Map(answers.map((answer) => [answerKey(answer.question, answer.childId), answer]))
}

export function hasValue(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
}

/** Whether a question is asked at all: service-level ones are not, nor those that hang on another answer, or on one that
 * is itself not asked. `beside`: the questions of its section. */
export function isAsked(
  question: Question,
  childId: number | null,
  answers: Answers,
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

/** Whether what was answered calls for words (or, in their place, an action). */
export function callsForWords(question: Question, value: Value): boolean {
  const given = Array.isArray(value) ? value : [String(value)]
  return hasValue(value) && given.some((one) => question.explainWhen?.includes(one))
}

/** Inadequate and outstanding each need something in the record to point to. */
export function callsForEvidence(question: Question, value: Value): boolean {
  return (
    question.type === 'grade' &&
    question.key.endsWith('.grade') &&
    (value === 'inadequate' || value === 'outstanding') &&
    !question.key.startsWith('mod.')
  )
}

export type Missing = { section: Section; question: Question; childId: number | null; says: string }

export type Case = {
  children: readonly { id: number; initials: string; ref: string }[]
  answers: Answers
  questionsWithActions: ReadonlySet<string>
}

/** What a section still lacks before it counts as done: a required answer, the words an answer calls for, a brought-forward fact not confirmed. */
export function missingIn(section: Section, about: Case, childIds = childIdsOf(section, about)): Missing[] {
  return childIds.flatMap((childId) =>
    section.questions
      .filter((question) => isAsked(question, childId, about.answers, section.questions))
      .filter((question) => question.key !== 'cyp4.grade' || !iroGraded(about.answers, childId))
      .flatMap((question) => {
        const says = lacks(question, about.answers.get(answerKey(question.key, childId)), about)
        return says ? [{ section, question, childId, says }] : []
      }),
  )
}

/** The children that a section is filled in for; null stands for the household. */
export function childIdsOf(section: Section, about: Pick<Case, 'children'>): readonly (number | null)[] {
  return section.perChild ? about.children.map((child) => child.id) : [null]
}

function lacks(question: Question, answer: Answer | undefined, about: Case): string | null {
  if (!answer || !hasValue(answer.value)) return question.required ? 'needs an answer' : null
  if (answer.broughtForward) return 'was brought forward: confirm it or change it'
  if (
    callsForWords(question, answer.value) &&
    !answer.explanation.trim() &&
    !about.questionsWithActions.has(question.key)
  ) {
    return question.type === 'grade' ? 'needs your reasons' : 'needs a few words, or an action'
  }
  if (callsForEvidence(question, answer.value) && !answer.evidence.trim())
    return 'needs something in the record to point to'
  return null
}

/** The same for every section of a part. */
export function missingInPart(tool: Tool, part: Part, about: Case): Missing[] {
  return tool.sections.filter((section) => section.part === part).flatMap((section) => missingIn(section, about))
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
export function statusOf(section: Section, about: Case, childId: number | null): SectionStatus {
  if (missingIn(section, about, [childId]).length > 0)
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

/** A section's grades of record: one for the household, or one for each child. */
export function gradesOf(section: Section, about: Case): Grade[] {
  return childIdsOf(section, about)
    .map((childId) => gradeOfRecord(section, childId, about.answers))
    .filter(isGrade)
}

/** Whether the IRO’s own grade is this child’s grade of record, so that nobody is asked to grade blind. */
export const iroGraded = (answers: Answers, childId: number | null): boolean =>
  cyp4GradeOfRecord(answers.values(), childId)?.by === 'iro'

function gradeOfRecord({ key }: Section, childId: number | null, answers: Answers): unknown {
  if (key === 'cyp4') return cyp4GradeOfRecord(answers.values(), childId)?.grade
  return answers.get(answerKey(`${key}.grade`, childId))?.value
}

export function isGrade(value: unknown): value is Grade {
  return grades.includes(value as Grade)
}

/** Whether what came from a form can be the answer to this question; if not, a sentence that says how to mend it. */
export function readValue(question: Question, raw: string | readonly string[]): { value: Value } | { mend: string } {
  const one = (typeof raw === 'string' ? raw : (raw[0] ?? '')).trim()
  const allowed = choicesOf(question).map((choice) => choice.value)
  switch (question.type) {
    case 'several': {
      const chosen = (typeof raw === 'string' ? [raw] : raw).filter((value) => value !== '')
      return chosen.every((value) => allowed.includes(value)) ? { value: chosen } : { mend: 'Choose from the list.' }
    }
    case 'scale':
    case 'number': {
      if (one === '') return { value: null }
      const { least, most, says } = question.type === 'scale' ? scale : rangeOfQuestion(question.key)
      const number = Number(one)
      // Digits only: JavaScript would also read "0x10" and "1e3".
      if (!/^\d+$/.test(one) || number < least || number > most) return { mend: says }
      return { value: number }
    }
    case 'date':
      return one === '' || one === 'none_recorded' || isIsoDate(one)
        ? { value: one || null }
        : { mend: 'Give a real date, such as 27 3 2026.' }
    case 'text':
    case 'quote':
      return { value: typeof raw === 'string' ? raw : (raw[0] ?? '') }
    default:
      return one === '' || allowed.includes(one) ? { value: one || null } : { mend: 'Choose one of the answers.' }
  }
}

const scale = { least: 0, most: 10, says: 'Give a whole number from 0 to 10.' }

function isIsoDate(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && Boolean(Temporal.PlainDate.from(text, { overflow: 'reject' }))
  } catch {
    return false
  }
}

/** The answers that a question offers, in the order shown. Empty for free text, numbers and dates. */
export function choicesOf(question: Question): readonly { value: string; text: string; hint?: string }[] {
  const notApplicable = alwaysApply.includes(question.key) ? [] : [{ value: 'not_applicable', text: 'Not applicable' }]
  switch (question.type) {
    case 'grade':
      return [
        { value: 'outstanding', text: 'Outstanding' },
        { value: 'good', text: 'Good' },
        { value: 'requires_improvement', text: 'Requires improvement' },
        { value: 'inadequate', text: 'Inadequate' },
        ...(question.key === 'ovr.grade' || question.key.startsWith('mod.grade') ? [] : notApplicable),
      ]
    case 'yes_no':
      return [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ]
    case 'yes_no_na':
      return [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }, ...notApplicable]
    case 'yes_partly_no':
      return [
        { value: 'yes', text: 'Yes' },
        { value: 'partly', text: 'Partly' },
        { value: 'no', text: 'No' },
        ...notApplicable,
      ]
    default:
      return (question.options ?? []).filter((option) => !option.retired)
  }
}
