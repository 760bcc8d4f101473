import type { Need } from '#modules/people/index.ts'
import type { AnyRoute } from '#platform/http/index.ts'
import { answerRoutes } from './routes/answer.ts'
import { gatherRoutes } from './routes/gather.ts'
import { handOverRoutes } from './routes/hand-over.ts'
import { linkRoutes } from './routes/link.ts'
import { openingRoutes } from './routes/opening.ts'
import { sayRoutes } from './routes/say.ts'
import { someoneRoutes } from './routes/someone.ts'
import { staffRoutes } from './routes/staff.ts'
import type { Sources } from './sources.ts'

export const voiceRoutes = (sources: Sources): readonly AnyRoute<Need>[] => [
  ...staffRoutes,
  ...someoneRoutes(sources),
  ...gatherRoutes,
  ...linkRoutes,
  ...handOverRoutes,
  ...answerRoutes,
  ...openingRoutes,
  ...sayRoutes,
]
