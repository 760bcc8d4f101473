import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, page } from '#platform/http/index.ts'
import type { Rooms } from '#platform/room.ts'
import { readActionFilter } from './forms.ts'
import { actionsPage } from './pages/list.ts'
import { listActions } from './queries/actions.ts'
import { moveRoutes } from './routes/move.ts'
import { showNewAction, takeNewAction } from './routes/raise.ts'
import { showAction } from './routes/show.ts'

/** The URL table. `rooms` tells this one of the pieces of evidence above it. */
export function actionRoutes(rooms: Rooms): AnyRoute<Need>[] {
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
    {
      method: 'GET',
      path: '/actions/new',
      keyed: true,
      need: 'signed in',
      records: 'nothing',
      handler: showNewAction(rooms),
    },
    { method: 'POST', path: '/actions', need: 'signed in', records: 'action raised', handler: takeNewAction(rooms) },
    {
      method: 'GET',
      path: '/actions/:ref',
      keyed: true,
      need: 'signed in',
      records: 'action looked at',
      handler: showAction(rooms),
    },
    ...moveRoutes(rooms),
  ]
}
