import { button, type Filter, html, input, nothing, type SafeHtml } from '#platform/html/index.ts'
import { pageSize } from '#platform/list-page.ts'

type Where = { path: string; query: Readonly<Record<string, string>> }

/** People who have been read already, in their order, narrowed to a part of their name; and the form that asks for it where there are more than
 * stand on one page. */
export function listedPeople<Somebody extends { name: string }>(
  all: readonly Somebody[],
  { path, query }: Where,
): { named: readonly Somebody[]; finder: SafeHtml } {
  const { name: typed = '', ...others } = query
  const wanted = typed.trim().toLowerCase()
  const kept = Object.entries(others).filter(([name, value]) => value && name !== 'page' && name !== 'after')
  const finder = html`<form class="hearth-filter" method="get" action="${path}">
    ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    ${input({ id: 'name', name: 'name', label: { text: 'A part of their name' }, value: typed, autocomplete: 'off', spellcheck: false })}
    ${button({ text: 'Find', classes: 'govuk-button--secondary' })}
  </form>`
  return {
    named: all.filter(({ name }) => name.toLowerCase().includes(wanted)),
    finder: all.length > pageSize ? finder : nothing,
  }
}

/** Those of the team that is asked for, and the choice of one. It stands in the address by its place among those of all: no name is noted of
 * whoever takes a file. */
export function ofTeam<Somebody extends { team: string | null }>(
  all: readonly Somebody[],
  { team: asked }: Where['query'],
): { theirs: readonly Somebody[]; choice: Filter } {
  const teams = [...new Set(all.flatMap(({ team }) => team ?? []))].toSorted()
  return {
    theirs: asked ? all.filter(({ team }) => team !== null && team === teams[Number(asked) - 1]) : all,
    choice: { name: 'team', text: 'Team', items: teams.map((text, at) => ({ value: String(at + 1), text })) },
  }
}
