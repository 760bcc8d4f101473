import { rooms } from '#src/rooms.ts'
import { kindOf, routeOf } from '#test/every-form/pages.ts'
import { formsIn, linksIn } from '#test/every-form/page.ts'

/* Which pages there are, by the list of routes; and on which one of each kind, and as whom, its tree is read. */

/** One page of a kind: `at` as it stands in the snapshot, with names for what is another one in each run. */
export type Example = { room: string; kind: string; who: string; at: string }

const roomOf = new Map(
  rooms.flatMap(({ key, routes }) => (routes?.(rooms) ?? []).map(({ path }) => [path, key] as const)),
)

/** The routes that answer with a page. */
export const pageRoutes: readonly string[] = rooms
  .flatMap(({ routes }) => routes?.(rooms) ?? [])
  .filter(({ method, path }) => method === 'GET' && !isNoPage(path))
  .map(({ path }) => path)

/** Lists as files, what scripts ask, what leads on: none of them is read to anybody. */
function isNoPage(path: string): boolean {
  return /\.csv$|\/live$|\/sections\/:section\/:child$|\/(template|example|refused)$|\/feed\/|^\/(more|your-session|say\/:token)$/.test(
    path,
  )
}

/** Sections of a form whose questions are of other kinds than those of the rest. */
const sections = new Set(['hdr', 'safe', 'wfc1', 'refl', 'ovr', 'mod', 'visit', 'child', 'leader', 'answer'])

export type Reader = {
  who: string
  get(path: string): Promise<{ status: number; isPage: boolean; text: string; location: string }>
}

/** Which kind of page it is: its route, what of its form; of a piece, where it stands; behind a link, whose. */
export function kindOfPage(path: string, who: string, states: ReadonlyMap<string, string>): string | undefined {
  const route = routeOf('GET', path)
  if (!roomOf.has(route) || isNoPage(route)) return undefined
  const section = /\/sections\/([^/?]+)/.exec(path)?.[1] ?? ''
  if (section && !sections.has(section)) return undefined
  const state = /^\/\w+\/:ref$/.test(route) ? (states.get(path.split(/[/?]/)[2]!) ?? '') : ''
  const link = route.startsWith('/say/') ? who : ''
  return [route, section, state, link].filter((one) => one !== '').join(' ')
}

/** What stands at many steps. */
const isOfMany =
  /^\/(audits|observations|programme|actions|voices|alerts|corrections)\/:ref$|^\/(people|imports|access-changes)\/:id$/

/** Goes from each reader's first page along every link, and takes the first page of each kind that is not known. */
export async function findExamples(
  readers: readonly { reader: Reader; from: readonly string[] }[],
  {
    known,
    states,
    name,
  }: { known: ReadonlySet<string>; states: ReadonlyMap<string, string>; name: (path: string) => string },
): Promise<Example[]> {
  const found = new Map<string, Example>()
  for (const { reader, from } of readers) {
    const [queue, met, walked] = [[...from], new Set(from), new Map<string, number>()]
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const kind = kindOfPage(path, reader.who, states)
      const route = routeOf('GET', path)
      const group = kindOf(route, path)
      const times = walked.get(group) ?? 0
      if (times >= (isOfMany.test(route) ? 36 : 2)) continue
      walked.set(group, times + 1)
      const { status, isPage, text, location } = await reader.get(path)
      // A section is read as whoever fills it in hears it.
      const isRead = !/:section|\/children\//.test(route) || text.includes('data-autosave')
      if (status === 200 && isPage && isRead && kind && !known.has(kind) && !found.has(kind))
        found.set(kind, { room: roomOf.get(route)!, kind, who: reader.who, at: name(path) })
      for (const link of [
        ...linksIn(text),
        ...gotBy(text),
        ...(location.startsWith('/') ? [location.split('#')[0]!] : []),
      ])
        if (!met.has(link) && !link.startsWith('/assets/') && met.add(link)) queue.push(link)
    }
  }
  return [...found.values()]
}

/** Where the buttons lead that change nothing. */
const gotBy = (text: string): string[] =>
  formsIn(text)
    .filter(({ method, action }) => method === 'get' && action.startsWith('/'))
    .map(({ action, fields }) => {
      const known = fields
        .filter(({ type }) => type === 'hidden')
        .map(({ name, value }): [string, string] => [name, value])
      return known.length > 0 ? `${action}?${new URLSearchParams(known)}` : action
    })

/** The pages of these routes to which nothing leads while their form stands on another: asked of each piece at each step, by everybody. */
export async function tryEvery(
  readers: readonly { reader: Reader }[],
  routes: readonly string[],
  { refs, name }: { refs: ReadonlyMap<string, readonly string[]>; name: (path: string) => string },
): Promise<Example[]> {
  const found: Example[] = []
  for (const route of routes.filter((one) => /^\/\w+\/:ref\/[^:]+$/.test(one)))
    search: for (const ref of refs.get(route.split('/')[1]!) ?? [])
      for (const { reader } of readers) {
        const path = route.replace(':ref', ref)
        const { status, isPage } = await reader.get(path)
        if (status !== 200 || !isPage) continue
        found.push({ room: roomOf.get(route)!, kind: route, who: reader.who, at: name(path) })
        break search
      }
  return found
}

/** Pages that are there only after something was sent, which this test does not: where they are looked at instead. */
export const notRead: Readonly<Record<string, string>> = {}
