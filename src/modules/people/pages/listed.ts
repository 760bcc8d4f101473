import { button, html, input, listCount, listPages, nothing, type SafeHtml } from '#platform/html/index.ts'
import { readPage } from '#platform/http/index.ts'
import { pageOfAll, pageSize } from '#platform/list-page.ts'

type Where = { path: string; query: Readonly<Record<string, string>>; one: string; many: string }

/** A page of people who have been read already, in their order, and what stands over and under it; who are more than stand on one page are
 * found by a part of their name too. */
export function listedPeople<Somebody extends { name: string }>(
  all: readonly Somebody[],
  { path, query, one, many }: Where,
): { rows: readonly Somebody[]; above: SafeHtml; below: SafeHtml } {
  const typed = query['name'] ?? ''
  const wanted = typed.trim().toLowerCase()
  const named = all.filter(({ name }) => name.toLowerCase().includes(wanted))
  const list = pageOfAll(named, readPage(query))
  const finder = html`<form class="hearth-filter" method="get" action="${path}">
    ${input({ id: 'name', name: 'name', label: { text: 'A part of their name' }, value: typed, autocomplete: 'off', spellcheck: false })}
    ${button({ text: 'Find', classes: 'govuk-button--secondary' })}
  </form>`
  const above = all.length > pageSize ? html`${finder}${listCount(list, one, many)}` : nothing
  return { rows: list.rows, above, below: listPages({ path, chosen: query, list }) }
}
