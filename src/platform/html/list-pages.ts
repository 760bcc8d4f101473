import { lastPageOf, type ListPage } from '../list-page.ts'
import { html, nothing, type SafeHtml } from './html.ts'
import { pagination } from './pagination.ts'

type Listed = Omit<ListPage<unknown>, 'rows'>

/** How many there are in words: "1 action", "More than 500 actions". */
export function countInWords({ count, more, asked }: Listed, one: string, many: string): string {
  const further = asked.after === undefined ? '' : 'further '
  if (more) return `More than ${count} ${further}${many}`
  return count === 1 ? `1 ${further}${one}` : `${count.toLocaleString('en-GB')} ${further}${many}`
}

/** The same above the list, and that the page asked for does not exist when it does not. `rest`: what else is said of them. */
export function listCount(list: Listed, one: string, many: string, rest = ''): SafeHtml {
  const { page, asked } = list
  const instead = asked.page === page ? '' : `. There is no page ${asked.page}: this is the last, page ${page}`
  return html`<p class="govuk-body" role="status">${countInWords(list, one, many)}${rest}${instead}</p>`
}

export type ListPagesOptions = {
  /** Address of the list. */
  path: string
  /** What the list is narrowed to, as its address has it; kept from page to page. */
  chosen: Readonly<Record<string, string>>
  list: Listed
  /** What its page is called in the address, where several lists stand on one page, and what it is a list of. */
  name?: string
  of?: string
  /** Where on the page it stands. */
  anchor?: string
}

/** Links to the other pages of a list, and to what comes after its end; nothing when all fits on one page. */
export function listPages({ path, chosen, list, name = 'page', of, anchor }: ListPagesOptions): SafeHtml {
  const { after } = list.asked
  const to = (page: number, after?: number) => {
    const place = { ...chosen, after: after ? String(after) : '', [name]: page > 1 ? String(page) : '' }
    const said = Object.entries(place).filter(([, value]) => value !== '')
    return `${path}${said.length > 0 ? `?${new URLSearchParams(said)}` : ''}${anchor ? `#${anchor}` : ''}`
  }
  return html`${numbers(list, (page) => to(page, after), of)}
    ${list.next === undefined ? nothing : html`<p class="govuk-body hearth-screen-only">The list ends here. Narrow it, or <a class="govuk-link" href="${to(1, list.next)}">go on with those that come after</a>.</p>`}
    ${after === undefined ? nothing : html`<p class="govuk-body hearth-screen-only"><a class="govuk-link" href="${to(1)}">Back to the beginning of the list</a></p>`}`
}

function numbers({ count, page }: Listed, to: (page: number) => string, of: string | undefined): SafeHtml {
  const last = lastPageOf(count)
  if (last <= 1) return nothing
  return pagination({
    landmarkLabel: of && `Pages: ${of}`,
    previous: page > 1 ? { href: to(page - 1) } : undefined,
    next: page < last ? { href: to(page + 1) } : undefined,
    items: around(page, last).map((one) =>
      one === null ? { ellipsis: true } : { number: one, href: to(one), current: one === page },
    ),
  })
}

/** First, last, and two around the present one; null where some are left out. */
function around(page: number, last: number): (number | null)[] {
  const near = [1, page - 1, page, page + 1, last].filter((one) => one >= 1 && one <= last)
  const sorted = [...new Set(near)].toSorted((a, b) => a - b)
  return sorted.flatMap((one, at) => (at > 0 && one - (sorted[at - 1] ?? one) > 1 ? [null, one] : [one]))
}
