import type { FastifyReply, FastifyRequest } from 'fastify'
import { sessionForKeeping, wantsJson } from './context.ts'
import { tellOfRefusal } from './fail.ts'
import { limits } from './limits.ts'
import type { ServerOptions } from './options.ts'

/** Nobody is signed in: says so, and where to. A form that was read is kept for whoever's session has ended. */
export async function askToSignIn(
  options: ServerOptions,
  { body, now }: { body: Record<string, string | string[]> | undefined; now: Temporal.Instant },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (wantsJson(request) || request.method === 'POST') tellOfRefusal(options, 401, request)
  reply.header('cache-control', 'no-store')
  if (wantsJson(request)) return reply.status(401).send({ message: 'You have been signed out.' })
  const path = request.url
  if (request.method !== 'POST') return reply.redirect(`/sign-in?return=${encodeURIComponent(path)}`, 303)
  if (!body || JSON.stringify(body).length > limits.keptForm) return reply.redirect('/sign-in', 303)
  const to = await options.keepForm({ sessionHash: sessionForKeeping(options, request), path, body, now })
  return reply.redirect(to, 303)
}
