import type { ComplaintPart } from '#framework/a2-complaint-form/index.ts'
import type { Rule } from '#modules/evidence/index.ts'
import type { State, Who } from './complaint.ts'

/** The officer writes what the person says and what each later stage found; the manager answers stage 1; both write what was learned. */
export const writes: Readonly<Record<ComplaintPart, Rule<State, Who>>> = {
  received: { states: ['received'], by: ['officer'] },
  stage_1: { states: ['stage_1'], by: ['manager'] },
  stage_2: { states: ['stage_2'], by: ['officer'] },
  stage_3: { states: ['stage_3', 'panel_held', 'reported'], by: ['officer'] },
  learning: { states: ['learning'], by: ['manager', 'officer'] },
}
