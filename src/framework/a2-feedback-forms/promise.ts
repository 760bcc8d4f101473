import type { FeedbackForm } from './types.ts'

/**
 * What a form promises before its first question, one sentence each: who is told, who reads, who does not, and what nobody
 * can keep to themselves. `names.officer` is whoever reads it first (a child's IRO), when known. The policy of the database
 * keeps these words true.
 */
export function promiseOf(
  form: Pick<FeedbackForm, 'safety'>,
  names: { officer?: string | undefined } = {},
): readonly string[] {
  const { officer } = names
  const named = officer
    ? form.safety.replace(readsFirst, (who) => `${officer}, ${who.charAt(0).toLowerCase()}${who.slice(1)},`)
    : form.safety
  return named.split(/(?<=[.!?]) (?=\p{Lu})/u)
}

const readsFirst = /\b(Your|The)( Independent)? reviewing officer\b/i
