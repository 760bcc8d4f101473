import { type PlacedChild, turns18On } from '#modules/register/index.ts'
import { inWords } from '#platform/dates/index.ts'

type Looked = {
  initials: string
  ref: string
  bornOn: Temporal.PlainDate
  livedUntil: Temporal.PlainDate | null
  toldOn?: Temporal.PlainDate | null
}

/** Whom an audit looks at unless somebody chooses otherwise: who lives there when its time ends, and whoever left without a plan; all of those, so that it
 * tells nothing of the reason. */
export const isLookedAt = (
  { placedUntil, endedUnplanned }: Pick<PlacedChild, 'placedUntil' | 'endedUnplanned'>,
  to: Temporal.PlainDate,
): boolean => placedUntil === null || endedUnplanned || Temporal.PlainDate.compare(placedUntil, to) >= 0

/** Who lived there when the audit was planned and has moved on since: in it until somebody takes them out and says why. */
export const isInAnyway = (
  { id }: { id: number },
  before: readonly { id: number; because: string | null }[],
): boolean => before.some((one) => one.id === id && one.because === null)

/** Whether a child's views are asked for: of who has moved on, and is looked at because somebody said why, only where their IRO says so. */
export const isToBeAsked = ({ because, mayBeAsked }: { because: string | null; mayBeAsked: boolean | null }): boolean =>
  because === null || mayBeAsked === true

/** Why nobody asks them any more, where they were asked before. */
export const untilTheirIroSays = 'They are asked only where their Independent Reviewing Officer says so.'

export const takenOut = 'The audit no longer looks at the time that they lived here.'

/** How an audit calls a child: by initials, or by reference where the register has none. */
export const callOf = ({ initials, ref }: Pick<Looked, 'initials' | 'ref'>): string => initials || ref

/** What an audit says of somebody in it who is no child of the household any more: "turned 18 on Sat 14 February, stays as an
 * adult", "lived here until Sun 3 May". Empty for a child who lives there. Of an audit that is over: as it was then. */
export function noLongerAsChild({ bornOn, livedUntil, toldOn }: Looked, today: Temporal.PlainDate): string {
  const hasCome = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, toldOn ?? today) <= 0
  const gone = livedUntil !== null && hasCome(livedUntil)
  const adultOn = turns18On({ bornOn })
  const grown = hasCome(adultOn) ? `turned 18 on ${inWords(adultOn, today)}` : ''
  const left = gone ? `lived here until ${inWords(livedUntil, today)}` : grown && 'stays as an adult'
  return [grown, left].filter(Boolean).join(', ')
}

/** "CD", "CD (lived here until Sun 3 May)". */
export function calledWithNote(child: Looked, today: Temporal.PlainDate): string {
  const note = noLongerAsChild(child, today)
  return note ? `${callOf(child)} (${note})` : callOf(child)
}
