import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, listRoutes, type Reply } from '#platform/http/index.ts'
import type { AskedPage } from '#platform/list-page.ts'
import { restrictedFrom } from '#platform/restricted.ts'
import type { Rooms } from '#platform/room.ts'
import { longest } from './forms.ts'
import { type Correction, type CorrectionState, stateNames } from './correction.ts'
import { columnsOf, type CorrectionsFacts, correctionsPage } from './pages/list.ts'
import { listCorrections } from './queries/corrections.ts'
import { showQuestion, takeQuestion } from './routes/ask.ts'
import { showDecision, takeDecision } from './routes/decide.ts'
import { showErasure, showOpening, takeErasure, takeOpening } from './routes/sealed.ts'
import { showCorrection } from './routes/show.ts'

type Answer = (context: Context, rooms: Rooms) => Promise<Reply>

async function readList({ tx, query, today }: Context, asked: AskedPage): Promise<CorrectionsFacts> {
  const state = Object.keys(stateNames).find((name) => name === query['state']) as CorrectionState | undefined
  return { list: await listCorrections(tx, asked, state), query, today }
}

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
    ...listRoutes<Correction, CorrectionsFacts, Need>({
      ...{ path: '/corrections', need: 'hold_voices', many: 'questions of the wrong person' },
      ...{ read: readList, columns: columnsOf, page: correctionsPage },
      leavesOut: ({ pieceId }) => pieceId !== null && pieceId >= restrictedFrom,
    }),
    ...form('/corrections/new', showQuestion, 'nothing', takeQuestion, 'correction asked'),
    { ...shared, method: 'GET', path: at, records: looks, handler: from(showCorrection) },
    ...form(`${at}/decision`, showDecision, looks, takeDecision, 'correction decided'),
    ...form(`${at}/opening`, showOpening, 'nothing', takeOpening, 'sealed record opened'),
    ...form(`${at}/erasure`, showErasure, 'nothing', takeErasure, 'sealed record erased'),
  ]
}
