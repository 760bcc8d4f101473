import type { CaseOf, Plain, PlainKinds, PlainRequest } from '../plain.ts'
import type { Effect } from '../stream.ts'
import { tellNoMore } from './told.ts'

/** What the moves of a plain stream do: where one gives a piece its day, or takes it back, this first, then what is the stream's own. */
export function effectsOf<T extends PlainKinds>({ itsDay, pieces, effects }: Plain<T>): Plain<T>['effects'] {
  const { planned, held, by } = itsDay
  type Made = Effect<CaseOf<T>, PlainRequest<T>>
  const gives =
    (which: string): Made =>
    (tx, { piece }, { on }) =>
      pieces.setDay(tx, piece.id, which, on ?? null)
  const takesBack: Made = async (tx, { piece, standing: { sent } }) => {
    if (sent?.move !== by) return
    await tellNoMore(tx, piece.id, sent.at)
    await pieces.setDay(tx, piece.id, held, null)
  }
  const own: Readonly<Partial<Record<string, Made>>> = effects
  const days: Readonly<Record<string, Made>> = {
    ...{ [by]: gives(held), change_day: gives(planned), correct_day: gives(held), recall: takesBack },
  }
  const both = Object.entries(days).map(([move, first]): [string, Made] => {
    const then = own[move]
    return [
      move,
      async (tx, known, request, today) => {
        await first(tx, known, request, today)
        await then?.(tx, known, request, today)
      },
    ]
  })
  return { ...effects, ...Object.fromEntries(both) }
}
