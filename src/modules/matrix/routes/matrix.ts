import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import { practiceQuestions } from '#framework/s3-practice-questions.ts'
import type { Period } from '#modules/figures/index.ts'
import type { Need } from '#modules/people/index.ts'
import { datesOf, type Month, parseMonth } from '#platform/dates/index.ts'
import { type AnyRoute, type Context, page, readPage, type Reply } from '#platform/http/index.ts'
import { NotFound } from '#platform/problems.ts'
import { pieceNamed, type Rooms } from '#platform/room.ts'
import { itemsPage } from '../pages/items.ts'
import { matrixPage } from '../pages/matrix.ts'
import { listCells, listHeard, listItems } from '../queries/items.ts'

export const matrixRoutes = (rooms: Rooms): readonly AnyRoute<Need>[] => [
  { method: 'GET', path: '/what-we-know', need: 'read_month', records: 'nothing', handler: showMatrix },
  {
    ...{ method: 'GET', path: '/what-we-know/items', need: 'read_month', records: 'nothing' },
    handler: (context) => showItems(context, rooms),
  },
]

async function showMatrix({ tx, query, today }: Context): Promise<Reply> {
  const month = monthOf(query, today)
  const period = yearTo(month)
  const on = period.to
  return page(matrixPage({ month, period, today, cells: await listCells(tx, period), heard: await listHeard(tx, on) }))
}

async function showItems({ tx, query, today }: Context, rooms: Rooms): Promise<Reply> {
  const { source, question } = query
  if (!isIn(evidenceSources, source) || !isIn(practiceQuestions, question)) throw new NotFound()
  const month = monthOf(query, today)
  const period = yearTo(month)
  const items = await listItems(tx, { period, source, question }, readPage(query))
  const way = (ref: string) =>
    ref.startsWith('V-') ? { text: `Voice ${ref}`, href: `/voices/${ref}` } : pieceNamed(rooms, ref)
  return page(itemsPage({ month, period, source, question, items, way, today }))
}

/** The last month of the twelve that the address names, else this one. */
function monthOf(query: Readonly<Record<string, string>>, today: Temporal.PlainDate): Month {
  return parseMonth(query['until'] ?? '') ?? today.toPlainYearMonth()
}

/** Twelve months, this one the last. */
const yearTo = (month: Month): Period => ({
  from: datesOf(month.subtract({ months: 11 })).from,
  to: datesOf(month).to,
})

const isIn = <Keys extends object>(keys: Keys, key: unknown): key is Extract<keyof Keys, string> =>
  typeof key === 'string' && Object.hasOwn(keys, key)
