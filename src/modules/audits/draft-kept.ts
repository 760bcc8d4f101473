import { broughtInto } from '#framework/a2-audit-tool/facts.ts'
import { isReadByCode } from '#framework/a2-audit-tool/read-keys.ts'
import type { Question, Tool } from '#framework/a2-audit-tool/types.ts'
import { questionsOf } from './draft.ts'

/** Whether Hearth could not work without the answer: a rule, a grade or a fact rests on it, or a move reads it. */
export function isReadByHearth(question: Question, tool: Tool): boolean {
  const section = tool.sections.find((one) => one.questions.some((other) => other.key === question.key))
  return (
    (question.rules?.length ?? 0) > 0 ||
    (section?.graded === true && question.key === `${section.key}.grade`) ||
    question.broughtForward !== undefined ||
    question.alertOn !== undefined ||
    isReadByCode(question.key)
  )
}

/** Why a question cannot be retired, in a sentence; null when it can. */
export function whyKept(question: Question, tool: Tool): string | null {
  const section = tool.sections.find((one) => one.questions.some((other) => other.key === question.key))
  const hanging = questionsOf(tool).find((one) => one.onlyWhen?.question === question.key)
  if (question.rules?.length) return 'It stays: a rule that limits the grade rests on it.'
  if (section?.graded && question.key === `${section.key}.grade`)
    return 'It stays: the overall judgement is worked out from the grade of each section.'
  if (broughtInto(question)) return 'It stays: Hearth brings a fact forward into it.'
  if (isReadByCode(question.key)) return 'It stays: Hearth reads its answer to know what comes next.'
  if (hanging) return `It stays: “${hanging.text}” is asked only after it.`
  if (section?.questions.length === 1) return 'It stays: a section needs at least one question.'
  return null
}
