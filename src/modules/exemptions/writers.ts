import { askedOnlyOf, exemptionForm, type ExemptionPart } from '#framework/a2-exemption-form/index.ts'
import type { Rule } from '#modules/evidence/index.ts'
import type { Kind, State, Who } from './exemption.ts'

const open: readonly State[] = ['running', 'extended', 'breach']
const both: readonly Who[] = ['manager', 'worker']

/** The worker who supports the home and the team manager write it; the decider decides. */
export const writes: Readonly<Record<ExemptionPart, Rule<State, Who>>> = {
  asked: { states: ['asked', ...open], by: both },
  kept: { states: open, by: both },
  extension: { states: ['running', 'breach'], by: both },
  close: { states: open, by: ['manager'] },
}

const keys = exemptionForm.sections.flatMap(({ questions }) => questions).map(({ key }) => key)

/** What one of this kind is not asked. */
export const leftOut = (kind: Kind): string[] => keys.filter((key) => !(askedOnlyOf[key] ?? [kind]).includes(kind))
