import type { Missing } from './answers.ts'
import type { Grade, Section, Tool } from './types.ts'
import { isShort } from '../forms/scale.ts'
import { type Answers, answerKey, hasValue } from '../forms/answered.ts'
import { childIdsOf } from '../forms/missing.ts'

/** What whoever checks an audit looks at again: in words, with the section where it stands. */
export type Thin = { says: string; section?: Section; childId?: number | null }

/** An audit as whoever checks it has it before them. */
type HandedIn = {
  tool: Tool
  answers: Answers
  children: readonly { id: number; initials: string; ref: string }[]
  standing: { missing: { audit: readonly Missing[] }; voicesMissing: readonly string[] }
  actions: readonly unknown[]
  audit: { auditorGrade: Grade | null }
}

/** Fewer letters than this are a word or two, and nobody who was not there learns anything from them. */
const fewLetters = 30

/**
 * What is thin or missing in an audit that was handed in (clause 7.9): what is needed and has no answer, a section graded without one word of evidence or
 * comment in it, a judgement in a word or two, people who have not been heard, a grade that asks for actions and has none. Nothing of it stands in the way: whoever
 * checks decides.
 */
export function thinIn(about: HandedIn): Thin[] {
  const { tool, answers, standing, actions, audit } = about
  const overall = tool.sections.find(({ key }) => key === 'ovr')
  const isThin = (key: string) => String(answers.get(key)?.value ?? '').trim().length < fewLetters
  const weak = isShort(audit.auditorGrade)
  return [
    ...standing.missing.audit.map(({ section, question, childId }) => ({
      ...{ says: `Not answered: “${question.text}”`, section, childId },
    })),
    ...tool.sections.flatMap((section) =>
      section.graded ? childIdsOf(section, about).flatMap((childId) => withoutEvidence(about, section, childId)) : [],
    ),
    ...(overall?.questions ?? [])
      .filter(({ key, type, required }) => type === 'text' && required && isThin(key))
      .map((question) => ({ says: `Only a word or two: “${question.text}”`, section: overall!, childId: null })),
    ...standing.voicesMissing.map((says) => ({ says })),
    ...(weak && actions.length === 0 ? [{ says: 'Something has to get better, and no action is set.' }] : []),
  ]
}

function withoutEvidence({ answers, children }: HandedIn, section: Section, childId: number | null): Thin[] {
  const given = section.questions.flatMap((question) => answers.get(answerKey(question.key, childId)) ?? [])
  const isGraded = hasValue(answers.get(answerKey(`${section.key}.grade`, childId))?.value)
  const hasWords = given.some(
    ({ explanation, evidence, value }) =>
      explanation.trim() !== '' || evidence.trim() !== '' || (typeof value === 'string' && value.trim().includes(' ')),
  )
  if (!isGraded || hasWords) return []
  const child = children.find(({ id }) => id === childId)
  const whose = child ? ` (${child.initials || child.ref})` : ''
  return [{ says: `Graded without a word of evidence or comment: ${section.title}${whose}`, section, childId }]
}
