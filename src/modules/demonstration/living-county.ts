import type { Child } from './children.ts'
import type { Household } from './households.ts'
import type { Random } from './random.ts'

/** The county’s children and fostering households while the years go by. */
export type County = {
  random: Random
  households: Household[]
  children: Child[]
  inCare: Child[]
  families: number
  usedRefs: Set<number>
}

export function householdId(county: County): string {
  return `FH${1001 + county.households.length}`
}
