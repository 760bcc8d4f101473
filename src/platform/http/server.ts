import { createHash } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { londonDate } from '#platform/dates/index.ts'
import type { SafeHtml } from '#platform/html/index.ts'
import type { Actor, Clock, Database } from '#platform/sql/database.ts'
import { NotFound } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import {
  type AnyRoute,
  type Context,
  NotAllowed,
  type OpenContext,
  type PageContent,
  type Reply,
  Refused,
  type Upload,
} from './route.ts'
import { isCrossSite } from './same-site.ts'

/** What went wrong with a request. `byLink`: on a page for whoever holds a one-time link, who has no work here. */
export type Problem = { status: 403 | 404 | 409 | 413 | 500; because: string; requestId: string; byLink: boolean }

/** One refusal. `personId` is null for whoever is not signed in. */
export type RefusedLine = {
  personId: number | null
  addressHash: string
  method: string
  route: string
  status: number
  now: Temporal.Instant
}

export type ServerOptions = {
  database: Database
  clock: Clock
  routes: readonly AnyRoute[]
  /** Whether this person may use a route with this need. */
  allows: (actor: Actor, need: string) => boolean
  /** Puts the frame around a page. */
  frame: (
    content: PageContent,
    about: { actor: Actor | undefined; path: string; flash: string | undefined },
  ) => SafeHtml
  /** What to do with a form that was posted after the session ended: keep it, and say where to go. */
  keepForm: (posted: {
    sessionHash: string | undefined
    path: string
    body: Record<string, string | string[]>
    now: Temporal.Instant
  }) => Promise<string>
  /** Pages in words for what went wrong. */
  problemPage: (problem: Problem) => PageContent
  assets: { directory: string; path: string }
  /** Where people reach it, without a slash at the end; over https, cookies travel over nothing else. */
  baseUrl?: string | undefined
  /** What was refused, to whom: the route's pattern, never the address. */
  refused?: (line: RefusedLine) => void
  /** Failures, without personal data: the route's pattern, never the address. */
  report: (line: { requestId: string; method: string; route: string; status: number; problem?: unknown }) => void
}

const sessionCookie = 'hearth_session'
const flashCookie = 'hearth_flash'

/** Builds the web server from a list of routes. Each request is one transaction that begins with who is asking. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: 2 * 1024 * 1024,
    trustProxy: 'loopback',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    // An address that is none: answered before any hook runs.
    frameworkErrors: (problem, request, reply) =>
      fail(options, problem, request, reply.header('referrer-policy', 'no-referrer')),
  })
  server.removeContentTypeParser('application/json')
  await server.register(helmet, securityHeaders)
  await server.register(cookie)
  await server.register(formbody)
  await server.register(multipart, { limits: { fileSize: 30 * 1024 * 1024, files: 20 } })
  await server.register(fastifyStatic, {
    root: options.assets.directory,
    prefix: options.assets.path,
    immutable: true,
    maxAge: '365d',
  })
  server.addHook('onRequest', async (request, reply) => {
    if (isByLink(request)) {
      // The address is the key: it goes to no other page, not even one of ours, and to no search engine.
      reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex, nofollow')
      return
    }
    if (request.method !== 'POST') return
    const { origin, host } = request.headers
    const site = request.headers['sec-fetch-site'] as string | undefined
    if (isCrossSite({ site, origin, host }))
      throw new NotAllowed('This form was sent from another website. Open the page in Hearth and try again.')
  })
  for (const route of options.routes) {
    const config = { byLink: route.open === true && route.byLink === true }
    server.route({
      method: route.method,
      url: route.path,
      config,
      handler: (request, reply) => handle(options, route, request, reply),
    })
  }
  server.setNotFoundHandler((request, reply) =>
    fail(options, new NotFound('There is no page at this address.'), request, reply),
  )
  server.setErrorHandler((problem, request, reply) => fail(options, problem, request, reply))
  return server
}

async function handle(
  options: ServerOptions,
  route: AnyRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const now = options.clock()
  const uploads = !route.open && route.uploads && request.isMultipart() ? await readUploads(request) : []
  const base = openContext(options, request, reply, now, uploads)
  if (route.open && route.stepped) {
    const answered = await route.handler({ ...base, atDoor: (work) => options.database.atDoor(now, work) })
    return send(options, answered, undefined, request, reply)
  }
  const answer = route.open
    ? await options.database.atDoor(now, async (tx) => ({
        actor: undefined,
        reply: await route.handler({ ...base, tx }),
      }))
    : await options.database[route.unattended ? 'asOpenPage' : 'asSession'](
        base.sessionHash,
        now,
        async (tx, actor) => {
          if (!actor) return { actor, reply: undefined }
          askedBy.set(request, actor.id)
          if (!options.allows(actor, route.need))
            throw new NotAllowed('Your part in the service does not include this page.')
          const seen: Parameters<Context['saw']>[0][] = []
          const context: Context = { ...base, tx, actor, saw: (about) => void seen.push(about) }
          const answered = await route.handler(context)
          if (route.method === 'GET' && route.records !== 'nothing') {
            if (seen.length === 0)
              throw new Error(`${route.path} promises to record "${route.records}" but did not say of which case.`)
            for (const about of seen) await record(tx, { kind: route.records, ...about })
          }
          return { actor, reply: answered }
        },
      )
  if (answer.reply) return send(options, answer.reply, answer.actor, request, reply)
  return askToSignIn(options, base, request, reply)
}

/** Who asks, for what is refused after their transaction is over. */
const askedBy = new WeakMap<FastifyRequest, number>()

const refusals: ReadonlySet<number> = new Set([401, 403, 404, 409, 429])

/** An address that is none of ours is refused to nobody. */
function tellRefused(options: ServerOptions, request: FastifyRequest, status: number): void {
  const { url: route, config } = request.routeOptions ?? {}
  if (!route || (config as { byLink?: boolean } | undefined)?.byLink === undefined || !refusals.has(status)) return
  const personId = askedBy.get(request) ?? null
  const addressHash = hash(request.ip)
  options.refused?.({ personId, addressHash, method: request.method, route, status, now: options.clock() })
}

async function askToSignIn(
  options: ServerOptions,
  context: Omit<OpenContext, 'tx'>,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (context.wantsJson) tellRefused(options, request, 401)
  if (context.wantsJson) return reply.status(401).send({ message: 'You have been signed out.' })
  const path = request.url
  if (request.method !== 'POST') return reply.redirect(`/sign-in?return=${encodeURIComponent(path)}`, 303)
  const to = await options.keepForm({ sessionHash: context.sessionHash, path, body: context.body, now: context.now })
  return reply.redirect(to, 303)
}

function send(
  options: ServerOptions,
  answer: Reply,
  actor: Actor | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  reply.header('cache-control', 'no-store')
  if (answer.kind !== 'redirect') tellRefused(options, request, answer.status ?? 200)
  if (answer.kind === 'json') return reply.status(answer.status ?? 200).send(answer.value)
  if (answer.kind === 'redirect') {
    if (answer.flash)
      reply.setCookie(flashCookie, answer.flash, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 60 })
    return reply.redirect(answer.to, 303)
  }
  if (answer.retryAfter !== undefined) reply.header('retry-after', String(answer.retryAfter))
  const flash = request.cookies[flashCookie]
  if (flash) reply.clearCookie(flashCookie, { path: '/' })
  return reply
    .status(answer.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(String(options.frame(answer, { actor, path: pathOf(request), flash })))
}

function openContext(
  options: ServerOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  now: Temporal.Instant,
  read: (Upload | Field)[],
): Omit<OpenContext, 'tx'> {
  const fields = read.filter((one): one is Field => 'value' in one)
  const body = request.isMultipart() ? Object.fromEntries(fields.map((one) => [one.field, one.value])) : request.body
  const token = request.cookies[sessionCookie]
  const secure = options.baseUrl?.startsWith('https:') ?? false
  return {
    params: storable(request.params as Record<string, string>),
    query: onlyText(storable(request.query as Record<string, string | string[]>)),
    body: storable((body ?? {}) as Record<string, string | string[]>),
    uploads: read.filter((one): one is Upload => 'bytes' in one),
    now,
    today: londonDate(now),
    wantsJson: (request.headers.accept ?? '').startsWith('application/json'),
    addressHash: hash(request.ip),
    sessionHash: token ? hash(token) : undefined,
    origin: options.baseUrl ?? `${request.protocol}://${request.host}`,
    cookie: (name) => request.cookies[name],
    setCookie: (name, value, path) => {
      const settings = { path, httpOnly: true, sameSite: 'strict', secure } as const
      if (value) reply.setCookie(name, value, settings)
      else reply.clearCookie(name, settings)
    },
    longCookie: (name) => request.cookies[secure ? `__Host-${name}` : name],
    setLongCookie: (name, value, days) => {
      const settings = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: days * 86_400 } as const
      if (value) reply.setCookie(secure ? `__Host-${name}` : name, value, settings)
      else reply.clearCookie(secure ? `__Host-${name}` : name, settings)
    },
    fromElsewhere: request.headers['sec-fetch-site'] === 'cross-site',
    setSession: (value) => {
      const settings = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
      if (value) reply.setCookie(sessionCookie, value, settings)
      else reply.clearCookie(sessionCookie, settings)
    },
  }
}

type Field = { field: string; value: string }

async function readUploads(request: FastifyRequest): Promise<(Upload | Field)[]> {
  const read: (Upload | Field)[] = []
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') read.push({ field: part.fieldname, name: part.filename, bytes: await part.toBuffer() })
      else read.push({ field: part.fieldname, value: String(part.value) })
    }
  } catch (problem) {
    // One that states no status is the parser's: the browser stopped in the middle, or it is no form.
    if ((problem as { statusCode?: number }).statusCode) throw problem
    throw new Refused('What was sent did not arrive whole. Send it again.')
  }
  return read.filter((one) => !('bytes' in one) || one.name)
}

function fail(options: ServerOptions, problem: unknown, request: FastifyRequest, reply: FastifyReply) {
  const status = statusOf(problem)
  tellRefused(options, request, status)
  const because =
    status === 500 ? '' : status === 413 ? 'That is larger than Hearth takes.' : (problem as Error).message
  const requestId = request.id
  if (status === 500) {
    options.report({ requestId, method: request.method, route: request.routeOptions.url ?? 'none', status, problem })
  }
  if ((request.headers.accept ?? '').startsWith('application/json'))
    return reply.status(status).send({ message: because })
  const content = options.problemPage({ status, because, requestId, byLink: isByLink(request) })
  return reply
    .status(status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(String(options.frame(content, { actor: undefined, path: pathOf(request), flash: undefined })))
}

/** Whether this is a page for whoever holds a one-time link. */
const isByLink = (request: FastifyRequest): boolean =>
  (request.routeOptions.config as { byLink?: boolean } | undefined)?.byLink === true

function statusOf(problem: unknown): 403 | 404 | 409 | 413 | 500 {
  if (problem instanceof NotFound) return 404
  if (problem instanceof NotAllowed) return 403
  if (problem instanceof Refused) return 409
  const stated = (problem as { statusCode?: number }).statusCode
  if (stated === 413) return 413
  return stated !== undefined && stated >= 400 && stated < 500 ? 404 : 500
}

/** Without U+0000, which nobody types and PostgreSQL's text cannot hold. */
function storable<T extends string | string[]>(fields: Record<string, T>): Record<string, T> {
  const clean = (text: string) => text.replaceAll('\u0000', '')
  const values = Object.entries(fields).map(([key, value]) => [
    clean(key),
    Array.isArray(value) ? value.map(clean) : clean(value),
  ])
  return Object.fromEntries(values) as Record<string, T>
}

function onlyText(query: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).map(([key, value]) => [key, Array.isArray(value) ? (value[0] ?? '') : value]),
  )
}

/** SHA-256 in hex: tokens are kept only so. */
export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '/'
}

const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      objectSrc: ["'none'"],
      imgSrc: ["'self'", 'data:'],
    },
  },
  referrerPolicy: { policy: 'same-origin' },
  crossOriginEmbedderPolicy: false,
} as const
