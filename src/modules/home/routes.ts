import { type Need, readContacts } from '#modules/people/index.ts'
import { type AnyRoute, openRoute, page } from '#platform/http/index.ts'
import type { Rooms } from '#platform/room.ts'
import { helpPage, privacyPage } from './pages/about.ts'
import { accessibilityPage } from './pages/accessibility.ts'
import { settingsRoutes } from './routes/settings.ts'
import { trailRoutes } from './routes/trail.ts'
import { underRoutes } from './routes/under.ts'
import { workRoutes } from './routes/work.ts'
import { referencesPage } from './pages/references.ts'

export const routes = (rooms: Rooms): readonly AnyRoute<Need>[] => [
  ...workRoutes(rooms),
  ...underRoutes(rooms),
  ...settingsRoutes(rooms),
  ...trailRoutes,
  openRoute({ method: 'GET', path: '/help', records: 'nothing', handler: async () => page(helpPage()) }),
  openRoute({ method: 'GET', path: '/references', records: 'nothing', handler: async () => page(referencesPage()) }),
  openRoute({
    method: 'GET',
    path: '/accessibility',
    records: 'nothing',
    handler: async ({ tx, today, query }) =>
      page(accessibilityPage({ contacts: await readContacts(tx, today), byLink: isByLink(query) })),
  }),
  openRoute({
    method: 'GET',
    path: '/privacy',
    records: 'nothing',
    handler: async ({ query }) => page(privacyPage({ byLink: isByLink(query) })),
  }),
]

/** Whoever comes from a page behind a link stays among such pages: nothing leads to staff’s. */
const isByLink = (query: Readonly<Record<string, string>>): boolean => query['by'] === 'link'
