import { byQuestion } from '#framework/forms/answered.ts'
import type { Need } from '#modules/people/index.ts'
import { dateFromParts, startOfLondonDay } from '#platform/dates/index.ts'
import { html, nothing } from '#platform/html/index.ts'
import { type AnyRoute, type Context, page } from '#platform/http/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { ChildOfPiece, Filling, Kinds, View } from '../filling.ts'
import { correctionsPanel } from '../pages/corrections.ts'
import { wordsThatGaveWay } from '../pages/gave-way.ts'
import { historyPage, type Lines, type Told } from '../pages/history.ts'
import { printPage } from '../pages/print.ts'
import type { InView, Paper, Wrote } from '../past.ts'
import { listAnswersAsOf } from '../queries/answers.ts'
import { listCorrections } from '../queries/corrections.ts'
import { listReplaced } from '../queries/gave-way.ts'
import { listMoves } from '../queries/moves.ts'
import { listTrail } from '../queries/trail.ts'

type Piece = { id: number; ref: string; householdId: number | null }

/** What a stream says of the past of its pieces. */
export type Past<P extends Piece, V extends InView> = {
  /** The piece as far as this person sees it. NotFound when they do not. */
  find: (tx: Tx, ref: string) => Promise<P>
  read: (context: Context, piece: P) => Promise<V>
  /** The children that it looked at, at a moment; without it, those of today. */
  childrenAsOf?: (tx: Tx, pieceId: number, at: Temporal.Instant) => Promise<readonly ChildOfPiece[]>
  /** Kinds of the trail that are listed one by one, beside its moves. */
  lines?: Lines
}

/** The same, with what is printed. */
type Printed<P extends Piece, V extends InView> = Past<P, V> & {
  paper: (context: Context, inView: V) => Promise<Paper>
}

/** The past of a piece as far as its form is opened by this person. `caption`: over the heading of what is printed. */
export const pastOf = <T extends Kinds>(
  filling: Filling<T>,
  caption: (view: View<T>) => string,
): Printed<Pick<T['piece'], 'id' | 'ref' | 'householdId'>, InView & { view: View<T> }> => ({
  find: filling.find,
  read: async (context, { ref }) => {
    const view = await filling.view(context, ref)
    const sections = view.form.sections.filter((one) => filling.opens?.(context.actor, view, one) ?? true)
    const { children, answers } = view
    const mayRead = (one: Wrote) =>
      sections.some(({ key, questions }) => key === one.section && questions.some(({ key }) => key === one.question))
    return { form: { ...view.form, sections }, children, answers, mayRead, view }
  },
  paper: async (_context, { view }) => ({ caption: caption(view), first: nothing, beside: nothing }),
})

const at = { method: 'GET', need: 'signed in' } as const

/** The addresses of what happened to a piece, of how it stood on a day, and of what is printed. */
export const pastRoutes = <P extends Piece, V extends InView>(stream: Told, past: Printed<P, V>): AnyRoute<Need>[] => [
  historyRoute(stream, past),
  printRoute(stream, past),
]

/** The first alone: where another room prints it. */
export const historyRoute = <P extends Piece, V extends InView>(stream: Told, past: Past<P, V>): AnyRoute<Need> => ({
  ...{ ...at, path: `${stream.path}/:ref/history`, records: `${stream.recorded ?? stream.noun} history looked at` },
  handler: (context) => history(context, stream, past),
})

export const printRoute = <P extends Piece, V extends InView>(stream: Told, past: Printed<P, V>): AnyRoute<Need> => ({
  ...{ ...at, path: `${stream.path}/:ref/print`, records: `${stream.recorded ?? stream.noun} printed` },
  handler: (context) => print(context, stream, past),
})

async function read<P extends Piece, V extends InView>(context: Context, past: Past<P, V>) {
  const piece = await past.find(context.tx, context.params['ref'] ?? '')
  context.saw({ pieceId: piece.id, householdId: piece.householdId })
  return { piece, inView: await past.read(context, piece) }
}

/** Everything that happened, the answers as they stood at the end of a day, and what gave way to other words. */
async function history<P extends Piece, V extends InView>(context: Context, stream: Told, past: Past<P, V>) {
  const { tx, query, today } = context
  const { piece, inView } = await read(context, past)
  const { id, ref } = piece
  const { lines = {} } = past
  const asked = query['on-day'] === undefined ? undefined : dayAsked(query, today)
  const replaced = (await listReplaced(tx, id)).filter((one) => inView.mayRead?.(one) ?? true)
  return page(
    historyPage({
      stream,
      ref,
      lines,
      moves: await listMoves(tx, id),
      trail: await listTrail(tx, id, [stream.moved, ...Object.keys(lines)]),
      asOf: asked?.ok ? { on: asked.date, stood: await standAt(tx, id, inView, past, asked.date) } : undefined,
      gaveWay: html`${correctionsPanel(inView, await listCorrections(tx, id), today)}${wordsThatGaveWay(inView, replaced, today)}`,
      mistake: asked && !asked.ok ? asked.because : undefined,
      typed: query,
      today,
    }),
  )
}

/** Of a day to come nobody knows how it will stand. */
function dayAsked(query: Context['query'], today: Temporal.PlainDate): ReturnType<typeof dateFromParts> {
  const read = dateFromParts({ day: query['on-day'], month: query['on-month'], year: query['on-year'] })
  const isToCome = read.ok && Temporal.PlainDate.compare(read.date, today) > 0
  return isToCome ? { ok: false, because: 'This day is still to come.' } : read
}

/** The piece at the end of a day. */
async function standAt<P extends Piece, V extends InView>(
  tx: Tx,
  id: number,
  inView: V,
  { childrenAsOf }: Past<P, V>,
  on: Temporal.PlainDate,
): Promise<InView> {
  const end = startOfLondonDay(on.add({ days: 1 }))
  const answers = await listAnswersAsOf(tx, id, end)
  const theirs = answers.filter((one) => inView.mayRead?.({ ...one, wrote: one.savedById }) ?? true)
  const children = childrenAsOf ? await childrenAsOf(tx, id, end) : inView.children
  return { form: inView.form, children, answers: byQuestion(theirs) }
}

async function print<P extends Piece, V extends InView>(context: Context, stream: Told, past: Printed<P, V>) {
  const { piece, inView } = await read(context, past)
  const paper = await past.paper(context, inView)
  const { noun, path } = stream
  const corrected = correctionsPanel(inView, await listCorrections(context.tx, piece.id), context.today)
  const first = html`${paper.first}${corrected}`
  return page(printPage({ noun, path, ref: piece.ref, inView, paper: { ...paper, first }, today: context.today }))
}
