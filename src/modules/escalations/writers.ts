import type { EscalationPart } from '#framework/a2-escalation-form/index.ts'
import type { Handing, Rule } from '#modules/evidence/index.ts'
import { type Escalation, type State, states, type Who } from './escalation.ts'

/** All of it is the reviewing officer's to write: nobody softens it before it is kept. What a manager answers stands with their move. */
export const writes: Readonly<Record<EscalationPart, Rule<State, Who>>> = {
  noticed: { states: ['noticed'], by: ['officer'] },
  result: { states: ['agreed', 'checked'], by: ['officer'] },
}

const over: readonly State[] = ['closed', 'called_off', 'cancelled']

/** It goes on with whoever is the child's reviewing officer now. Above the team manager, it is the officer who says who is to answer. */
export const handing: Handing<Escalation> = {
  parts: {
    officer: { does: 'raised this', duty: 'escalate', states: states.filter((state) => !over.includes(state)) },
    manager: { does: 'answers this', duty: 'respond', states: ['noticed', 'noted', 'informal', 'formal_1'] },
  },
}
