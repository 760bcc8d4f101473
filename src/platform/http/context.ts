import { hash } from '#platform/hash.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { londonDate } from '#platform/dates/index.ts'
import { cookiesOf, nameOnTheWire, oldSession, sessionName } from './cookies.ts'
import type { ServerOptions } from './options.ts'
import { type Fields, withoutNull } from './parsing.ts'
import type { OpenContext, Upload } from './route.ts'

/** What a handler knows of a request, but for its transaction. */
export function openContext(
  options: ServerOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  given: { now: Temporal.Instant; body: Fields; uploads: readonly Upload[] },
): Omit<OpenContext, 'tx'> {
  const { now, body, uploads } = given
  const cookies = cookiesOf(request, reply, isSecure(options))
  return {
    params: paramsOf(request),
    query: request.query as Record<string, string>,
    body,
    uploads,
    now,
    today: londonDate(now),
    wantsJson: wantsJson(request),
    addressHash: addressHashOf(request),
    sessionHash: sessionOf(options, request),
    origin: options.baseUrl ?? `${request.protocol}://${request.host}`,
    cookie: cookies.get,
    setCookie: cookies.set,
    fromElsewhere: request.headers['sec-fetch-site'] === 'cross-site',
    longCookie: cookies.getLong,
    setLongCookie: cookies.setLong,
    setSession: cookies.setSession,
  }
}

export const isSecure = ({ baseUrl }: ServerOptions): boolean => baseUrl?.startsWith('https:') ?? false

export const wantsJson = (request: FastifyRequest): boolean =>
  (request.headers.accept ?? '').startsWith('application/json')

/** The hash of the session that the request shows, if any. */
export function sessionOf(options: ServerOptions, request: FastifyRequest): string | undefined {
  const token = request.cookies[nameOnTheWire(sessionName, { secure: isSecure(options), path: '/' })]
  return token ? hash(token) : undefined
}

/** The same for what somebody was sending as Hearth was brought up to date: their cookie still has the name that the version before
 * gave it. It lets nobody in. */
export function sessionForKeeping(options: ServerOptions, request: FastifyRequest): string | undefined {
  const token = oldSession(request)
  return sessionOf(options, request) ?? (token ? hash(token) : undefined)
}

function paramsOf(request: FastifyRequest): Record<string, string> {
  const params = Object.entries(request.params as Record<string, string>)
  return Object.fromEntries(params.map(([name, value]) => [name, withoutNull(value)]))
}

/** The address without what is asked of it. */
export const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '/'

/** Where it comes from, as a hash. Who has hung up meanwhile has no address any more: all of them count as one. */
export const addressHashOf = (request: FastifyRequest): string => hash((request.ip as string | undefined) ?? 'gone')
