import type { Need } from '#modules/people/index.ts'
import { type Month, parseMonth } from '#platform/dates/index.ts'
import { type AnyRoute, type Context, page, readPage, type Reply } from '#platform/http/index.ts'
import { pageOfAll } from '#platform/list-page.ts'
import { NotFound } from '#platform/problems.ts'
import { duePage } from '../pages/due.ts'
import { listDue, readMonth } from '../queries/due.ts'
import { type Standing, standingOf, standings } from '../standing.ts'

export const dueRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path: '/calendar/due', need: 'read_month', records: 'nothing', handler: showDue },
]

async function showDue({ tx, query, today }: Context): Promise<Reply> {
  const month = parseMonth(query['month'] ?? '') ?? today.toPlainYearMonth()
  const standing = standingIn(query['standing'])
  const read = readMonth(month, today)
  const lines = await listDue(tx, read)
  const chosen = standing ? lines.filter((slot) => standingOf(slot, slot.doneOn, read.on) === standing) : lines
  return page(duePage({ month, read, standing, list: pageOfAll(chosen, readPage(query)) }))
}

function standingIn(text: string | undefined): Standing | undefined {
  if (text === undefined) return undefined
  if (!Object.hasOwn(standings, text)) throw new NotFound()
  return text as Standing
}

/** Where the lines of a month that stand so are listed. */
export const addressOfDue = (month: Month, standing?: Standing): string =>
  `/calendar/due?${new URLSearchParams({ month: String(month), ...(standing && { standing }) })}`
