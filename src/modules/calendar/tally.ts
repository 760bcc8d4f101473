import type { SlotDone } from './queries/slots.ts'
import { type Standing, standingOf, standings } from './standing.ts'

export type Tally = { agreed: number } & Record<Standing, number>

const none = Object.fromEntries(Object.keys(standings).map((key) => [key, 0])) as Record<Standing, number>

/** How many lines stand how: every line once, so that all of them together are what was agreed. */
export function tallyOf(slots: readonly SlotDone[], today: Temporal.PlainDate): Tally {
  const tally = { agreed: slots.length, ...none }
  for (const slot of slots) tally[standingOf(slot, slot.doneOn, today)] += 1
  return tally
}

/** Whether it was done, in time or not; what is kept outside Hearth: whether the other side agreed that it was held. */
export const isDone = ({ doneOn, settled }: SlotDone): boolean => doneOn !== null && settled === null

/** What was to be done: what was agreed, without what was excused or is no longer needed. */
export const isWanted = ({ settled }: SlotDone): boolean => settled === null
