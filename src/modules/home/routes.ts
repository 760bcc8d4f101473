import { type Need, readContacts } from '#modules/people/index.ts'
import { type AnyRoute, openRoute, type OpenRoute, page } from '#platform/http/index.ts'
import type { Rooms } from '#platform/room.ts'
import { NotFound } from '#platform/problems.ts'
import { guideKeys } from './guides.ts'
import { guidePage, helpPage } from './pages/about.ts'
import { accessibilityPage } from './pages/accessibility.ts'
import { fromALink } from './pages/from-a-link.ts'
import { guideOf, listGuides } from './queries/guides.ts'
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
  framed('/help', async ({ actor }) => page(helpPage(actor?.roles ?? [], listGuides()))),
  framed('/help/:guide', async ({ params }) => {
    const key = guideKeys.find((one) => one === params['guide'])
    if (!key) throw new NotFound()
    return page(guidePage(guideOf(key)))
  }),
  framed('/accessibility', async ({ tx, today, query }) =>
    page(fromALink(query, accessibilityPage(await readContacts(tx, today)))),
  ),
  framed('/privacy', async ({ tx, today, query }) =>
    page(fromALink(query, privacyPage(await readContacts(tx, today)))),
  ),
  openRoute({
    method: 'GET',
    path: '/privacy/for-children',
    records: 'nothing',
    handler: async ({ tx, today, query }) =>
      page(fromALink(query, childrensPrivacyPage(await readContacts(tx, today)))),
  }),
]

/** For everybody; whoever is signed in stays within the product. */
function framed(path: string, handler: OpenRoute['handler']): AnyRoute<Need> {
  return openRoute({ method: 'GET', path, framed: true, records: 'nothing', handler })
}
