import type { AnyRoute } from '#platform/http/index.ts'
import type { Need } from './need.ts'
import { keptWordsRoutes } from './routes/kept-words.ts'
import { signInRoutes } from './routes/sign-in.ts'

export const routes: readonly AnyRoute<Need>[] = [...signInRoutes, ...keptWordsRoutes]
