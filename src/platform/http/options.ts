import type { FastifyRequest } from 'fastify'
import type { Actor } from '#platform/actor.ts'
import type { SafeHtml } from '#platform/html/index.ts'
import type { Clock, Database } from '#platform/sql/database.ts'
import type { Seal } from './cookies.ts'
import type { TooLong } from './lengths.ts'
import type { Problem, ProblemStatus } from './problem.ts'
import type { AnyRoute, PageContent } from './route.ts'

export type ServerOptions = {
  database: Database
  clock: Clock
  routes: readonly AnyRoute[]
  /** Whether this person may use a route with this need. */
  allows: (actor: Actor, need: string) => boolean
  /** Puts the frame around a page. */
  frame: (
    content: PageContent,
    about: { actor: Actor | undefined; path: string; flash: string | undefined; sent: string | undefined },
  ) => SafeHtml
  /** What to do with a form that was posted after the session ended: keep it, and say where to go. Throws Refused when no more is
   * kept of this person. */
  keepForm: (posted: Posted & { body: Record<string, string | string[]> }) => Promise<string>
  /** Whether there is somebody to keep it for: asked before it is read. Without this, nobody. */
  mayKeepForm?: (posted: Posted) => Promise<boolean>
  /** A page on which words that are too long can be made shorter, and sent on. */
  tooLongPage?: (form: TooLongForm) => PageContent
  /** A page for a form that was sent before with other content. Without it, it is done as if it were another. */
  sentAlreadyPage?: (form: SentAlready) => PageContent
  /** Pages in words for what went wrong. */
  problemPage: (problem: Problem) => PageContent
  assets: {
    directory: string
    path: string
    /** Scripts that may stand in for the server where there is no connection, each for addresses below its scope alone. */
    workers?: readonly { name: string; scope: string }[]
  }
  /** Where people reach it, without a slash at the end; over https, cookies travel over nothing else. */
  baseUrl?: string | undefined
  /** Whose word on the visitor's address is believed: addresses and networks of proxies. */
  trustedProxies?: readonly string[]
  /** What the sentence for the next page is sealed with. Without it there is none. */
  seal?: Seal
  /** Failures, without personal data: the route's pattern, never the address. */
  report: (line: { requestId: string; method: string; route: string; status: number; problem?: unknown }) => void
  /** Whoever was not let in, or sent what is not taken: who, which route, never what. Called after the answer is decided; what it
   * throws is reported as a failure, and changes nothing for whoever asked. */
  onRefused?: (refused: RefusedRequest) => void | Promise<void>
}

/** A form with words that are longer than they may be, where it goes, and all that was sent. */
export type TooLongForm = {
  path: string
  body: Record<string, string | string[]>
  /** What the form asks, as it said (form-asks.ts). */
  asks: string
  texts: readonly TooLong[]
  byLink: boolean
}

/** A form that was sent before, with other content: where it goes, all that was sent now, whether files were (which no page can send again),
 * the key for sending it as another, and where the first led. */
export type SentAlready = Pick<TooLongForm, 'path' | 'body' | 'asks'> & { files: boolean; another: string; led: string }

type Posted = { sessionHash: string | undefined; path: string; now: Temporal.Instant }

export type RefusedRequest = {
  requestId: string
  now: Temporal.Instant
  method: string
  /** The pattern, or 'none'. */
  route: string
  /** 401: nobody is signed in. */
  status: Exclude<ProblemStatus, 500 | 503> | 401 | 429
  personId: number | undefined
  addressHash: string
  byLink: boolean
}

/** The route of a request; undefined where there is none, and for the few addresses that are not in the list of routes. */
export const routeOf = (request: FastifyRequest): AnyRoute | undefined =>
  (request.routeOptions.config as { route?: AnyRoute } | undefined)?.route

/** Whether this is a page for whoever holds a one-time link. */
export function isByLink(request: FastifyRequest): boolean {
  const route = routeOf(request)
  return route?.open === true && route.byLink === true
}
