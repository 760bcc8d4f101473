import { londonDate } from '#platform/dates/index.ts'
import type { Happening } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import { lowerFirst } from '#platform/words.ts'

type Shown<State extends string> = { ref: string; state: State; stateSince: Temporal.Instant }

type Of<P extends Shown<string>> = {
  stream: { path: string; steps: Readonly<Record<P['state'], { name: string }>> }
  /** Its latest pieces about a household, by the day they are filed under. */
  list: (tx: Tx, householdId: number, most: number) => Promise<readonly P[]>
  /** What it is called at the beginning of a line: "Observation". */
  called: (piece: P) => string
  /** The day it is filed under, where that is not the one since which it stands there. */
  on?: (piece: P) => Temporal.PlainDate | undefined
  /** What came of it, where something has; else where it stands. */
  outcome?: (piece: P) => string | undefined
}

/** The latest pieces of a household on its page: what came of each, or where it stands. */
export const timelineOf =
  <P extends Shown<string>>({ stream, list, called, on, outcome }: Of<P>) =>
  async (tx: Tx, householdId: number, _today: Temporal.PlainDate, most: number): Promise<Happening[]> =>
    (await list(tx, householdId, most)).map((piece) => {
      const state: P['state'] = piece.state
      return {
        on: on?.(piece) ?? londonDate(piece.stateSince),
        what: `${called(piece)} ${piece.ref}: ${lowerFirst(outcome?.(piece) ?? stream.steps[state].name)}`,
        href: `${stream.path}/${piece.ref}`,
      }
    })
