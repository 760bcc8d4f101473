import type { Against } from '#framework/plausible-dates/index.ts'
import { asksToFind, type Need } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { html, nothing, type SafeHtml } from '#platform/html/index.ts'
import { type AnyRoute, type Context, page, redirect, textOf } from '#platform/http/index.ts'
import { type Mistake, Refused } from '#platform/problems.ts'
import type { Tx } from '#platform/sql/index.ts'
import { judge } from '#platform/workflow.ts'
import { upperFirst } from '#platform/words.ts'
import { asItStands, makeMove } from '../commands/move.ts'
import { personOf } from '../hearers.ts'
import { asIfTyped, isMendedElsewhere, type MoveForm, type OwnAsks, readMove } from '../move-form.ts'
import { movePage } from '../pages/move.ts'
import { whatGoesBack } from '../pages/way-back.ts'
import type { Behind } from '../way-back.ts'
import type { Moving, MoveRequest, Stream } from '../stream.ts'

/** What a stream says of the pages of its moves. M: the moves that a person makes. Ask: what is asked in a way of its own; More: what
 * there is to choose from then. All but the first three is for what is odd about a stream. */
export type MovePages<
  P extends Moving,
  K extends { standing: unknown },
  R extends MoveRequest,
  M extends R['move'],
  Ask extends string,
  More,
> = {
  forms: Readonly<Record<M, MoveForm<Ask>>>
  /** The piece as far as this person sees it. NotFound when they do not. */
  find: (tx: Tx, ref: string) => Promise<P>
  own: {
    asks: OwnAsks<Ask, K, R, More>
    more: (context: Context, piece: P, move: M) => Promise<More>
    /** The fields in which somebody is chosen: a form that was sent to find a name makes no move. */
    people?: readonly string[]
  }
  /** Over the heading, behind "Observation O-12". */
  caption?: (piece: P) => string
  /** What a date is held against besides today. */
  against?: (context: Context, piece: P, move: M) => Promise<Against>
  /** What the page judges by before anything is given, where it asks in a way of its own: that is not in the way. */
  judgedAs?: (known: K, move: M) => K['standing']
  /** What is known of it, without what is kept from this person. */
  asSeen?: (actor: Actor, known: K) => K
  /** Said above the form. */
  above?: (context: Context, known: K, move: M) => SafeHtml | Promise<SafeHtml>
  /** The request as it is made; or what is wrong with it, said at its field. Nothing: the page says what is in the way. */
  check?: (context: Context, piece: P, request: R) => Promise<{ request: R } | { mistakes: readonly Mistake[] }>
}

/** For a stream whose moves ask for a reason or a date, if for anything. */
export const noOwnAsks = { asks: {}, more: async () => undefined }

/** One address for each move: the page that asks what it needs, and the post that makes it. */
export function moveRoutes<
  P extends Moving,
  K extends { standing: unknown },
  R extends MoveRequest,
  Part extends string,
  M extends R['move'],
  Ask extends string,
  More,
>(stream: Stream<P, K, R, Part>, pages: MovePages<P, K, R, M, Ask, More>): AnyRoute<Need>[] {
  const { path, moved } = stream
  const refOf = ({ params }: Context) => params['ref'] ?? ''

  async function ask(context: Context, move: M, mistakes: readonly Mistake[], refused = false) {
    const { tx, actor, body, today } = context
    const form = pages.forms[move]
    const piece = await pages.find(tx, refOf(context))
    const known = await stream.facts(tx, actor, piece, asIfTyped<R>(form, move, today), today)
    const standing = pages.judgedAs?.(known, move) ?? known.standing
    const judgement = judge<P['state'], K['standing']>(stream.moves[move], piece.state, standing)
    if (!judgement.allowed && !judgement.mine) throw new Refused(judgement.because, asItStands(stream, piece))
    const seen = pages.asSeen?.(actor, known) ?? known
    const more = await pages.own.more(context, piece, move)
    const typed = Object.fromEntries(Object.keys(body).map((field) => [field, textOf(body, field)]))
    const called = `${upperFirst(stream.noun)} ${piece.ref}`
    return page(
      movePage<Ask>({
        ...{ noun: stream.noun, ref: piece.ref, path: `${path}/${piece.ref}`, form, mistakes, refused, typed },
        caption: pages.caption ? `${called}, ${pages.caption(piece)}` : called,
        label: stream.moves[move].label,
        because: isMendedElsewhere(form) && !judgement.allowed ? judgement.because : undefined,
        above: html`${whatGoesBack(stream, move, known.standing as Behind, piece, today)}${(await pages.above?.(context, seen, move)) ?? nothing}`,
        draw: (own) => pages.own.asks[own].draw({ known: seen, more, typed, mistakes }),
      }),
    )
  }

  async function make(context: Context, move: M) {
    const { tx, actor, body, now, today } = context
    if (pages.own.people?.some((field) => asksToFind(body, field))) return ask(context, move, [])
    const form = pages.forms[move]
    const piece = await pages.find(tx, refOf(context))
    const more = await pages.own.more(context, piece, move)
    const against = (form.asks.includes('date') && (await pages.against?.(context, piece, move))) || { today }
    const read = readMove<R, Ask, More>({ form, asks: pages.own.asks, more, against }, move, body)
    if ('mistakes' in read) return ask(context, move, read.mistakes)
    const checked = pages.check ? await pages.check(context, piece, read.request) : read
    if ('mistakes' in checked) return ask(context, move, checked.mistakes, true)
    const after = await makeMove(tx, actor, stream, piece.ref, checked.request, now)
    return redirect(`${path}/${after.ref}`, form.said ?? whereItIsNow(stream, after, actor))
  }

  return (Object.keys(pages.forms) as M[]).flatMap((move): AnyRoute<Need>[] => {
    const at = { path: `${path}/:ref/${pages.forms[move].noun}`, need: 'signed in' } as const
    return [
      { ...at, method: 'GET', keyed: true, records: 'nothing', handler: (context) => ask(context, move, []) },
      { ...at, method: 'POST', records: moved, handler: (context) => make(context, move) },
    ]
  })
}

/** Said after a move: with whom the piece is now. */
function whereItIsNow<P extends Moving, K extends { standing: unknown }, R extends MoveRequest, Part extends string>(
  { noun, steps, hearing }: Stream<P, K, R, Part>,
  piece: P,
  actor: Actor,
): string {
  const state: P['state'] = piece.state
  const { over, isWith, turn } = steps[state]
  if (over) return `Done. The ${noun} is kept and can be read.`
  const [first] = turn
  const falls = first !== undefined && personOf(hearing, first, piece) === undefined && actor.duties.has(first)
  const owner = isWith(piece)
  return falls || owner === actor.name ? 'Done. The next step is yours.' : `Done. The ${noun} is now with ${owner}.`
}
