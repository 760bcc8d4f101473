/** States and moves as data, and the one function that judges a move. The command, the buttons on a page, the reminder
 * job and the drawing in docs/states all ask it. */

export type Need<Facts> = {
  /** What must be true, told to the person when it is not: a sentence that says what to do. */
  says: string
  /** The same with what is so in this case: what stands in the way, and where to go. */
  because?: (facts: Facts) => string
  holds: (facts: Facts) => boolean
}

/** The way back of a move that was made by mistake: the moves that lead back; or why there is none, or none is needed, in a sentence. */
export type Back = { by: readonly string[] } | { none: string }

export type Move<State extends string, Facts> = {
  /** The verb on the button: "Send to Quality Assurance and Partnerships". */
  label: string
  from: readonly State[]
  to: State | ((facts: Facts) => State)
  /** Every state that `to` can give, for the drawing; needed when `to` is a function. */
  reaches?: readonly State[]
  /** Who may make it, in words, for the drawing and the refusal. */
  by: string
  may: (facts: Facts) => boolean
  needs: readonly Need<Facts>[]
  clause: string
}

/** A move of what people work on names its way back. */
export type ReturnableMove<State extends string, Facts> = Move<State, Facts> & { back: Back }

/** What is kept among the moves of a thing and leaves it in its state: who does it, and its way back. */
export type StepBeside = { label: string; by: string; back: Back }

export type Judgement<State> = { allowed: true; to: State } | { allowed: false; because: string; mine: boolean }

/** May this move be made now, from `state`, given these facts? If not, says why in a sentence; `mine` tells whether the
 * move is this person's to make once the reason is gone (then a page shows the reason instead of the button). */
export function judge<State extends string, Facts>(
  move: Move<State, Facts>,
  state: State,
  facts: Facts,
): Judgement<State> {
  if (!move.from.includes(state))
    return { allowed: false, mine: false, because: 'It is not at the step where this is done.' }
  if (!move.may(facts)) return { allowed: false, mine: false, because: `This is done by ${move.by}.` }
  const missing = move.needs.filter((need) => !need.holds(facts))
  if (missing.length > 0)
    return { allowed: false, mine: true, because: missing.map((need) => need.because?.(facts) ?? need.says).join(' ') }
  return { allowed: true, to: typeof move.to === 'function' ? move.to(facts) : move.to }
}
