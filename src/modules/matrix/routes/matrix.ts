import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import { practiceQuestions } from '#framework/s3-practice-questions.ts'
import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, listRoutes, page, type Reply } from '#platform/http/index.ts'
import type { AskedPage } from '#platform/list-page.ts'
import { NotFound } from '#platform/problems.ts'
import { pieceNamed, type Rooms } from '#platform/room.ts'
import { isIn, monthIn, yearTo } from '../chosen.ts'
import { columnsOf, type ItemsFacts, itemsPage } from '../pages/items.ts'
import { matrixPage } from '../pages/matrix.ts'
import { quarterOf } from '../matrix.ts'
import { countCells, type Item, listHeard, listItems } from '../queries/items.ts'
import { listPlans } from '../queries/plans.ts'
import { listGaps, listSilences } from '../queries/said.ts'
import { datesOf } from '#platform/dates/index.ts'

export const matrixRoutes = (rooms: Rooms): readonly AnyRoute<Need>[] => [
  { method: 'GET', path: '/what-we-know', need: 'read_month', records: 'nothing', handler: showMatrix },
  ...listRoutes<Item, ItemsFacts, Need>({
    ...{ path: '/what-we-know/items', need: 'read_month', many: 'things that we know', columns: columnsOf },
    read: (context, asked) => readItems(context, asked, rooms),
    page: itemsPage,
  }),
]

async function showMatrix({ tx, actor, query, today }: Context): Promise<Reply> {
  const month = monthIn(query, today)
  const period = yearTo(month)
  const quarter = quarterOf(datesOf(month).from)
  const facts = {
    ...{ month, period, today, quarter, keeps: actor.duties.has('keep_evidence') },
    ...{
      ...(await countCells(tx, period)),
      heard: await listHeard(tx, period.to),
    },
    ...{ gaps: await listGaps(tx, quarter), silences: await listSilences(tx), plans: await listPlans(tx) },
  }
  return page(matrixPage(facts))
}

async function readItems({ tx, actor, query, today }: Context, asked: AskedPage, rooms: Rooms): Promise<ItemsFacts> {
  const { source, question } = query
  if (!isIn(evidenceSources, source) || !isIn(practiceQuestions, question)) throw new NotFound()
  const month = monthIn(query, today)
  const period = yearTo(month)
  const list = await listItems(tx, { period, source, question }, asked)
  const way = (item: Item) => wayTo(rooms, item, actor.duties.has('keep_evidence'))
  return { month, period, source, question, list, way, today }
}

/** Where the record behind an item is read, for those who see it. Of Hearth's own figures it is the month. */
function wayTo(rooms: Rooms, { ref, source, record, isWritten, isSaidOnVisit, periodTo }: Item, keeps: boolean) {
  if (isWritten) return keeps ? { text: ref, href: `/what-we-know/written/${ref}` } : undefined
  if (source === 'performance_data')
    return { text: 'The month', href: `/month?month=${String(periodTo.toPlainYearMonth())}` }
  if (isSaidOnVisit) return { text: 'What children said on visits', href: '/voices/heard' }
  if (record === null) return undefined
  return record.startsWith('V-') ? { text: `Voice ${record}`, href: `/voices/${record}` } : pieceNamed(rooms, record)
}
