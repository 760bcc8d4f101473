import type { FastifyInstance } from 'fastify'
import { navigationFor, problemPage, sentAlreadyPage, tooLongPage } from '#modules/home/index.ts'
import {
  allows,
  keepFormIn,
  keepingKeys,
  lockText,
  mayKeepFormIn,
  type Need,
  refusalsIn,
  seesCases,
  unlockText,
} from '#modules/people/index.ts'
import { type AnyRoute, createServer, fillAddress, waysBack } from '#platform/http/index.ts'
import { useAssets, type Manifest } from '#platform/html/assets.ts'
import { page } from '#platform/html/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import type { Clock, Database } from '#platform/sql/database.ts'
import { rooms } from '#src/rooms.ts'

/** Every address of Hearth, room by room. docs/routes.md is this list, printed. */
export const allRoutes: readonly AnyRoute<Need>[] = rooms.flatMap(({ routes }) => routes?.(rooms) ?? [])

/** Everything that runs by itself. docs/jobs.md is this list, printed. */
export const allJobs: readonly Job[] = rooms.flatMap(({ jobs }) => jobs?.(rooms) ?? [])

export type AppOptions = {
  database: Database
  clock: Clock
  councilName: string
  demonstration: boolean
  /** Where people reach it, when that is settled; over https, cookies travel over nothing else. */
  baseUrl?: string | undefined
  /** Whose word on the visitor's address is believed. */
  trustedProxies?: readonly string[] | undefined
  assets: { directory: string; manifest: Manifest }
  /** What there is to do on the server, in sentences: told on each page to those who look after people's access. */
  forAdministrators?: readonly string[] | undefined
  /** Whether this is a restored service that is only tried out: said on each page, to everybody. */
  isRehearsal?: (() => boolean) | undefined
  report: (line: { requestId: string; method: string; route: string; status: number; problem?: unknown }) => void
}

/** The web server: middleware and routes in order. Listening is the caller's. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { database, clock, councilName, demonstration } = options
  useAssets(options.assets.manifest)
  const refusals = refusalsIn(database, (problem) =>
    options.report({ requestId: 'refusals', method: 'POST', route: 'none', status: 500, problem }),
  )
  const server = await createServer({
    database,
    clock,
    routes: allRoutes,
    allows,
    keepForm: keepFormIn(database),
    mayKeepForm: mayKeepFormIn(database),
    seal: { lock: lockText, unlock: unlockText },
    tooLongPage,
    sentAlreadyPage,
    problemPage,
    assets: {
      ...{ directory: options.assets.directory, path: '/assets/' },
      // For the form of a leader's day alone (decision 80).
      workers: [{ name: 'away-worker', scope: '/programme/' }],
    },
    baseUrl: options.baseUrl,
    onRefused: refusals.refused,
    ...(options.trustedProxies ? { trustedProxies: options.trustedProxies } : {}),
    report: options.report,
    frame: (content, { actor, path, flash, sent }) =>
      page({
        title: content.title,
        main: content.main,
        councilName,
        phaseBanner: demonstration && !content.plain,
        session: content.plain && !content.besideChild ? undefined : actor?.session,
        forAdministrators: actor?.duties.has('manage_people') ? options.forAdministrators : undefined,
        rehearsal: options.isRehearsal?.(),
        person: actor && { name: actor.name, key: String(actor.id), keeping: keepingKeys(actor.id, clock()) },
        sent,
        navigation: actor && navigationFor(rooms, actor, path),
        search: actor !== undefined && seesCases(actor),
        notification: flash ? { text: flash, type: 'success' } : undefined,
        backLink: content.backLink && { text: content.backLink.text ?? 'Back', href: content.backLink.href },
        wide: content.wide,
        plain: content.plain,
        fullSheet: content.fullSheet,
        bodyClasses: content.bodyClasses,
      }),
  })
  server.addHook('onClose', refusals.close)
  for (const { from, to } of waysBack(allRoutes)) {
    server.get(from, (request, reply) => reply.redirect(fillAddress(to, request.params as Record<string, string>), 303))
  }
  server.get('/health', async (_request, reply) => {
    const healthy = await database.isWell()
    return reply.status(healthy ? 200 : 503).send({ status: healthy ? 'ok' : 'unavailable' })
  })
  return server
}
