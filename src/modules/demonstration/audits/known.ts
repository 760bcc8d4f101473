import type { Child } from '../children.ts'
import { type Day, iso } from '../days.ts'
import type { Drawn, Setting } from './answers.ts'

/** How one question is answered from what is known; null when it is left blank. */
export type Known = (setting: Setting, child: Child) => Drawn | null

export const yes: Drawn = { value: 'yes' }

export function date(day: Day | undefined): Drawn | null {
  return day === undefined ? null : { value: iso(day) }
}
