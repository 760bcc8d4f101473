import { nothing, pagination, type SafeHtml } from '#platform/html/index.ts'

export type Paging = { path: string; chosen: Record<string, string>; count: number; pageNumber: number; size?: number }

/** Links to the page before and after, keeping what was chosen; nothing when all fits on one. */
export function pagesOf({ path, chosen, count, pageNumber, size = 25 }: Paging): SafeHtml {
  const last = Math.ceil(count / size)
  if (last <= 1) return nothing
  const to = (page: number) => `${path}?${new URLSearchParams({ ...given(chosen), page: String(page) })}`
  const label = (page: number) => `${page} of ${last}`
  return pagination({
    previous: pageNumber > 1 ? { href: to(pageNumber - 1), labelText: label(pageNumber - 1) } : undefined,
    next: pageNumber < last ? { href: to(pageNumber + 1), labelText: label(pageNumber + 1) } : undefined,
  })
}

function given(chosen: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== ''))
}
