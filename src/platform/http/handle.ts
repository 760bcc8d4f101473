import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed, Refused } from '#platform/problems.ts'
import type { HangUp } from '#platform/sql/door.ts'
import type { Tx } from '#platform/sql/index.ts'
import { Unavailable } from '#platform/sql/unavailable.ts'
import { record } from '#platform/trail/index.ts'
import { askToSignIn } from './ask-to-sign-in.ts'
import { isSecure, openContext, pathOf } from './context.ts'
import { cookiesOf } from './cookies.ts'
import { type Sent, doneOnce } from './done-once.ts'
import { tellOfRefusal } from './fail.ts'
import { isOfAnother, type Keys, pageKeyIn, takeKey, withKeys, withPageKey } from './form-key.ts'
import { inTurn } from './in-turn.ts'
import type { ServerOptions } from './options.ts'
import type { Fields } from './parsing.ts'
import { type AnyRoute, type Context, type OpenContext, type Reply, type Route, type SteppedContext } from './route.ts'
import { refuseLong } from './refuse-long.ts'
import { squeezed } from './squeeze.ts'
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
  if (isToHaveKey(route, request, now))
    return reply.header('cache-control', 'no-store').redirect(withPageKey(request.url, now), 303)
  const { fields, uploads } = request.isMultipart() ? await readUploads(request) : { fields: request.body, uploads: [] }
  const all = (fields ?? {}) as Fields
  const { key, asks, body } = takeKey(all)
  request.typed = { path: request.url, body, asks, key }
  const asked: Asked = {
    base: openContext(options, request, reply, { now, body, uploads }),
    whenGone: request.method === 'GET' ? whenGoneOf(reply) : undefined,
    sent: { key, url: request.url, by: undefined, body, asks, uploads },
  }
  const turn = route.again === 'freely' || key === undefined ? undefined : `${key} ${request.url}`
  const { answer, actor } = await inTurn(turn, () => answerOf(options, route, asked, request))
  if (answer) return void (await send(options, { answer, actor, key }, request, reply))
  return askToSignIn(options, { body: all, now }, request, reply)
}

async function answerOf(
  options: ServerOptions,
  route: AnyRoute,
  asked: Asked,
  request: FastifyRequest,
): Promise<Answered> {
  if (!route.open) return answerInside(options, route, asked, request)
  if (route.framed) {
    const { open: _open, ...inside } = route
    const answered = await answerInside(options, { ...inside, need: 'signed in' }, asked, request)
    if (answered.answer) return answered
  }
  return { answer: await answerAtDoor(options, route, asked) }
}

/** Whether a browser opens a page whose forms are to be the same when it comes back, and it has no key yet. */
const isToHaveKey = (route: AnyRoute, { headers, query }: FastifyRequest, now: Temporal.Instant): boolean =>
  !route.open &&
  route.keyed === true &&
  headers['sec-fetch-mode'] === 'navigate' &&
  pageKeyIn(query as Record<string, string>, now) === undefined

type Base = Omit<OpenContext, 'tx'>
type Asked = { base: Base; whenGone: HangUp | undefined; sent: Sent }

/** Whoever only reads and hangs up leaves the line; what somebody sent is carried out, whether they wait for it or not. */
const whenGoneOf =
  ({ raw }: FastifyReply): HangUp =>
  (leave) =>
    raw.destroyed ? leave() : void raw.once('close', leave)

async function answerAtDoor(
  { database, ...options }: ServerOptions,
  route: AnyRoute & { open: true },
  { base, whenGone, sent }: Asked,
): Promise<Reply> {
  const long = refuseLong(options, base, { path: sent.url, asks: sent.asks, byLink: route.byLink === true })
  if (long) return long
  const atDoor: SteppedContext['atDoor'] = (work) => database.atDoor(base.now, work, whenGone)
  if (route.stepped) return route.handler({ ...base, atDoor })
  return atDoor((tx) => doneOnce(tx, options, route, sent, () => route.handler({ ...base, tx })))
}

type Answered = { answer?: Reply; actor?: Actor }

/** Undefined when nobody is signed in; without a cookie that takes no place in the line. */
async function answerInside(
  options: ServerOptions,
  route: Route,
  { base, whenGone, sent }: Asked,
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
    if (isOfAnother(sent.key, actor.id)) {
      // Sent again from the page that says so, it is theirs.
      if (request.typed) request.typed = { ...request.typed, key: undefined }
      throw new Refused(ofAnother(actor))
    }
    const long = refuseLong(options, base, { path: request.url, asks: sent.asks, byLink: false, most: route.longest })
    if (long) return { answer: long, actor }
    const seen: Parameters<Context['saw']>[0][] = []
    const context: Context = { ...base, tx, actor, saw: (about) => void seen.push(about), inThread }
    const answer = await doneOnce(tx, options, route, { ...sent, by: actor.id }, () => route.handler(context))
    if (route.method === 'GET' && route.records !== 'nothing') {
      if (seen.length === 0)
        throw new Error(`${route.path} promises to record "${route.records}" but did not say of which case.`)
      for (const about of seen) if (about) await record(tx, { kind: route.records, ...about })
    }
    return { answer, actor }
  }
  return open(sessionHash, now, answerTo, whenGone)
}

const ofAnother = ({ name }: Actor): string =>
  `This page was opened for somebody else, and ${name} is signed in in this browser now. Nothing was saved or done. Whoever wrote it signs in again, and sends it in their own name.`

async function send(
  options: ServerOptions,
  { answer, actor, key }: { answer: Reply; actor?: Actor | undefined; key: string | undefined },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  reply.header('cache-control', 'no-store')
  if (answer.kind !== 'redirect' && answer.status) tellOfRefusal(options, answer.status, request)
  if ('retryAfter' in answer && answer.retryAfter !== undefined) reply.header('retry-after', String(answer.retryAfter))
  if (answer.kind === 'json') return reply.status(answer.status ?? 200).send(answer.value)
  if (answer.kind === 'text' && answer.file)
    reply.header('content-disposition', `attachment; filename="${answer.file}"`)
  if (answer.kind === 'text')
    return reply
      .status(answer.status ?? 200)
      .type(answer.type)
      .send(
        typeof answer.body === 'string'
          ? await squeezed(answer.body, { secret: false, own: options.baseUrl }, request, reply)
          : Buffer.from(answer.body),
      )
  const cookies = cookiesOf(request, reply, isSecure(options))
  const { seal } = options
  if (answer.kind === 'redirect') {
    if (answer.flash && seal) cookies.leaveFlash(answer.flash, seal)
    if (actor && key) cookies.leaveSent(key)
    return reply.redirect(answer.to, 303)
  }
  const flash = seal && cookies.takeFlash(seal)
  const sent = actor && cookies.takeSent()
  const markup = withKeys(String(options.frame(answer, { actor, path: pathOf(request), flash, sent })), {
    ...keysFor(request, { key, now: options.clock() }),
    shownTo: actor?.id,
    saysWhatItAsks: actor !== undefined,
  })
  // A sentence that is shown once may hold what is told once: the private address of a calendar.
  const secret = answer.secret === true || flash !== undefined
  return reply
    .status(answer.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(await squeezed(markup, { secret, own: options.baseUrl }, request, reply))
}

function keysFor(request: FastifyRequest, { key, now }: { key: string | undefined; now: Temporal.Instant }): Keys {
  if (request.method === 'POST') return { posted: { url: request.url, key } }
  return { pageKey: pageKeyIn(request.query as Record<string, string>, now) }
}
