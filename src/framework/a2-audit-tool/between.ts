import { inSentence, rankOf } from './grade-order.ts'
import type { Grade } from './types.ts'

type Given = { auditorGrade: Grade | null; moderatedGrade: Grade | null }

/** Whether a grade of record is one of the two that were given, or lies between them. Where one of them is missing there is nothing to lie outside of. */
export function isBetween(grade: Grade, { auditorGrade, moderatedGrade }: Given): boolean {
  if (!auditorGrade || !moderatedGrade) return true
  const [low, high] = [rankOf(auditorGrade), rankOf(moderatedGrade)].toSorted((one, other) => one - other)
  return rankOf(grade) >= low! && rankOf(grade) <= high!
}

/** Beside the box for whoever decides on such a grade: which grades it is about, and what was given instead. None where every grade lies between. */
export function meantAllTheSame(given: Given, all: readonly Grade[]): string | undefined {
  const outside = all.filter((grade) => !isBetween(grade, given)).map(inSentence)
  if (outside.length === 0) return undefined
  return `Only if you choose ${either.format(outside)}: ${whatWasGiven(given)}.`
}

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })

function whatWasGiven({ auditorGrade, moderatedGrade }: Given): string {
  const [auditors, moderators] = [auditorGrade, moderatedGrade].map((one) => (one ? inSentence(one) : ''))
  return auditors === moderators
    ? `both gave ${auditors}`
    : `the auditor gave ${auditors} and the moderator ${moderators}`
}

/** What is asked of whoever decides on a grade that lies outside of both. */
export function neitherGave(grade: Grade, { auditorGrade, moderatedGrade }: Given): string {
  return `You chose ${inSentence(grade)}, although ${whatWasGiven({ auditorGrade, moderatedGrade })}. If you mean it, tick the box that says so.`
}
