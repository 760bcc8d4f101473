import { type Grade, gradeNames, grades } from './types.ts'

/** A grade as answered: "not applicable" is an answer too, and is left out of every calculation. */
export type GradeAnswer = Grade | 'not_applicable'

/** 4 for outstanding down to 1 for inadequate. */
export function rankOf(grade: Grade): number {
  return grades.length - grades.indexOf(grade)
}

export function isBelow(grade: Grade, other: Grade): boolean {
  return rankOf(grade) < rankOf(other)
}

export function lowerOf(grade: Grade, other: Grade): Grade {
  return isBelow(grade, other) ? grade : other
}

/** The lowest of these grades, leaving out what does not apply. Null when nothing is left. */
export function lowestOf(answers: readonly GradeAnswer[]): Grade | null {
  return answers.filter(applies).reduce<Grade | null>((low, grade) => (low ? lowerOf(low, grade) : grade), null)
}

export function applies(answer: GradeAnswer): answer is Grade {
  return answer !== 'not_applicable'
}

/** The grade inside a sentence: "requires improvement". */
export function inSentence(grade: Grade): string {
  return gradeNames[grade].toLowerCase()
}
