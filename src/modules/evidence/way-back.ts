import type { DateKind } from '#framework/plausible-dates/index.ts'
import { isBefore } from '#platform/dates/index.ts'
import type { ReturnableMove } from '#platform/workflow.ts'

/*
 * The way back of a move. A piece that was sent too soon is taken back by whoever sent it, until somebody else has begun on it; one that was
 * ended by mistake is opened again. A move says so among its ways back; which states that leads from, and where to, follows.
 */

/** The last move that somebody made of a piece and that was not taken back, as whoever asks may know it. */
export type Sent = {
  id: number
  move: string
  from: string
  at: Temporal.Instant
  /** It was made by whoever asks. */
  mine: boolean
  /** Somebody else has written, set or moved something since. */
  begun: boolean
  details: Readonly<Record<string, unknown>>
}

/** The move that is taken back, of what is known of a piece that may be. */
export const sentOf = ({ standing }: { standing: unknown }): Sent => (standing as { sent: Sent }).sent

/** How a piece that is over was ended. */
export type Ending = Pick<Sent, 'id' | 'move' | 'from' | 'at' | 'details'>

/** What a judge knows of what people did with a piece. */
export type Behind = { sent: Sent | null; ended: Ending | null }

/** The moves after which a piece stands again as it stood. */
export const restores: ReadonlySet<string> = new Set(['recall', 'reopen'])

/** A date that was put right leaves the last step what it was: whoever made that takes it back as before. */
const datesPutRight: ReadonlySet<string> = new Set(['correct_review', 'correct_period', 'correct_day'])

type Done = { id: number; move: string; details: Readonly<Record<string, unknown>> }

/** What was done and still stands: without what was taken back or opened again, and without what did that. */
export function notUndone<M extends Done>(made: readonly M[]): M[] {
  const undone = new Set(made.map(({ details }) => details['undoes']))
  return made.filter(({ id, move }) => !restores.has(move) && !datesPutRight.has(move) && !undone.has(id))
}

/** Since when a piece is in its state, and until when. */
export type Again = { since: Temporal.Instant; dueOn: Temporal.PlainDate | null }

/** As a piece stood before the move that is undone: the day that it had is its day. Where that has passed while somebody else's mistake had
 * ended it, it is given a new one, as what is handed back is. */
export function standsAgain(move: string, { details }: Undone, today: Temporal.PlainDate): Again | undefined {
  const stood = details['stood'] as { since: string; due: string | null } | undefined
  if (!stood) return undefined
  const dueOn = stood.due === null ? null : Temporal.PlainDate.from(stood.due)
  if (move === 'reopen' && dueOn && isBefore(dueOn, today)) return undefined
  return { since: Temporal.Instant.from(stood.since), dueOn }
}

/** A move that another undoes. */
export type Undone = Ending

export const undoneBy = (move: string, { sent, ended }: Behind): Undone | undefined =>
  (move === 'recall' ? sent : move === 'reopen' ? ended : null) ?? undefined

type Moves<State extends string> = Readonly<
  Record<string, Pick<ReturnableMove<State, never>, 'from' | 'reaches' | 'back'> & { to: unknown }>
>

/** The moves that may be taken back by another. */
export const leadingBack = (
  moves: Readonly<Record<string, Pick<ReturnableMove<string, never>, 'back'>>>,
  way: string,
): string[] =>
  Object.keys(moves).filter((move) => {
    const back = moves[move]?.back
    return back !== undefined && 'by' in back && back.by.includes(way)
  })

const reachedBy = <State extends string>(ones: readonly { to: unknown; reaches?: readonly State[] }[]): State[] =>
  ones.flatMap(({ to, reaches }) => (typeof to === 'string' ? [to as State] : (reaches ?? [])))

/** The move that takes back another. `onward`: where Hearth itself leads on from a state in the same moment. */
export function recallOf<State extends string>(moves: Moves<State>, onward?: Readonly<Partial<Record<State, State>>>) {
  const names = leadingBack(moves, 'recall')
  const ones = names.flatMap((name) => moves[name] ?? [])
  const from = [...new Set(reachedBy(ones).map((state) => onward?.[state] ?? state))]
  return {
    label: 'Take it back',
    clause: 'A.1',
    from,
    to: ({ sent }: Behind) => sent?.from as State,
    reaches: [...new Set(ones.flatMap((one) => one.from))],
    by: 'whoever made the last move; once somebody has gone on with it, ask them to hand it back',
    may: ({ sent }: Behind) => sent !== null && sent.mine && names.includes(sent.move),
    needs: [
      {
        says: 'Somebody has begun on it, so it stays as it was sent. Tell them what is wrong: they go on from there, or hand it back.',
        holds: ({ sent }: Behind) => sent !== null && !sent.begun,
      },
    ],
    back: { none: 'What was taken back is sent again by the same move.' },
  }
}

/** Its page, the same for every stream. */
export const recallForm = {
  noun: 'recall',
  happens:
    'What you did last is undone, and the step is yours again. Nothing that was written is lost, and whoever was told of it is told that it went back.',
  asks: [],
  quiet: true,
} as const

/** Who puts right what is decided or over. */
export const corrector = {
  by: 'the Head of Quality Assurance and Partnerships',
  may: ({ corrects }: { corrects: boolean }) => corrects,
}
const reason = (says: string) => ({
  says,
  holds: ({ given }: { given: { reason?: string | undefined } }) => Boolean(given.reason?.trim()),
})

/** The move that opens again what was ended by mistake, at the step from which it was ended. */
export function reopenOf<State extends string>(moves: Moves<State>) {
  const ones = leadingBack(moves, 'reopen').flatMap((name) => moves[name] ?? [])
  return {
    label: 'Open it again',
    clause: '5.6',
    from: [...new Set(reachedBy(ones))],
    to: ({ ended }: Behind) => ended?.from as State,
    reaches: [...new Set(ones.flatMap((one) => one.from))],
    ...corrector,
    needs: [
      { says: 'How it ended was not kept.', holds: ({ ended }: Behind) => ended !== null },
      reason('Say what was wrong with ending it.'),
    ],
    back: { by: leadingBack(moves, 'reopen') },
  }
}

/** Its page, the same for every stream. */
export const reopenForm = {
  noun: 'reopened',
  happens:
    'It goes back to the step from which it was ended. When it was ended and by whom stays on record, and those who take part are told. The figures of a month that is over stay as they were, and say what changed.',
  asks: ['reason'],
  reasonLabel: 'Why was it wrong to end it?',
  quiet: true,
} as const

/** One answer of a piece that is over is put right: on a page of its own, which says which, and asks why. */
export const correctOf = <State extends string>(moves: Moves<State>) => {
  const over = [...new Set(reachedBy(leadingBack(moves, 'reopen').flatMap((name) => moves[name] ?? [])))]
  return {
    label: 'Put an answer right',
    clause: '5.6',
    from: over,
    reaches: over,
    stays: true,
    ...corrector,
    needs: [],
    back: { by: ['correct'] },
  } as const
}

type Judged<State extends string> = {
  piece: { state: State }
  corrects: boolean
  given: { on?: Temporal.PlainDate | undefined; reason?: string | undefined }
}
type OfDay<State extends string, Facts, Part extends string> = {
  /** Where somebody has gone on with what was said of that day, so that it is not taken back any more. */
  from: readonly State[]
  kind: DateKind
  /** Who puts it right besides those who put right what is over. */
  keeper: string
  isKeeper: (facts: Facts) => boolean
  told: readonly Part[]
}

/** The day on which something was seen is put right, with the reason: both days are kept, and what was written stays. */
export const dayPutRight = <State extends string, Facts extends Judged<State>, Part extends string>({
  from,
  kind,
  keeper,
  isKeeper,
  told,
}: OfDay<State, Facts, Part>) => ({
  ...{ label: 'Put the day right', clause: '5.6', from, reaches: from, stays: true as const, noun: 'day-seen' },
  ...{ to: ({ piece }: Facts) => piece.state, back: { by: ['correct_day'] }, quiet: true },
  ...{ by: `${keeper} or ${corrector.by}`, may: (facts: Facts) => isKeeper(facts) || corrector.may(facts) },
  said: 'The day is put right. Both days are kept, and those who take part are told.',
  happens:
    'Both days are kept, with your reason, and those who take part are told. What was written stays, and so do the children of whom it was written.',
  ...{
    asks: ['date', 'reason'] as const,
    date: { label: 'On which day was it?', kind },
    reasonLabel: 'Why was it wrong?',
  },
  needs: [
    { says: 'Give the day.', holds: ({ given }: Facts) => given.on !== undefined },
    reason('Say why the day was wrong.'),
  ],
  tells: [{ kind: 'piece corrected' as const, to: told }],
})

/** The ways back of a plain stream: an answer of what is over is put right, what went too soon is taken back, and what was ended by mistake
 * is opened again. `told`: who hears of the first and the last; of the second, those who had been told of the move. */
export function waysBack<State extends string, Part extends string>(moves: Moves<State>, told: readonly Part[]) {
  return {
    correct: {
      ...{ ...correctOf<State>(moves), to: ({ piece }: { piece: { state: State } }) => piece.state },
      ...{ noun: 'correction', happens: 'Both readings are kept, with your reason.', asks: [], quiet: true },
      tells: [{ kind: 'piece corrected', to: told }],
    },
    recall: { ...recallOf<State>(moves), ...recallForm, tells: [] },
    reopen: { ...reopenOf<State>(moves), ...reopenForm, tells: [{ kind: 'piece reopened', to: told }] },
  } as const
}
