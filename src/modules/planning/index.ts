import type { Need } from '#modules/people/index.ts'
import type { AnyRoute } from '#platform/http/index.ts'
import type { Room } from '#platform/room.ts'
import { beginLinks } from './begin-links.ts'
import { jobs } from './jobs.ts'
import { messages } from './messages.ts'
import { auditorRoutes } from './routes/auditor.ts'
import { correctDatesRoutes } from './routes/correct-dates.ts'
import { periodRoutes } from './routes/period.ts'
import { planRoutes } from './routes/plan.ts'
import { reviewDateRoutes } from './routes/review-date.ts'
import { listPlanningWork } from './work.ts'

const routes: readonly AnyRoute<Need>[] = [
  ...planRoutes,
  ...periodRoutes,
  ...reviewDateRoutes,
  ...correctDatesRoutes,
  ...auditorRoutes,
]

export const room: Room<Need> = {
  key: 'planning',
  routes: () => routes,
  jobs: () => jobs,
  messages,
  begin: beginLinks,
  work: listPlanningWork,
}
