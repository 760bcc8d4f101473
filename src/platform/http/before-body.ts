import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed, NotFound } from '#platform/problems.ts'
import { askToSignIn } from './ask-to-sign-in.ts'
import { sessionForKeeping, sessionOf } from './context.ts'
import { limits } from './limits.ts'
import { isByLink, routeOf, type ServerOptions } from './options.ts'
import { type Typed, Unreadable } from './problem.ts'
import { type AnyRoute } from './route.ts'
import { isCrossSite } from './same-site.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, as far as that is known. */
    sender?: Actor | undefined
    /** The form that was sent, once it is read. */
    typed?: Typed | undefined
  }
}

/**
 * Judges a request by its headers, before a byte of its body is read: where it comes from, whether anything here takes it, of
 * what kind and how large it is, and who sends it. What is refused is never buffered: Node discards what still comes.
 */
export async function beforeBody(options: ServerOptions, request: FastifyRequest, reply: FastifyReply) {
  // The address is the key: it goes to no other page, not even one of ours, and to no search engine.
  if (isByLink(request)) reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex, nofollow')
  else if (request.method === 'POST') refuseOtherSites(options, request)
  if (request.is404) {
    reply.header('referrer-policy', 'no-referrer') // it may be such a key with a slip in it
    throw new NotFound('There is no page at this address.')
  }
  const route = routeOf(request)
  if (!route || route.method !== 'POST') return undefined
  refuseOtherKinds(route, request)
  refuseTooLarge(request, bodyLimitOf(route))
  if (route.open) return undefined
  return letInOrAsk(options, route, request, reply)
}

function refuseOtherSites({ baseUrl: own }: ServerOptions, request: FastifyRequest): void {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site'] as string | undefined
  if (isCrossSite({ site, origin, host, own }))
    throw new NotAllowed('This form was sent from another website. Open the page in Hearth and try again.')
}

function refuseOtherKinds(route: AnyRoute, request: FastifyRequest): void {
  const kind = kindOf(request)
  if (kind === 'none' || kind === 'form') return
  if (kind === 'other') throw new Unreadable(415, 'Hearth takes forms only, as its own pages send them.')
  if (!takesFiles(route)) throw new Unreadable(415, 'No files can be sent to this page.')
  if (!/boundary=/i.test(request.headers['content-type'] ?? ''))
    throw new Unreadable(400, 'What was sent did not arrive whole. Send it again.')
}

function refuseTooLarge(request: FastifyRequest, most: number): void {
  const size = Number(request.headers['content-length'] ?? 0)
  if (size > most)
    throw new Unreadable(413, `That is ${inWords(size)}, and at most ${inWords(most)} fit at once. Send less.`)
}

const inWords = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.ceil(bytes / 1e6)} MB`

/** Most bytes of a body for this route. */
export function bodyLimitOf(route: AnyRoute): number {
  if (takesFiles(route)) return limits.files.together
  if (!route.open) return limits.form
  return route.byLink ? limits.formByLink : limits.openForm
}

const takesFiles = (route: AnyRoute): boolean => !route.open && route.uploads === true

type Kind = 'none' | 'form' | 'files' | 'other'

function kindOf({ headers }: FastifyRequest): Kind {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type === 'application/x-www-form-urlencoded') return 'form'
  if (type === 'multipart/form-data') return 'files'
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  return hasBody || type ? 'other' : 'none'
}

/** Who is not signed in is told so; their form is read only when there is somebody to keep it for. */
async function letInOrAsk(options: ServerOptions, route: AnyRoute, request: FastifyRequest, reply: FastifyReply) {
  const now = options.clock()
  const sessionHash = sessionOf(options, request)
  request.sender = await options.database.whoAsks(sessionHash, now)
  const isKept = kindOf(request) === 'form' && Number(request.headers['content-length'] ?? 0) <= limits.keptForm
  if (request.sender) {
    // Whose part ended while they wrote gets their words back: they are read first, and refused then (handle.ts).
    if (!isKept && !options.allows(request.sender, route.need))
      throw new NotAllowed('Your part in the service does not include this page.')
    return undefined
  }
  if (isKept && (await mayKeep(options, request, now))) return undefined
  return askToSignIn(options, { body: undefined, now }, request, reply)
}

const mayKeep = async (options: ServerOptions, request: FastifyRequest, now: Temporal.Instant) =>
  options.mayKeepForm?.({ sessionHash: sessionForKeeping(options, request), path: request.url, now })
