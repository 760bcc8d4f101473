import { page, type Route } from '#platform/http/index.ts'
import type { Need } from '../need.ts'
import { refusalsPage } from '../pages/refusals.ts'
import { listFailures, listGuarded, listRefusals } from '../queries/refusals.ts'

const newest = 200

export const refusalRoutes: readonly Route<Need>[] = [
  {
    method: 'GET',
    path: '/people/refusals',
    need: 'manage_people',
    records: 'nothing',
    handler: async ({ tx, now, today }) => {
      const main = refusalsPage({
        guarded: await listGuarded(tx, now.subtract({ hours: 7 * 24 })),
        failures: await listFailures(tx, now.subtract({ hours: 24 })),
        refusals: await listRefusals(tx, now.subtract({ hours: 7 * 24 }), newest),
        newest,
        today,
      })
      return page({ title: 'What was refused', main, backLink: { text: 'People', href: '/people' } })
    },
  },
]
