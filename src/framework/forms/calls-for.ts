import { hasValue, type Value } from './answered.ts'
import type { Question } from './types.ts'

/** Whether what was answered calls for words (or, in their place, an action). */
export function callsForWords({ explainWhen = [] }: Question, value: Value): boolean {
  const given = Array.isArray(value) ? value : [String(value)]
  return hasValue(value) && given.some((one) => explainWhen.includes(one))
}

/** Whether what was answered calls for the question's follow-up. */
export function wantsMore({ sayMore }: Pick<Question, 'sayMore'>, value: Value): boolean {
  return value !== null && (sayMore?.when ?? []).includes(String(value))
}

/** Whether this answer raises a safety alert. */
export function raisesAlert({ alertOn = [] }: Pick<Question, 'alertOn'>, value: unknown): boolean {
  return alertOn.includes(String(value))
}

/** Whether somebody should look at this answer the same day. */
export function needsLookToday({ lookAtToday = [] }: Pick<Question, 'lookAtToday'>, value: unknown): boolean {
  return lookAtToday.includes(String(value))
}
