import type { SlotDone } from './queries/slots.ts'
import { type Standing, standingOf, standings, type Timed } from './standing.ts'
import type { ActivityKey } from './slot.ts'

export type Tally = { agreed: number } & Record<Standing, number>

/** Lines of one activity that stand alike, and how many they are. */
export type Alike = Timed & { activity: ActivityKey; doneOn: Temporal.PlainDate | null; count: number }

const none = Object.fromEntries(Object.keys(standings).map((key) => [key, 0])) as Record<Standing, number>

/** How many lines stand how: every line once, so that all of them together are what was agreed. */
export function tallyOf(slots: readonly (SlotDone | Alike)[], today: Temporal.PlainDate): Tally {
  const tally = { agreed: countOf(slots), ...none }
  for (const slot of slots) tally[standingOf(slot, slot.doneOn, today)] += 'count' in slot ? slot.count : 1
  return tally
}

/** How many lines they are. */
export const countOf = (slots: readonly (SlotDone | Alike)[]): number =>
  slots.reduce((sum, slot) => sum + ('count' in slot ? slot.count : 1), 0)

/** Whether it was done, in time or not; what is kept outside Hearth: whether the other side agreed that it was held. */
export const isDone = ({ doneOn, settled }: Pick<Alike, 'doneOn' | 'settled'>): boolean =>
  doneOn !== null && settled === null

/** What was to be done: what was agreed, without what was excused or is no longer needed. */
export const isWanted = ({ settled }: Pick<Alike, 'settled'>): boolean => settled === null
