import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, listRoutes } from '#platform/http/index.ts'
import type { Rooms } from '#platform/room.ts'
import { readHouseholdFilter } from './forms.ts'
import type { Household } from './household.ts'
import { type ChildrenFacts, childrenPage, columnsOf as columnsOfChildren } from './pages/children.ts'
import { columnsOf, type HouseholdsFacts, householdsPage } from './pages/households.ts'
import { type Home, homes } from './homes.ts'
import { listChildren, type ListedChild } from './queries/children-list.ts'
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
    ...listRoutes<ListedChild, ChildrenFacts, Need>({
      ...{ path: '/children', need: 'import_data', many: 'children', columns: columnsOfChildren, page: childrenPage },
      read: async ({ tx, query, today }, asked) => {
        const home = Object.hasOwn(homes, query['home'] ?? '') ? (query['home'] as Home) : undefined
        return { list: await listChildren(tx, home, asked), chosen: { home: home ?? '' }, today }
      },
    }),
    ...householdRoutes(rooms),
    ...childRoutes(rooms),
    ...mergingRoutes,
    ...searchRoutes(rooms),
  ]
}
