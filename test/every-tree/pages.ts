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
const sections = new Set([
  'hdr',
  'safe',
  'wfc1',
  'refl',
  'ovr',
  'mod',
  'visit',
  'child',
  'leader',
  'answer',
  'heard',
  'noticed',
  'changed',
  'first',
  'why',
  'said',
])

export type Reader = {
  who: string
  get(path: string): Promise<{ status: number; isPage: boolean; text: string; location: string }>
}

export type Walk = { reader: Reader; from: readonly string[] }

/** What is known of the service that is walked. */
export type Known = {
  /** The state of each thing that has one, by its reference. */
  states: ReadonlyMap<string, string>
  /** The pieces of each stream, by the beginning of their address. */
  refs: ReadonlyMap<string, readonly string[]>
  /** Names for what is another one in each run, so that an address can be kept. */
  name(path: string): string
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
  /^\/(audits|observations|programme|exemptions|complaints|escalations|concerns|actions|voices|alerts|corrections)\/:ref$|^\/(people|imports|access-changes)\/:id$/

/** Goes from each reader’s first page along every link, and takes the first page of each kind that is not known; of the readers, the first
 * who is led to one. */
export async function findExamples(
  readers: readonly Walk[],
  { known, states, name }: Pick<Known, 'states' | 'name'> & { known: ReadonlySet<string> },
): Promise<Example[]> {
  const found = new Map<string, Map<string, Example>>()
  await inLanes(readers, async ({ reader, from }) => {
    const own = new Map<string, Example>()
    found.set(reader.who, own)
    const [queue, met, walked] = [[...from], new Set(from), new Map<string, number>()]
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const route = routeOf('GET', path)
      const kind = kindOfPage(path, reader.who, states)
      const group = kindOf(route, path)
      const times = walked.get(group) ?? 0
      if (times >= (isOfMany.test(route) ? 36 : 2)) continue
      walked.set(group, times + 1)
      const { status, isPage, text, location } = await reader.get(path)
      // A section is read as whoever fills it in hears it.
      const isRead = !/\/(sections\/:section|children\/:child)$/.test(route) || text.includes('data-autosave')
      if (status === 200 && isPage && isRead && kind && !known.has(kind) && !own.has(kind))
        own.set(kind, { room: roomOf.get(route)!, kind, who: reader.who, at: name(path) })
      const on = location.startsWith('/') ? [location.split('#')[0]!] : []
      for (const link of [...linksIn(text), ...gotBy(text), ...on])
        if (!met.has(link) && !link.startsWith('/assets/') && met.add(link)) queue.push(link)
    }
  })
  const all = readers.toReversed().flatMap(({ reader }) => [...(found.get(reader.who) ?? [])])
  return [...new Map(all).values()]
}

async function inLanes<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next)
  }
  await Promise.all([lane(), lane(), lane()])
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
  readers: readonly Walk[],
  routes: readonly string[],
  { refs, name }: Pick<Known, 'refs' | 'name'>,
): Promise<Example[]> {
  const found: Example[] = []
  for (const route of routes.filter((one) => /^\/\w+\/:ref\/[^:]+$/.test(one)))
    search: for (const ref of refs.get(route.split('/')[1]!) ?? [])
      for (const { reader } of readers.slice(0, 10)) {
        const path = route.replace(':ref', ref)
        const { status, isPage } = await reader.get(path)
        if (status !== 200 || !isPage) continue
        found.push({ room: roomOf.get(route)!, kind: route, who: reader.who, at: name(path) })
        break search
      }
  return found
}

/** Pages that are there only once something was sent, which this test does not; and when they are there. Axe and the width of a telephone are looked at
 * in the journeys that pass them. */
export const notRead: Readonly<Record<string, string>> = {
  '/sign-in/code': 'between a password and its code',
  '/sign-in/password': 'between a link of the post and a new password',
  '/invitations/:token/authenticator': 'between a password and the first code',
  '/your-account/recovery-codes/new': 'when new codes were made',
  '/people/:id/parting': 'when two people were made one',
  '/records/merging': 'when two records were named',
  '/settings/:key/withdrawals/:day': 'when a number was set for a later day',
  '/audits/:ref/alert': 'when there is danger in an answer',
  '/observations/:ref/alert': 'when there is danger in an answer',
  '/programme/:ref/alert': 'when there is danger in an answer',
  '/exemptions/:ref/alert': 'when there is danger in an answer',
  '/complaints/:ref/alert': 'when there is danger in an answer',
  '/concerns/:ref/alert': 'when there is danger in an answer',
  '/concerns/:ref/correction': 'when it is closed',
  '/exemptions/:ref/beginning': 'when its beginning was taken back',
  '/exemptions/:ref/recall': 'for whoever has just made a move',
  '/exemptions/:ref/over': 'for nobody: Hearth says it',
  '/exemptions/:ref/correction': 'when it is closed',
  '/exemptions/:ref/reopened': 'when it is closed',
  '/escalations/:ref/alert': 'when there is danger in an answer',
  '/escalations/:ref/correction': 'when it is closed',
  '/escalations/:ref/reopened': 'when it is over',
  '/complaints/:ref/correction': 'when it is closed',
  '/complaints/:ref/reopened': 'when it is over',
  '/audits/:ref/recall': 'for whoever has just sent it',
  '/observations/:ref/correction': 'when it is closed',
  '/observations/:ref/reopened': 'when it is closed',
  '/programme/:ref/correction': 'when it is closed',
  '/programme/:ref/reopened': 'when it is closed',
  '/programme/:ref/hand-over/:part': 'when somebody leaves',
  '/tool/versions/:version/restoration': 'when there is an earlier version',
  '/voices/:ref/link/letter': 'minutes after a link was made',
  '/say/visit/:visit/away': 'never: it leads to another site',
  '/say/visit/:visit/now': 'when somebody pressed that they want to tell something',
  '/say/visit/:visit/:step/skipped': 'when something was typed and skipped',
  '/imports/:id/files/:file': 'when a file has many rows',
}
