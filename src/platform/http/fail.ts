import type { FastifyReply, FastifyRequest } from 'fastify'
import { Unavailable } from '#platform/sql/unavailable.ts'
import { addressHashOf, pathOf, wantsJson } from './context.ts'
import { isByLink, type RefusedRequest, routeOf, type ServerOptions } from './options.ts'
import { explain, type Typed } from './problem.ts'
import { holdsSecret } from './refuse-long.ts'

/** Seconds after which it is worth trying again. */
const again = 5

/** Answers in words, as a page or for a script, whatever was thrown. */
export function fail(options: ServerOptions, problem: unknown, request: FastifyRequest, reply: FastifyReply) {
  const { status, because, see } = explain(problem, request.method)
  const requestId = request.id
  if (status === 500 || (status === 503 && !givesWay(problem, request)))
    options.report({ requestId, method: request.method, route: patternOf(request), status, problem })
  else if (status !== 503) tellOfRefusal(options, status, request)
  if (status === 503) reply.header('retry-after', String(again))
  reply.status(status).header('cache-control', 'no-store')
  if (wantsJson(request)) return reply.send({ message: because || 'Something went wrong on our side.' })
  const content = options.problemPage({
    status,
    because,
    see,
    requestId,
    byLink: isByLink(request),
    typed: typedIn(request),
  })
  return reply
    .type('text/html; charset=utf-8')
    .send(
      String(options.frame(content, { actor: undefined, path: pathOf(request), flash: undefined, sent: undefined })),
    )
}

/** What whoever sent a form gets back; nothing where a secret may be in it. */
function typedIn({ typed }: FastifyRequest): Typed | undefined {
  return typed && !holdsSecret(typed.body) ? typed : undefined
}

/** A poll that made room for somebody else, and whoever has hung up, are how it should be, and nothing for the log. */
function givesWay(problem: unknown, request: FastifyRequest): boolean {
  if (problem instanceof Unavailable && problem.why === 'gone') return true
  const route = routeOf(request)
  return !route?.open && route?.unattended === true && problem instanceof Unavailable && problem.why === 'busy'
}

const refusals: ReadonlySet<number> = new Set<RefusedRequest['status']>([400, 401, 403, 404, 409, 413, 415, 429])
const isRefusal = (status: number): status is RefusedRequest['status'] => refusals.has(status)

/** Tells ServerOptions.onRefused when the status is a refusal; whoever asked does not wait for it. */
export function tellOfRefusal(options: ServerOptions, status: number, request: FastifyRequest): void {
  if (!options.onRefused || !isRefusal(status)) return
  const { id: requestId, method, sender } = request
  const told = { requestId, now: options.clock(), method, route: patternOf(request), status }
  const about = { personId: sender?.id, addressHash: addressHashOf(request), byLink: isByLink(request) }
  void Promise.resolve({ ...told, ...about })
    .then(options.onRefused)
    .catch((problem: unknown) => options.report({ requestId, method, route: patternOf(request), status: 500, problem }))
}

const patternOf = (request: FastifyRequest): string => request.routeOptions?.url ?? 'none'
