import type { Handing } from '#modules/evidence/index.ts'
import type { Exemption, State } from './exemption.ts'

const open: readonly State[] = ['asked', 'running', 'extended', 'breach']

/** Each part goes on with whoever does that work now. */
export const handing: Handing<Exemption> = {
  parts: {
    manager: { does: 'answers for it in the team', duty: 'respond', states: open },
    worker: { does: 'supports this home', duty: 'prepare_for_audits', states: open },
    decider: { does: 'decides it', duty: 'hold_exemptions', states: open },
  },
}
