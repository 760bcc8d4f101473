import type { AnswerKind, FormQuestion, Option } from './types.ts'

/** The answers offered for each kind that has a fixed set, in the order they are shown. */
export const answersOffered: Readonly<Partial<Record<AnswerKind, readonly Option[]>>> = {
  faces: [
    { value: 'yes', text: '🙂 Yes' },
    { value: 'in_between', text: '😐 In between' },
    { value: 'no', text: '🙁 No' },
  ],
  four_points: [
    { value: 'yes', text: 'Yes' },
    { value: 'mostly', text: 'Mostly' },
    { value: 'not_really', text: 'Not really' },
    { value: 'no', text: 'No' },
  ],
  agree_five: [
    { value: 'strongly_agree', text: 'Strongly agree' },
    { value: 'agree', text: 'Agree' },
    { value: 'in_between', text: 'In between' },
    { value: 'disagree', text: 'Disagree' },
    { value: 'strongly_disagree', text: 'Strongly disagree' },
    { value: 'prefer_not_to_say', text: 'I would rather not say' },
  ],
  yes_no: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ],
  share: [
    { value: 'iro_and_quality', text: 'Only my reviewing officer and the quality team' },
    { value: 'carers', text: 'My carers can see it too' },
    { value: 'ask_first', text: 'Ask me first' },
  ],
}

const outOfTen: Readonly<Partial<Record<AnswerKind, ReadonlyMap<string, number>>>> = {
  faces: new Map([
    ['yes', 10],
    ['in_between', 5],
    ['no', 0],
  ]),
  four_points: new Map([
    ['yes', 10],
    ['mostly', 7],
    ['not_really', 3],
    ['no', 0],
  ]),
  agree_five: new Map([
    ['strongly_agree', 10],
    ['agree', 7.5],
    ['in_between', 5],
    ['disagree', 2.5],
    ['strongly_disagree', 0],
  ]),
}

/**
 * An answer as a number from 0 to 10, so that a face, a "mostly" and a score can stand on one line over the years.
 * Takes the value as posted or as stored. Null for words, for choices and for what somebody would rather not say.
 * It compares years, never children.
 */
export function asScore(kind: AnswerKind, value: unknown): number | null {
  if (kind !== 'scale') return outOfTen[kind]?.get(String(value)) ?? null
  return /^([0-9]|10)$/.test(String(value)) ? Number(value) : null
}

/** Whether this answer raises a safety alert. */
export function raisesAlert({ alertOn = [] }: FormQuestion, value: unknown): boolean {
  return alertOn.includes(String(value))
}

/** The answers that a page offers to this question; none for words and for a scale. */
export function optionsOf({ kind, options, mayNotApply }: FormQuestion): readonly Option[] {
  const offered = options ?? answersOffered[kind] ?? []
  return mayNotApply ? [...offered, { value: 'does_not_apply', text: 'Does not apply' }] : offered
}

/** Whether somebody should look at this answer the same day. */
export function needsLookToday({ lookAtToday = [] }: FormQuestion, value: unknown): boolean {
  return lookAtToday.includes(String(value))
}
