import type { FactName } from './facts.ts'
import type { AnswerType, Question, RuleKey } from './types.ts'

type More = Partial<Omit<Question, 'key' | 'type' | 'text' | 'feeds'>> & {
  alertOn?: readonly ['yes']
  rules?: readonly RuleKey[]
  broughtForward?: FactName
}

/**
 * A question whose answer is weighed in the section's grade. A plain "no", or a low grade on one item, asks for an
 * explanation or an action; "partly" does not, so that an honest shade costs nobody a paragraph.
 * Source: domain grade logic 1 (guard-rails only; the auditor judges the section as a whole).
 */
export function weighed(key: string, type: AnswerType, text: string, more: More = {}): Question {
  return { ...bare(key, type, text), feeds: 'grade', ...callsForWords(type), ...more }
}

/** A question that informs the reader and the reports, but carries no weight in a grade. */
export function noted(key: string, type: AnswerType, text: string, more: More = {}): Question {
  return { ...bare(key, type, text), feeds: 'information', ...more }
}

/** The grade that closes a section: required, and always with its why ("what difference has it made?"). */
export function sectionGrade(section: string, text: string, more: More = {}): Question {
  return {
    ...bare(`${section}.grade`, 'grade', text),
    feeds: 'grade',
    required: true,
    explainWhen: ['outstanding', 'good', 'requires_improvement', 'inadequate', 'not_applicable'],
    prompts:
      'Say why, and what difference it has made. Inadequate and outstanding each need something in the record to point to.',
    ...more,
  }
}

function bare(key: string, type: AnswerType, text: string): Omit<Question, 'feeds'> {
  return { key, version: 1, text, type, required: false, level: 'case' }
}

function callsForWords(type: AnswerType): Pick<Question, 'explainWhen'> {
  if (type === 'grade') return { explainWhen: ['requires_improvement', 'inadequate'] }
  return type.startsWith('yes') ? { explainWhen: ['no'] } : {}
}
