import { type ConcernPart, ofAllegation, ofStandard, read } from '#framework/a2-concern-form/index.ts'
import { answerKey, type Answers, type Value } from '#framework/forms/answered.ts'
import type { Rule } from '#modules/evidence/index.ts'
import type { Concern, State, Who } from './concern.ts'

/** The team manager writes what is known and what is done, the officer what is decided, whoever answers for the service what follows. */
export const writes: Readonly<Record<ConcernPart, Rule<State, Who>>> = {
  first: { states: ['recorded'], by: ['manager'] },
  threshold: { states: ['with_lado'], by: ['officer'] },
  process: { states: ['in_process'], by: ['manager', 'officer'] },
  outcome: { states: ['in_process'], by: ['officer'] },
  after: { states: ['concluded'], by: ['lead', 'manager'] },
  learning: { states: ['learning'], by: ['lead'] },
  looked: { states: ['looking'], by: ['manager'] },
  decision: { states: ['deciding'], by: ['lead'] },
  settled: { states: ['plan_open'], by: ['manager'] },
}

const thresholdOnly = ofAllegation.filter((key) => !/^alg\.(lado|criteria)/.test(key))

/** What the other kind is asked, and this one is not. What the officer decided stays with a concern that was an allegation once. */
export function leftOut({ kind, ladoToldAt }: Pick<Concern, 'kind' | 'ladoToldAt'>): readonly string[] {
  if (kind === 'allegation' || kind === 'advice') return ofStandard
  return ladoToldAt === null ? ofAllegation : thresholdOnly
}

export const viewIn = (answers: Answers<{ value: Value }>): string | null => {
  const value = answers.get(answerKey(read.view, null))?.value
  return typeof value === 'string' ? value : null
}
