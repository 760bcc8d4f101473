import { allRoutes } from '#src/app.ts'
import type { Visitor } from '#test/visitor.ts'
import { type Form, formsIn, linksIn } from './page.ts'

/* Where the forms of Hearth are: found by following links, and by nothing else. */

const patterns = allRoutes.map(({ method, path }) => ({
  method,
  path,
  pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`),
  isPlain: !path.includes(':'),
}))

/** The route that an address belongs to; the address itself when it is none's. */
export function routeOf(method: 'GET' | 'POST', address: string): string {
  const path = address.split('?')[0]!
  const matching = patterns.filter((one) => one.method === method && one.pattern.test(path))
  return (matching.find(({ isPlain }) => isPlain) ?? matching[0])?.path ?? path
}

/** Which kind of page an address is: its route, and what is asked of it. */
export const kindOf = (route: string, path: string): string =>
  route.includes(':section')
    ? `${route} ${/sections\/([^/?]+)/.exec(path)?.[1]}`
    : `${route} ${[...new URLSearchParams(path.split('?')[1] ?? '').keys()]}`

export type FoundForm = { who: string; page: string; to: string; form: Form }

/** How many pages of one kind are looked at: of those of a thing more, since it stands at many steps. */
const most = (route: string): number => (/\/:(ref|id)$/.test(route) ? 14 : 2)

/** The first page, of all that these people are led to, on which each form stands that `isWanted`, by where it is sent. */
export async function findForms(
  visitors: ReadonlyMap<string, Visitor>,
  isWanted: (form: Form, page: string) => boolean,
): Promise<Map<string, FoundForm>> {
  const found = new Map<string, FoundForm>()
  const walks = [...visitors].map(([who, visitor]) => async () => {
    const [queue, known, walked] = [['/'], new Set(['/']), new Map<string, number>()]
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const kind = kindOf(routeOf('GET', path), path)
      const times = walked.get(kind) ?? 0
      if (times >= most(routeOf('GET', path))) continue
      walked.set(kind, times + 1)
      const { text, location } = await visitor.get(path)
      for (const form of formsIn(text)) {
        const to = routeOf('POST', form.action || path)
        if (form.method === 'post' && !found.has(to) && isWanted(form, text))
          found.set(to, { who, page: path, to, form })
      }
      for (const link of [...linksIn(text), ...(location?.startsWith('/') ? [location] : [])])
        if (!known.has(link) && !link.startsWith('/assets/') && known.add(link)) queue.push(link)
    }
  })
  await Promise.all(
    [0, 1, 2].map(async () => {
      for (let next = walks.shift(); next; next = walks.shift()) await next()
    }),
  )
  return found
}
