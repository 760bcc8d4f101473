import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, page, readPage } from '#platform/http/index.ts'
import type { Rooms } from '#platform/room.ts'
import { longest } from './forms.ts'
import { correctionsPage } from './pages/list.ts'
import { listCorrections } from './queries/corrections.ts'
import { showQuestion, takeQuestion } from './routes/ask.ts'
import { showCorrection, takeDecision, takeErasure, takeOpening } from './routes/decide.ts'

/** Asked by whoever sees it; who decides is the database's to say (`may_put_right`). */
export function correctionRoutes(rooms: Rooms): AnyRoute<Need>[] {
  const shared = { need: 'signed in', longest } as const
  return [
    {
      method: 'GET',
      path: '/corrections',
      need: 'hold_voices',
      records: 'nothing',
      handler: async ({ tx, query, today }) => page(correctionsPage(await listCorrections(tx, readPage(query)), today)),
    },
    {
      ...shared,
      method: 'GET',
      path: '/corrections/new',
      keyed: true,
      records: 'nothing',
      handler: (context) => showQuestion(context, rooms),
    },
    {
      ...shared,
      method: 'POST',
      path: '/corrections',
      records: 'correction asked',
      handler: (context) => takeQuestion(context, rooms),
    },
    {
      ...shared,
      method: 'GET',
      path: '/corrections/:id',
      keyed: true,
      records: 'correction looked at',
      handler: (context) => showCorrection(context, rooms),
    },
    {
      ...shared,
      method: 'POST',
      path: '/corrections/:id/decision',
      records: 'correction decided',
      handler: (context) => takeDecision(context, rooms),
    },
    {
      ...shared,
      method: 'POST',
      path: '/corrections/:id/opening',
      records: 'sealed record opened',
      handler: (context) => takeOpening(context, rooms),
    },
    {
      ...shared,
      method: 'POST',
      path: '/corrections/:id/erasure',
      records: 'sealed record erased',
      handler: (context) => takeErasure(context, rooms),
    },
  ]
}
