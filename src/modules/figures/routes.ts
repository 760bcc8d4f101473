import { findToolInForce } from '#modules/audits/index.ts'
import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, page, readNumber, readPage } from '#platform/http/index.ts'
import { namesWordsOfTool, readCounted } from './counted.ts'
import { requireOwnFigures } from './own-figures.ts'
import { auditsPage } from './pages/list.ts'
import { type AuditFilter, listAudits } from './queries/list.ts'

export const routes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path: '/audits', need: 'signed in', records: 'nothing', handler: list },
]

async function list({ tx, query, today, actor }: Context) {
  const filter = filterOf(query, today)
  requireOwnFigures(actor, filter.counted ?? {})
  const audits = await listAudits(tx, filter, readPage(query), actor.reach)
  const { page: _page, after: _after, ...kept } = query
  const tool = namesWordsOfTool(filter.counted ?? {}) ? await findToolInForce(tx) : undefined
  const mayDraw = actor.duties.has('draw_sample')
  return page(auditsPage({ audits, filter, query: kept, today, mayDraw, tool }))
}

export function filterOf(query: Readonly<Record<string, string>>, today: Temporal.PlainDate): AuditFilter {
  const team = readNumber(query['team'])
  return {
    ...(query['state'] ? { state: query['state'] } : {}),
    ...(query['kind'] ? { kind: query['kind'] } : {}),
    ...(query['grade'] ? { grade: query['grade'] } : {}),
    ...(team ? { team } : {}),
    ...(query['overdue'] === 'yes' ? { overdueOn: today } : {}),
    counted: readCounted(query),
  }
}
