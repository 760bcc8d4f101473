import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, page } from '#platform/http/index.ts'
import { readActionFilter } from './forms.ts'
import { actionsPage } from './pages/list.ts'
import { listActions } from './queries/actions.ts'
import { moveRoutes } from './routes/move.ts'
import { showNewAction, takeNewAction } from './routes/raise.ts'
import { showAction } from './routes/show.ts'
import type { Sources } from './sources.ts'

export type { AuditOfAction } from './sources.ts'

/** The URL table. `sources` tells this room of the audits above it. */
export function actionRoutes(sources: Sources): AnyRoute<Need>[] {
  return [
    {
      method: 'GET',
      path: '/actions',
      need: 'signed in',
      records: 'nothing',
      handler: async ({ tx, actor, query, today }) => {
        const { filter, chosen, asked } = readActionFilter(query, actor.actsFor, today)
        return page(actionsPage({ actions: await listActions(tx, filter, asked), chosen, today }))
      },
    },
    { method: 'GET', path: '/actions/new', need: 'signed in', records: 'nothing', handler: showNewAction(sources) },
    { method: 'POST', path: '/actions', need: 'signed in', records: 'action raised', handler: takeNewAction(sources) },
    {
      method: 'GET',
      path: '/actions/:ref',
      need: 'signed in',
      records: 'action looked at',
      handler: showAction(sources),
    },
    ...moveRoutes(sources),
  ]
}
