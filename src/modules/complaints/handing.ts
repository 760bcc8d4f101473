import type { Handing } from '#modules/evidence/index.ts'
import { type Complaint, type State, states } from './complaint.ts'

const over: readonly State[] = ['closed', 'called_off', 'cancelled']
const open = states.filter((state) => !over.includes(state))

/** Each part goes on with whoever does that work now. */
export const handing: Handing<Complaint> = {
  parts: {
    officer: { does: 'keeps this complaint', duty: 'hold_complaints', states: open },
    manager: { does: 'answers this complaint', duty: 'respond', states: open },
  },
}
