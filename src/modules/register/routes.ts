import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, page } from '#platform/http/index.ts'
import type { Rooms } from '#platform/room.ts'
import { readHouseholdFilter } from './forms.ts'
import { householdsPage } from './pages/households.ts'
import { listHouseholds, listTeamsAndWorkers } from './queries/households.ts'
import { childRoutes } from './routes/child.ts'
import { householdRoutes } from './routes/household.ts'
import { mergingRoutes } from './routes/merging.ts'
import { searchRoutes } from './routes/search.ts'

export function registerRoutes(rooms: Rooms): AnyRoute<Need>[] {
  return [
    {
      method: 'GET',
      path: '/households',
      need: 'signed in',
      records: 'nothing',
      handler: async ({ tx, query, today }) => {
        const { filter, asked, chosen } = readHouseholdFilter(query, today)
        const households = await listHouseholds(tx, filter, asked)
        return page(householdsPage({ households, chosen, choices: await listTeamsAndWorkers(tx, filter), today }))
      },
    },
    ...householdRoutes(rooms),
    ...childRoutes(rooms),
    ...mergingRoutes,
    ...searchRoutes(rooms),
  ]
}
