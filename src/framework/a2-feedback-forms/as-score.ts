import type { AnswerType } from '../forms/types.ts'

const outOfTen: Readonly<Partial<Record<AnswerType, ReadonlyMap<string, number>>>> = {
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
export function asScore(type: AnswerType, value: unknown): number | null {
  if (type !== 'scale') return outOfTen[type]?.get(String(value)) ?? null
  return /^([0-9]|10)$/.test(String(value)) ? Number(value) : null
}
