import { type Need, readContacts } from '#modules/people/index.ts'
import { type AnyRoute, openRoute, page } from '#platform/http/index.ts'
import type { Rooms } from '#platform/room.ts'
import { accessibilityPage, helpPage } from './pages/about.ts'
import { childrensPrivacyPage, privacyPage } from './pages/privacy.ts'
import { settingsRoutes } from './routes/settings.ts'
import { trailRoutes } from './routes/trail.ts'
import { underRoutes } from './routes/under.ts'
import { workRoutes } from './routes/work.ts'

export const routes = (rooms: Rooms): readonly AnyRoute<Need>[] => [
  ...workRoutes(rooms),
  ...underRoutes(rooms),
  ...settingsRoutes(rooms),
  ...trailRoutes,
  openRoute({ method: 'GET', path: '/help', records: 'nothing', handler: async () => page(helpPage()) }),
  openRoute({
    method: 'GET',
    path: '/accessibility',
    records: 'nothing',
    handler: async () => page(accessibilityPage()),
  }),
  openRoute({
    method: 'GET',
    path: '/privacy',
    records: 'nothing',
    handler: async ({ tx, today }) => page(privacyPage(await readContacts(tx, today))),
  }),
  openRoute({
    method: 'GET',
    path: '/privacy/for-children',
    records: 'nothing',
    handler: async ({ tx, today }) => page(childrensPrivacyPage(await readContacts(tx, today))),
  }),
]
