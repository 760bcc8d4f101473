import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { grades } from '#framework/a2-audit-tool/types.ts'
import type { Need } from '#modules/people/index.ts'
import { findToolInForce } from '#modules/tool/index.ts'
import { type AnyRoute, type Context, listRoutes, readNumber } from '#platform/http/index.ts'
import type { AskedPage } from '#platform/list-page.ts'
import { restrictedFrom } from '#platform/restricted.ts'
import { namesWordsOfTool, readCounted } from './counted.ts'
import { requireOwnFigures } from './own-figures.ts'
import { auditsPage, columnsOf, type ListFacts } from './pages/list.ts'
import { listChoices } from './queries/choices.ts'
import { type AuditFilter, type AuditRow, listAudits } from './queries/list.ts'

export const routes: readonly AnyRoute<Need>[] = listRoutes<AuditRow, ListFacts, Need>({
  path: '/audits',
  need: 'signed in',
  many: 'audits',
  read,
  columns: columnsOf,
  page: auditsPage,
  leavesOut: ({ id }) => id >= restrictedFrom,
})

async function read({ tx, query, today, actor }: Context, asked: AskedPage): Promise<ListFacts> {
  const filter = filterOf(query, today)
  requireOwnFigures(actor, filter.counted ?? {})
  const list = await listAudits(tx, filter, asked, actor.reach)
  const { page: _page, after: _after, ...kept } = query
  const tool = namesWordsOfTool(filter.counted ?? {}) ? await findToolInForce(tx) : undefined
  const choices = await listChoices(tx, actor, today)
  return { list, filter, query: kept, today, mayDraw: actor.duties.has('draw_sample'), tool, choices }
}

export function filterOf(query: Readonly<Record<string, string>>, today: Temporal.PlainDate): AuditFilter {
  const [team, worker] = [readNumber(query['team']), readNumber(query['worker'])]
  const section = auditTool.sections.find(({ key, graded }) => graded && key === query['in_section'])
  const grade = grades.find((one) => one === query['section_grade'])
  return {
    ...(query['state'] ? { state: query['state'] } : {}),
    ...(query['kind'] ? { kind: query['kind'] } : {}),
    ...(query['grade'] ? { grade: query['grade'] } : {}),
    ...(team ? { team } : {}),
    ...(worker ? { worker } : {}),
    ...(grade ? { sectionGrade: { section: section?.key, grade } } : {}),
    ...(query['overdue'] === 'yes' ? { overdueOn: today } : {}),
    ...(query['order'] === 'due' ? { byDue: true } : {}),
    counted: readCounted(query),
  }
}
