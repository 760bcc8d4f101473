/** Whose grade of "What the child says" counts. Clauses 4.6 and 7.5. */

type Answer = { question: string; childId: number | null; value: unknown }

/** What only the child's IRO writes in this section. */
export const irosQuestions = ['cyp4.iro_heard_on', 'cyp4.iro_how', 'cyp4.iro_paraphrase', 'cyp4.iro_grade'] as const

export const isIrosQuestion = (key: string): boolean => irosQuestions.some((one) => one === key)

export type GradeOfRecord = { grade: unknown; by: 'iro' | 'auditor' }

/**
 * The grade of record of one child's section. Where the child heard a paraphrase and said yes to it, the auditor grades from that;
 * where the words stay where they are, the grade of the IRO, who has read them, stands. Undefined when nobody has graded.
 */
export function cyp4GradeOfRecord(answers: Iterable<Answer>, childId: number | null): GradeOfRecord | undefined {
  const of = new Map([...answers].filter((one) => one.childId === childId).map((one) => [one.question, one.value]))
  const heard = ['cyp4.iro_heard_on', 'cyp4.iro_how', 'cyp4.iro_paraphrase'].every((key) => isThere(of.get(key)))
  if (isThere(of.get('cyp4.iro_grade')) && !heard) return { grade: of.get('cyp4.iro_grade'), by: 'iro' }
  return isThere(of.get('cyp4.grade')) ? { grade: of.get('cyp4.grade'), by: 'auditor' } : undefined
}

const isThere = (value: unknown): boolean =>
  typeof value === 'string' && value.trim() !== '' && value !== 'none_recorded'

/** Whether this answer is the grade of record of a section, for its child. */
export function isGradeOfRecord(answer: Answer, section: string, answers: readonly Answer[]): boolean {
  if (section !== 'cyp4') return answer.question === `${section}.grade`
  const key = cyp4GradeOfRecord(answers, answer.childId)?.by === 'iro' ? 'cyp4.iro_grade' : 'cyp4.grade'
  return answer.question === key
}
