import { inWords, londonDate } from '#platform/dates/index.ts'
import { html, insetText, nothing, type ProgressStep, type SafeHtml } from '#platform/html/index.ts'
import { lowerFirst } from '#platform/words.ts'
import type { MoveMade } from '../queries/moves.ts'
import type { Step } from '../steps.ts'
import type { SaidOfMoves } from '../stream.ts'
import { notUndone } from '../way-back.ts'

/* The way of one piece so far, on its page: where it stands among its steps, what came back, and what was said. */

const whoAndWhen = ({ by, at }: MoveMade, today: Temporal.PlainDate): string =>
  `${by ?? 'Hearth'}, ${inWords(londonDate(at), today)}`

/** The steps of the way, for `progressList`: those that it went, where it is, and those to come that no piece leaves out. */
export function progressOf<State extends string, P extends { state: State }>(
  steps: Readonly<Record<State, Pick<Step<P, never>, 'name' | 'isWith' | 'rare' | 'aside'>>>,
  piece: P,
  made: readonly MoveMade[],
  today: Temporal.PlainDate,
): ProgressStep[] {
  const way = (Object.keys(steps) as State[]).filter((state) => !steps[state].aside)
  const at = way.indexOf(piece.state)
  const went = notUndone(made)
  return way.flatMap((state, position): ProgressStep[] => {
    const { name, rare, isWith } = steps[state]
    const visited = went.some((move) => move.toState === state || move.fromState === state)
    if (!visited && (position < at || at === -1 || rare)) return []
    if (state === piece.state) return [{ text: name, state: 'now', detail: isWith(piece) }]
    const left = went.findLast((move) => move.fromState === state && move.toState !== state)
    return position < at
      ? [{ text: name, state: 'done', detail: left && whoAndWhen(left, today) }]
      : [{ text: name, state: 'to come', detail: undefined }]
  })
}

/** Handed back: by whom and what was asked, above everything that is to be done. */
export function whatCameBack(
  moves: SaidOfMoves,
  { state }: { state: string },
  made: readonly MoveMade[],
  today: Temporal.PlainDate,
): SafeHtml {
  const last = notUndone(made).findLast((move) => move.fromState !== move.toState)
  if (!last || !moves[last.move]?.handsBack || last.toState !== state) return nothing
  return insetText({
    html: html`<h2 class="govuk-heading-s">What was asked when it came back</h2>
      <p class="govuk-body hearth-words">${last.words}</p><p class="govuk-hint">${whoAndWhen(last, today)}</p>`,
  })
}

/** What is kept among the moves of every stream, and moves nothing. */
const kept: Readonly<Record<string, string>> = { hand_over: 'hand a part over to somebody else' }

/** Which day was put right, and what it is now. */
function fromDayToDay({ move, details: { was, on } }: MoveMade, today: Temporal.PlainDate): SafeHtml {
  if (move !== 'correct_day' || typeof was !== 'string' || typeof on !== 'string') return nothing
  const [before, after] = [was, on].map((day) => inWords(Temporal.PlainDate.from(day), today))
  return html`<p class="govuk-body">It was written down as ${before}, and is ${after}.</p>`
}

/** What was said at each move that carries words: reasons, returns, settlements. */
export function saidAlongTheWay(
  moves: SaidOfMoves,
  made: readonly MoveMade[],
  today: Temporal.PlainDate,
  own: {
    /** What is kept among the moves and is none, as a verb. */
    label?: (move: MoveMade) => string | undefined
    beside?: (move: MoveMade) => SafeHtml
  } = {},
): SafeHtml {
  const spoken = made.filter(({ words }) => words)
  if (spoken.length === 0) return nothing
  const label = (one: MoveMade) => own.label?.(one) ?? lowerFirst(moves[one.move]?.label ?? kept[one.move] ?? one.move)
  return html`<h2 class="govuk-heading-m">What was said along the way</h2>
    ${spoken.map((one) => html`<blockquote class="hearth-said"><p class="govuk-body hearth-words">${one.words}</p>${fromDayToDay(one, today)}${own.beside?.(one) ?? nothing}<p class="govuk-hint">${whoAndWhen(one, today)}: ${label(one)}</p></blockquote>`)}`
}
