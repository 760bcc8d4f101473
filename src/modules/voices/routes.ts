import type { Need } from '#modules/people/index.ts'
import type { AnyRoute } from '#platform/http/index.ts'
import type { Rooms } from '#platform/room.ts'
import { answerRoutes } from './routes/answer.ts'
import { gatherRoutes } from './routes/gather.ts'
import { heardRoutes } from './routes/heard.ts'
import { handOverRoutes } from './routes/hand-over.ts'
import { languageRoutes } from './routes/language.ts'
import { linkRoutes } from './routes/link.ts'
import { openingRoutes } from './routes/opening.ts'
import { sayRoutes } from './routes/say.ts'
import { someoneRoutes } from './routes/someone.ts'
import { staffRoutes } from './routes/staff.ts'

export const voiceRoutes = (rooms: Rooms): readonly AnyRoute<Need>[] => [
  ...staffRoutes(rooms),
  ...heardRoutes,
  ...someoneRoutes(rooms),
  ...gatherRoutes,
  ...linkRoutes,
  ...languageRoutes,
  ...handOverRoutes,
  ...answerRoutes,
  ...openingRoutes,
  ...sayRoutes,
]
