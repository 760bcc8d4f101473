import { inSentence, rankOf } from './grade-order.ts'
import type { Grade } from './types.ts'

type Given = { auditorGrade: Grade | null; moderatedGrade: Grade | null }

/** Whether a grade of record is one of the two that were given, or lies between them. Where one of them is missing there is nothing to lie outside of. */
export function isBetween(grade: Grade, { auditorGrade, moderatedGrade }: Given): boolean {
  if (!auditorGrade || !moderatedGrade) return true
  const [low, high] = [rankOf(auditorGrade), rankOf(moderatedGrade)].toSorted((one, other) => one - other)
  return rankOf(grade) >= low! && rankOf(grade) <= high!
}

/** What is asked of whoever decides on a grade that lies outside of both. */
export function neitherGave(grade: Grade, { auditorGrade, moderatedGrade }: Given): string {
  const given = [auditorGrade, moderatedGrade].flatMap((one) => (one ? [inSentence(one)] : []))
  return `The auditor gave ${given[0]}, the moderator ${given[1]}. If you mean ${inSentence(grade)} all the same, tick that you do.`
}
