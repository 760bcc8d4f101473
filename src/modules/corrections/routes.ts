import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, page, readPage, type Reply } from '#platform/http/index.ts'
import type { Rooms } from '#platform/room.ts'
import { longest } from './forms.ts'
import { correctionsPage } from './pages/list.ts'
import { listCorrections } from './queries/corrections.ts'
import { showQuestion, takeQuestion } from './routes/ask.ts'
import { showDecision, takeDecision } from './routes/decide.ts'
import { showErasure, showOpening, takeErasure, takeOpening } from './routes/sealed.ts'
import { showCorrection } from './routes/show.ts'

type Answer = (context: Context, rooms: Rooms) => Promise<Reply>

/** Asked by whoever sees it; who decides is the database's to say (`may_put_right`). */
export function correctionRoutes(rooms: Rooms): AnyRoute<Need>[] {
  const shared = { need: 'signed in', longest } as const
  const from = (answer: Answer) => (context: Context) => answer(context, rooms)
  /** A form of its own page, and what it is sent to. */
  const form = (path: string, show: Answer, looks: string, take: Answer, records: string): AnyRoute<Need>[] => [
    { ...shared, method: 'GET', path, keyed: true, records: looks, handler: from(show) },
    { ...shared, method: 'POST', path: path.replace('/new', ''), records, handler: from(take) },
  ]
  const at = '/corrections/:ref'
  const looks = 'correction looked at'
  return [
    {
      method: 'GET',
      path: '/corrections',
      need: 'hold_voices',
      records: 'nothing',
      handler: async ({ tx, query, today }) => page(correctionsPage(await listCorrections(tx, readPage(query)), today)),
    },
    ...form('/corrections/new', showQuestion, 'nothing', takeQuestion, 'correction asked'),
    { ...shared, method: 'GET', path: at, records: looks, handler: from(showCorrection) },
    ...form(`${at}/decision`, showDecision, looks, takeDecision, 'correction decided'),
    ...form(`${at}/opening`, showOpening, 'nothing', takeOpening, 'sealed record opened'),
    ...form(`${at}/erasure`, showErasure, 'nothing', takeErasure, 'sealed record erased'),
  ]
}
