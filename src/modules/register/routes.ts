import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, listRoutes } from '#platform/http/index.ts'
import type { Rooms } from '#platform/room.ts'
import { readHouseholdFilter } from './forms.ts'
import type { Household } from './household.ts'
import { columnsOf, type HouseholdsFacts, householdsPage } from './pages/households.ts'
import { listHouseholds, listTeamsAndWorkers } from './queries/households.ts'
import { childRoutes } from './routes/child.ts'
import { householdRoutes } from './routes/household.ts'
import { mergingRoutes } from './routes/merging.ts'
import { searchRoutes } from './routes/search.ts'

export function registerRoutes(rooms: Rooms): AnyRoute<Need>[] {
  return [
    ...listRoutes<Household, HouseholdsFacts, Need>({
      ...{ path: '/households', need: 'signed in', many: 'households', columns: columnsOf, page: householdsPage },
      read: async ({ tx, query, today }, asked) => {
        const { filter, chosen } = readHouseholdFilter(query, today)
        const list = await listHouseholds(tx, filter, asked)
        return { list, chosen, choices: await listTeamsAndWorkers(tx, filter), today }
      },
    }),
    ...householdRoutes(rooms),
    ...childRoutes(rooms),
    ...mergingRoutes,
    ...searchRoutes(rooms),
  ]
}
