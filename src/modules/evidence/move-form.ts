import type { Against, DateKind } from '#framework/plausible-dates/index.ts'
import { type Body, readDay } from '#modules/forms/index.ts'
import type { SafeHtml } from '#platform/html/index.ts'
import { textOf } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { Link } from '#platform/room.ts'
import { judge } from '#platform/workflow.ts'
import type { MoveMade } from './queries/moves.ts'
import type { MoveRequest, StreamMove } from './stream.ts'

/*
 * The page of a move that a person makes: its address, its words, and what it asks before the move is made. Ask: what the stream asks
 * in a way of its own.
 */

/** One of several, asked on the page of a move and kept with it. */
export type Choice = {
  field: string
  legend: string
  options: Readonly<Record<string, string>>
  /** How the page of the piece calls what was chosen; nothing, where that stands there already. */
  kept: string
  /** What it says of it, where that is more than what was chosen. `said`: the words of the option. */
  inWords?: (said: string, details: MoveMade['details'], today: Temporal.PlainDate) => string
}

export type MoveForm<Ask extends string = never> = {
  /** The noun in the address: POST /observations/O-12/feedback. */
  noun: string
  /** What will happen, in words. */
  happens: string
  /** In the order in which the page asks. */
  asks: readonly ('reason' | 'date' | Choice | Ask)[]
  reasonLabel?: string
  /** What the date is of: its label, and what kind of day it must be. */
  date?: { label: string; kind: DateKind }
  /** For buttons that should not look like the next step. */
  quiet?: boolean
  /** Once all that it asks is typed, what is still in the way is mended elsewhere. So it is of a form that asks nothing of its own. */
  mendedElsewhere?: true
  /** Said once it is made, where it is not enough to say with whom the piece is now. */
  said?: string
}

/** What a stream asks in a way of its own: how it is read, and what it looks like. More: what there is to choose from. */
export type OwnAsk<K, R extends MoveRequest, More> = {
  /** What the form says goes into the request; or what is to be mended in it. */
  read: (request: R, body: Body, more: More) => { request: R } | { mistakes: readonly Mistake[] }
  draw: (asked: Asked<K, More>) => SafeHtml
}

export type Asked<K, More> = {
  known: K
  more: More
  typed: Readonly<Record<string, string>>
  mistakes: readonly Mistake[]
}

export type OwnAsks<Ask extends string, K, R extends MoveRequest, More> = Readonly<Record<Ask, OwnAsk<K, R, More>>>

/** What the form of a move says, or what is to be mended in it, in the order in which the page asks. */
export function readMove<R extends MoveRequest, Ask extends string, More>(
  {
    form,
    asks,
    more,
    against,
  }: {
    form: MoveForm<Ask>
    asks: Readonly<Record<Ask, Pick<OwnAsk<never, R, More>, 'read'>>>
    more: More
    against: Against
  },
  move: R['move'],
  body: Body,
): { request: R } | { mistakes: Mistake[] } {
  const mistakes: Mistake[] = []
  let request = { move } as R
  for (const ask of form.asks) {
    const read = isChoice(ask)
      ? readChoice(request, body, ask)
      : isCommon(ask)
        ? common[ask](request, body, form, against)
        : asks[ask].read(request, body, more)
    if ('mistakes' in read) mistakes.push(...read.mistakes)
    else request = read.request
  }
  return mistakes.length > 0 ? { mistakes } : { request }
}

const isCommon = (ask: unknown): ask is 'reason' | 'date' => ask === 'reason' || ask === 'date'
const isChoice = (ask: string | Choice): ask is Choice => typeof ask === 'object'

/** Nothing that is typed into the form takes away what is in the way: it is said, and no button is shown that is refused. */
export const isMendedElsewhere = ({ asks, mendedElsewhere }: MoveForm<string>): boolean =>
  mendedElsewhere ?? asks.every((ask) => isChoice(ask) || isCommon(ask))

/** The move as if what its page asks were typed: what the judge misses even so is in the way. */
export function asIfTyped<R extends MoveRequest>(
  { asks }: MoveForm<string>,
  move: R['move'],
  today: Temporal.PlainDate,
): R {
  const chosen = asks.filter(isChoice).map(({ field }) => [field, 'chosen'])
  const words = asks.includes('reason') ? { words: 'said' } : {}
  const day = asks.includes('date') ? { on: today } : {}
  return { move, ...words, ...day, details: Object.fromEntries(chosen) } as MoveRequest as R
}

/** What the choices of a move that was made say, as lines of what is so of the piece. What is kept among the moves and is none has no page. */
export const saidOfChoices = (
  { asks }: Pick<MoveForm<string>, 'asks'> = { asks: [] },
  { details }: Pick<MoveMade, 'details'>,
  today: Temporal.PlainDate,
): [string, string][] =>
  asks.filter(isChoice).flatMap(({ field, options, kept, inWords }): [string, string][] => {
    const said = options[String(details[field])] ?? ''
    return kept === '' ? [] : [[kept, inWords?.(said, details, today) ?? said]]
  })

const common = { reason: readReason, date: readDate }

function readReason<R extends MoveRequest>(request: R, body: Body, { reasonLabel = 'Why?' }: MoveForm<string>) {
  const words = textOf(body, 'reason').trim()
  return words === ''
    ? { mistakes: [{ field: 'reason', message: `Answer this: ${reasonLabel}` }] }
    : { request: { ...request, words } }
}

function readChoice<R extends MoveRequest>(request: R, body: Body, { field, legend, options }: Choice) {
  const chosen = textOf(body, field)
  return Object.hasOwn(options, chosen)
    ? { request: { ...request, details: { ...request.details, [field]: chosen } } }
    : { mistakes: [{ field, message: `Choose one: ${legend}` }] }
}

function readDate<R extends MoveRequest>(request: R, body: Body, form: MoveForm<string>, against: Against) {
  const { on, mistakes } = readDay(body, 'date', form.date?.kind, against)
  if (!on || mistakes.length > 0) return { mistakes }
  return { request: { ...request, on, details: { ...request.details, on: on.toString() } } }
}

/** What the judge says of one move that this person could make from here. */
export type Offered<M extends string> = { move: M; allowed: boolean; because?: string; urged?: true; leads?: Link }

/** Every move that the judge says is this person's from here, in the order of the forms: the next step first. `judgedBy`: the facts for
 * one of them. */
export function offeredMoves<State extends string, Facts, M extends string>(
  { moves }: { moves: Readonly<Record<NoInfer<M>, StreamMove<State, Facts>>> },
  forms: Readonly<Record<M, unknown>>,
  state: State,
  judgedBy: (move: M) => Facts,
): Offered<M>[] {
  return (Object.keys(forms) as M[]).flatMap((move): Offered<M>[] => {
    const facts = judgedBy(move)
    const judgement = judge(moves[move], state, facts)
    if (judgement.allowed) return [{ move, allowed: true, ...(moves[move].urged?.(facts) ? { urged: true } : {}) }]
    const leads = moves[move].leads?.(facts)
    return judgement.mine ? [{ move, allowed: false, because: judgement.because, ...(leads && { leads }) }] : []
  })
}
