import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import { practiceQuestions } from '#framework/s3-practice-questions.ts'
import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, page, readPage, type Reply } from '#platform/http/index.ts'
import { NotFound } from '#platform/problems.ts'
import { pieceNamed, type Rooms } from '#platform/room.ts'
import { isIn, monthIn, yearTo } from '../chosen.ts'
import { itemsPage } from '../pages/items.ts'
import { matrixPage } from '../pages/matrix.ts'
import { quarterOf } from '../matrix.ts'
import { countUnknown, listCells, listHeard, listItems } from '../queries/items.ts'
import { listGaps, listSilences } from '../queries/said.ts'
import { datesOf } from '#platform/dates/index.ts'

export const matrixRoutes = (rooms: Rooms): readonly AnyRoute<Need>[] => [
  { method: 'GET', path: '/what-we-know', need: 'read_month', records: 'nothing', handler: showMatrix },
  {
    ...{ method: 'GET', path: '/what-we-know/items', need: 'read_month', records: 'nothing' },
    handler: (context) => showItems(context, rooms),
  },
]

async function showMatrix({ tx, actor, query, today }: Context): Promise<Reply> {
  const month = monthIn(query, today)
  const period = yearTo(month)
  const quarter = quarterOf(datesOf(month).from)
  const facts = {
    ...{ month, period, today, quarter, keeps: actor.duties.has('keep_evidence') },
    ...{
      cells: await listCells(tx, period),
      heard: await listHeard(tx, period.to),
      unknown: await countUnknown(tx, period),
    },
    ...{ gaps: await listGaps(tx, quarter), silences: await listSilences(tx) },
  }
  return page(matrixPage(facts))
}

async function showItems({ tx, query, today }: Context, rooms: Rooms): Promise<Reply> {
  const { source, question } = query
  if (!isIn(evidenceSources, source) || !isIn(practiceQuestions, question)) throw new NotFound()
  const month = monthIn(query, today)
  const period = yearTo(month)
  const items = await listItems(tx, { period, source, question }, readPage(query))
  const way = (ref: string) =>
    ref.startsWith('V-') ? { text: `Voice ${ref}`, href: `/voices/${ref}` } : pieceNamed(rooms, ref)
  return page(itemsPage({ month, period, source, question, items, way, today }))
}
