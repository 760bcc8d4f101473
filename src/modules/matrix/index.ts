import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { fillEvidence } from './commands/fill.ts'
import { jobs } from './jobs.ts'
import { places } from './places.ts'
import { matrixRoutes } from './routes/matrix.ts'
import { planRoutes } from './routes/plans.ts'
import { saidRoutes } from './routes/said.ts'
import { writtenRoutes } from './routes/written.ts'
import { listMatrixWork, listSilent } from './work.ts'

export { keepFigures } from './commands/figures.ts'
export { beginPlan, rewritePlan } from './commands/plans.ts'
export { sayNotKnown, sayOfSilence } from './commands/said.ts'
export { beginWritten, endWritten, letStand } from './commands/written.ts'
export { monthsToCount, quarterOf, type SourceKey } from './matrix.ts'
export type { TypedPlan } from './plan.ts'
export { listPlans } from './queries/plans.ts'
export type { Written } from './written.ts'

export const room: Room<Need> = {
  key: 'matrix',
  prepare: fillEvidence,
  routes: (rooms) => [...matrixRoutes(rooms), ...saidRoutes, ...writtenRoutes, ...planRoutes(rooms)],
  jobs: () => jobs,
  work: listMatrixWork,
  silent: listSilent,
  places,
}
