import { broughtInto } from './facts.ts'
import { isReadByCode } from './read-keys.ts'
import type { Question } from './types.ts'

/** Why a question of the audit tool cannot be retired, beyond what holds in every form; null when it can. */
export function whyKept(question: Pick<Question, 'key'>): string | null {
  if (broughtInto(question)) return 'It stays: Hearth brings a fact forward into it.'
  if (isReadByCode(question.key)) return 'It stays: Hearth reads its answer to know what comes next.'
  return null
}
