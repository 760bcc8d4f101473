import { nothing, type SafeHtml } from './html.ts'
import { pagination } from './pagination.ts'

export type ListPagesOptions = {
  /** Address of the list. */
  path: string
  /** What the list is narrowed to, as its address has it; kept from page to page. */
  chosen: Readonly<Record<string, string>>
  /** How many there are in all. */
  count: number
  /** From 1. */
  pageNumber: number
  /** How many stand on a page; 25 unless given. */
  size?: number
}

/** Links to the page of a list before and after this one; nothing when all fits on one page. */
export function listPages({ path, chosen, count, pageNumber, size = 25 }: ListPagesOptions): SafeHtml {
  const last = Math.ceil(count / size)
  if (last <= 1) return nothing
  const kept = Object.entries(chosen).filter(([name, value]) => value !== '' && name !== 'page')
  const to = (page: number) => ({
    href: `${path}?${new URLSearchParams([...kept, ['page', String(page)]])}`,
    labelText: `${page} of ${last}`,
  })
  return pagination({
    previous: pageNumber > 1 ? to(Math.min(pageNumber - 1, last)) : undefined,
    next: pageNumber < last ? to(pageNumber + 1) : undefined,
  })
}
