import { basename } from 'node:path'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'
import { NotFound } from '#platform/problems.ts'
import { beforeBody, bodyLimitOf } from './before-body.ts'
import { takeFormsOnly } from './bodies.ts'
import { listenPatiently } from './connections.ts'
import { fail } from './fail.ts'
import { handle } from './handle.ts'
import type { ServerOptions } from './options.ts'
import { parseQuery } from './parsing.ts'
import { securityHeaders } from './security-headers.ts'

/**
 * Builds the web server from a list of routes. Before a body is read, its route, its size and who sends it are known
 * (before-body.ts); then each request is one transaction that begins with who is asking (handle.ts).
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server: FastifyInstance = fastify({
    trustProxy: [...(options.trustedProxies ?? ['loopback'])],
    // Whoever types an address from a letter gets a capital from their telephone: "/Say/…".
    routerOptions: {
      caseSensitive: false,
      ignoreTrailingSlash: true,
      maxParamLength: 200,
      querystringParser: parseQuery,
    },
    serverFactory: listenPatiently,
    // An address that is none would be answered before any hook runs: it is answered as one where nothing is.
    frameworkErrors: (_problem, { raw }, reply) => {
      raw.url = '/none'
      server.routing(raw, reply.raw)
    },
  })
  server.decorateRequest('sender')
  await server.register(helmet, securityHeaders)
  await server.register(cookie)
  await takeFormsOnly(server)
  await server.register(fastifyStatic, {
    root: options.assets.directory,
    prefix: options.assets.path,
    immutable: true,
    preCompressed: true,
    maxAge: '365d',
    setHeaders: (reply, file) => {
      const scope = options.assets.workers?.find(({ name }) => basename(file).startsWith(`${name}-`))?.scope
      if (scope) void reply.header('service-worker-allowed', scope)
    },
  })
  server.addHook('onRequest', (request, reply) => beforeBody(options, request, reply))
  for (const route of options.routes) {
    server.route({
      method: route.method,
      url: route.path,
      config: { route },
      bodyLimit: bodyLimitOf(route),
      handler: (request, reply) => handle(options, route, request, reply),
    })
  }
  server.setNotFoundHandler((request, reply) =>
    fail(options, new NotFound('There is no page at this address.'), request, reply),
  )
  server.setErrorHandler((problem, request, reply) => fail(options, problem, request, reply))
  return server
}
