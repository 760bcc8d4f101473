import { button } from './button.ts'
import { checkboxes } from './checkboxes.ts'
import { details } from './details.ts'
import { html, nothing, type SafeHtml } from './html.ts'
import { select } from './select.ts'

type Item = { value: string; text: string }

/** One thing by which a list can be narrowed: one of several, or a tick. With no more than one to choose it is not offered. */
export type Filter = { name: string; text: string } & ({ items: readonly Item[]; any?: string } | { tick: true })

export type ListFilterOptions = {
  path: string
  /** What the list is narrowed to, as its address has it. What no filter here names is kept. */
  chosen: Readonly<Record<string, string | undefined>>
  filters: readonly Filter[]
  /** Asked for more rarely: they stand behind a line, which is open while one of them narrows the list. */
  more?: readonly Filter[]
}

/** By what a list is narrowed and in which order it stands: a form whose choices are the address. */
export function listFilter({ path, chosen, filters, more = [] }: ListFilterOptions): SafeHtml {
  const [shown, further] = [filters, more].map((some) => some.filter(isAChoice)) as [Filter[], Filter[]]
  const own = new Set([...shown, ...further].map(({ name }) => name)).add('page').add('after')
  const kept = Object.entries(chosen).filter(([name, value]) => value && !own.has(name))
  return html`<form class="hearth-filter" method="get" action="${path}">
    ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    ${shown.map((one) => field(one, chosen))}
    ${further.length > 0 ? details({ summaryText: 'More ways to narrow the list', open: further.some(({ name }) => chosen[name]), classes: 'hearth-filter__more', html: html`<div class="hearth-filter__further">${further.map((one) => field(one, chosen))}</div>` }) : nothing}
    ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
  </form>`
}

const isAChoice = (one: Filter): boolean => 'tick' in one || one.items.length > (one.any === '' ? 1 : 0)

/** `any: ''`: one of them always holds. */
function field(one: Filter, chosen: ListFilterOptions['chosen']): SafeHtml {
  const { name, text } = one
  const value = chosen[name] ?? ''
  if ('tick' in one)
    return checkboxes({
      ...{ name, classes: 'govuk-checkboxes--small' },
      items: [{ value: 'yes', text, checked: value === 'yes' }],
    })
  const items = one.any === '' ? one.items : [{ value: '', text: one.any ?? 'Any' }, ...one.items]
  return select({ id: name, name, label: { text }, value, items })
}

/** Names by their keys, as what can be chosen. */
export const itemsOf = (names: Readonly<Record<string, string>>): Item[] =>
  Object.entries(names).map(([value, text]) => ({ value, text }))
