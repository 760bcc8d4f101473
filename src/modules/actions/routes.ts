import type { Need } from '#modules/people/index.ts'
import { listTeamsInView } from '#modules/register/index.ts'
import { type AnyRoute, listRoutes } from '#platform/http/index.ts'
import type { Rooms } from '#platform/room.ts'
import { readActionFilter } from './forms.ts'
import { type ActionsFacts, actionsPage, columnsOf } from './pages/list.ts'
import { type ActionRow, listActions } from './queries/actions.ts'
import { moveRoutes } from './routes/move.ts'
import { showNewAction, takeNewAction } from './routes/raise.ts'
import { showAction } from './routes/show.ts'

/** The URL table. `rooms` tells this one of the pieces of evidence above it. */
export function actionRoutes(rooms: Rooms): AnyRoute<Need>[] {
  return [
    ...listRoutes<ActionRow, ActionsFacts, Need>({
      ...{ path: '/actions', need: 'signed in', many: 'actions', columns: columnsOf, page: actionsPage },
      read: async ({ tx, actor, query, today }, asked) => {
        const { filter, chosen } = readActionFilter(query, actor.actsFor, today)
        const list = await listActions(tx, filter, asked)
        return { list, chosen, teams: await listTeamsInView(tx), today }
      },
      leavesOut: ({ sight }) => sight === 'restricted' || sight === 'sealed',
    }),
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
