import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed } from '#platform/problems.ts'
import type { HangUp } from '#platform/sql/door.ts'
import type { Tx } from '#platform/sql/index.ts'
import { Unavailable } from '#platform/sql/unavailable.ts'
import { record } from '#platform/trail/index.ts'
import { askToSignIn } from './ask-to-sign-in.ts'
import { isSecure, openContext, pathOf } from './context.ts'
import { cookiesOf } from './cookies.ts'
import { tellOfRefusal } from './fail.ts'
import type { ServerOptions } from './options.ts'
import type { Fields } from './parsing.ts'
import { type AnyRoute, type Context, type OpenContext, type Reply, type Route, type SteppedContext } from './route.ts'
import { refuseLong } from './refuse-long.ts'
import { readUploads } from './uploads.ts'

/** One request, its body read: one transaction that begins with who is asking. */
export async function handle(
  options: ServerOptions,
  route: AnyRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (!route.open && route.unattended && options.database.isFull()) throw new Unavailable('busy')
  const now = options.clock()
  const { fields, uploads } = request.isMultipart() ? await readUploads(request) : { fields: request.body, uploads: [] }
  const base = openContext(options, request, reply, { now, body: (fields ?? {}) as Fields, uploads })
  const whenGone = request.method === 'GET' ? whenGoneOf(reply) : undefined
  if (route.open)
    return send(
      options,
      await answerAtDoor(options, route, { ...base, whenGone }, request.url),
      undefined,
      request,
      reply,
    )
  const { answer, actor } = await answerInside(options, route, { ...base, whenGone }, request)
  if (answer) return send(options, answer, actor, request, reply)
  return askToSignIn(options, { body: base.body, now }, request, reply)
}

type Base = Omit<OpenContext, 'tx'>
type Asked = Base & { whenGone: HangUp | undefined }

/** Whoever only reads and hangs up leaves the line; what somebody sent is carried out, whether they wait for it or not. */
const whenGoneOf =
  ({ raw }: FastifyReply): HangUp =>
  (leave) =>
    raw.destroyed ? leave() : void raw.once('close', leave)

async function answerAtDoor(
  { database, ...options }: ServerOptions,
  route: AnyRoute & { open: true },
  { whenGone, ...base }: Asked,
  path: string,
): Promise<Reply> {
  const long = refuseLong(options, base, { path, byLink: route.byLink === true })
  if (long) return long
  const atDoor: SteppedContext['atDoor'] = (work) => database.atDoor(base.now, work, whenGone)
  return route.stepped ? route.handler({ ...base, atDoor }) : atDoor((tx) => route.handler({ ...base, tx }))
}

type Answered = { answer?: Reply; actor?: Actor }

/** Undefined when nobody is signed in; without a cookie that takes no place in the line. */
async function answerInside(
  options: ServerOptions,
  route: Route,
  { whenGone, ...base }: Asked,
  request: FastifyRequest,
): Promise<Answered> {
  const { database } = options
  const { sessionHash, now } = base
  if (sessionHash === undefined) return {}
  const inThread: Context['inThread'] = (errand, given, transfer) =>
    database.inThread({ sessionHash, now: String(now), errand: errand.href, given }, transfer)
  const open = route.unattended ? database.asOpenPage : route.method === 'POST' ? database.toSave : database.asSession
  const answerTo = async (tx: Tx, actor: Actor | undefined): Promise<Answered> => {
    request.sender = actor
    if (!actor) return {}
    if (!options.allows(actor, route.need)) throw new NotAllowed('Your part in the service does not include this page.')
    const long = refuseLong(options, base, { path: request.url, byLink: false, most: route.longest })
    if (long) return { answer: long, actor }
    const seen: Parameters<Context['saw']>[0][] = []
    const answer = await route.handler({ ...base, tx, actor, saw: (about) => void seen.push(about), inThread })
    if (route.method === 'GET' && route.records !== 'nothing') {
      if (seen.length === 0)
        throw new Error(`${route.path} promises to record "${route.records}" but did not say of which case.`)
      for (const about of seen) if (about) await record(tx, { kind: route.records, ...about })
    }
    return { answer, actor }
  }
  return open(sessionHash, now, answerTo, whenGone)
}

function send(
  options: ServerOptions,
  answer: Reply,
  actor: Actor | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  reply.header('cache-control', 'no-store')
  if (answer.kind !== 'redirect' && answer.status) tellOfRefusal(options, answer.status, request)
  if (answer.kind === 'json') return reply.status(answer.status ?? 200).send(answer.value)
  const cookies = cookiesOf(request, reply, isSecure(options))
  const { seal } = options
  if (answer.kind === 'redirect') {
    if (answer.flash && seal) cookies.leaveFlash(answer.flash, seal)
    return reply.redirect(answer.to, 303)
  }
  if (answer.retryAfter !== undefined) reply.header('retry-after', String(answer.retryAfter))
  const flash = seal && cookies.takeFlash(seal)
  return reply
    .status(answer.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(String(options.frame(answer, { actor, path: pathOf(request), flash })))
}
