import { listGone, type Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, openRoute, page, type Reply } from '#platform/http/index.ts'
import type { Rooms } from '#platform/room.ts'
import type { WorkItem } from '#platform/work-item.ts'
import { accessibilityPage, helpPage, privacyPage } from './pages/about.ts'
import { byDue } from './order.ts'
import { settingsRoutes } from './routes/settings.ts'
import { underRoutes } from './routes/under.ts'
import { referencesPage } from './pages/references.ts'
import { myWorkPage } from './pages/my-work.ts'

export const routes = (rooms: Rooms): readonly AnyRoute<Need>[] => [
  {
    method: 'GET',
    path: '/',
    need: 'signed in',
    records: 'nothing',
    handler: (context) => myWork(context, rooms),
  },
  ...underRoutes(rooms),
  ...settingsRoutes(rooms),
  openRoute({ method: 'GET', path: '/help', records: 'nothing', handler: async () => page(helpPage()) }),
  openRoute({ method: 'GET', path: '/references', records: 'nothing', handler: async () => page(referencesPage()) }),
  openRoute({
    method: 'GET',
    path: '/accessibility',
    records: 'nothing',
    handler: async () => page(accessibilityPage()),
  }),
  openRoute({ method: 'GET', path: '/privacy', records: 'nothing', handler: async () => page(privacyPage()) }),
]

async function myWork({ tx, actor, today }: Context, rooms: Rooms): Promise<Reply> {
  const now = { today, gone: await listGone(tx, today) }
  const items: WorkItem[] = []
  for (const { work } of rooms) if (work) items.push(...(await work(tx, actor, now)))
  return page(myWorkPage({ name: actor.name, items: items.toSorted(byDue), today }))
}
