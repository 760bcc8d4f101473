import { listAlertWork } from '#modules/alerts/index.ts'
import { listActionWork } from '#modules/actions/index.ts'
import { listAuditWork } from '#modules/audits/index.ts'
import { listGone, listPeopleWork, type Need } from '#modules/people/index.ts'
import { listRegisterWork } from '#modules/register/index.ts'
import { listVoiceWork } from '#modules/voices/index.ts'
import { type AnyRoute, type Context, openRoute, page } from '#platform/http/index.ts'
import { accessibilityPage, helpPage, morePage, privacyPage } from './pages/about.ts'
import { byDue } from './order.ts'
import { settingsRoutes } from './routes/settings.ts'
import { referencesPage } from './pages/references.ts'
import { myWorkPage } from './pages/my-work.ts'

export const routes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path: '/', need: 'signed in', records: 'nothing', handler: myWork },
  {
    method: 'GET',
    path: '/more',
    need: 'signed in',
    records: 'nothing',
    handler: async ({ actor }) => page(morePage(actor)),
  },
  ...settingsRoutes,
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

async function myWork({ tx, actor, today }: Context) {
  const now = { today, gone: await listGone(tx, today) }
  const items = [
    ...(await listAlertWork(tx, actor, now)),
    ...(await listPeopleWork(tx, actor, now)),
    ...(await listRegisterWork(tx, actor, now)),
    ...(await listAuditWork(tx, actor, now)),
    ...(await listActionWork(tx, actor, now)),
    ...(await listVoiceWork(tx, actor, now)),
  ]
  return page(myWorkPage({ name: actor.name, items: items.toSorted(byDue), today }))
}
