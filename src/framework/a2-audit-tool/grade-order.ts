import { asOn, rankOf, type ScaleKey, scaleOf, type Stands, standingOf } from '../forms/scale.ts'
import { type Grade, gradeNames } from './types.ts'

export { rankOf } from '../forms/scale.ts'

/** A grade as answered: "not applicable" is an answer too, and is left out of every calculation. */
export type GradeAnswer = Grade | 'not_applicable'

/** Of two scales only how each stands can be told apart: what is met or not, beside grades. */
export function isBelow(grade: Grade, other: Grade): boolean {
  if (scaleOf(grade) === scaleOf(other)) return rankOf(grade) < rankOf(other)
  return order.indexOf(standingOf(grade)) > order.indexOf(standingOf(other))
}

const order: readonly Stands[] = ['best', 'good', 'short', 'failing']

export function lowerOf(grade: Grade, other: Grade): Grade {
  return isBelow(grade, other) ? grade : other
}

/** The lowest of these grades, leaving out what does not apply. Null when nothing is left. */
export function lowestOf(answers: readonly GradeAnswer[]): Grade | null {
  return answers.filter(applies).reduce<Grade | null>((low, grade) => (low ? lowerOf(low, grade) : grade), null)
}

/** The same of grades that may be of several scales, as it stands on this one. */
export function lowestOn(scale: ScaleKey, answers: readonly GradeAnswer[]): Grade | null {
  return lowestOf(answers.map((answer) => (applies(answer) ? asOn(answer, scale) : answer)))
}

/** Steps between two grades: 0 the same, positive when the second is higher. */
export const stepsBetween = (one: Grade, other: Grade): number => rankOf(other) - rankOf(one)

export function applies(answer: GradeAnswer): answer is Grade {
  return answer !== 'not_applicable'
}

/** The grade inside a sentence: "requires improvement". */
export function inSentence(grade: Grade): string {
  return gradeNames[grade].toLowerCase()
}
