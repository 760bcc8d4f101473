import { workOf } from '#modules/evidence/index.ts'
import { stream } from './commands/move.ts'
import { handing } from './handing.ts'
import { listOpen } from './queries/observations.ts'
import { steps } from './steps.ts'

/** The observations that wait for this person, those that wait for the other of the two, and what they finished this month. */
export const listObservationWork = workOf({
  ...{ stream, steps, open: listOpen, handing },
  called: ({ ref, household }) => (household ? `observed visit to household ${household}` : `observation ${ref}`),
})
