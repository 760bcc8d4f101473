import { isUnplanned } from '#modules/register/index.ts'
import type { Child } from './children.ts'
import type { Day } from './days.ts'
import { isFoster } from './episodes.ts'

/** A child’s time with one carer, as far as the files show it. */
export type Placement = {
  child: number
  from: Day
  to?: Day
  place: string
  provider: string
  household?: string
  longTerm: boolean
  /** It ended without a plan, by the reason given. */
  unplanned?: boolean
}

/** Placements in foster care that were open on or after a day; one that began in an episode too old to be in any file
 * is dated from the first episode that is. */
export function placementsSince(child: Child, shownFrom: Day): Placement[] {
  const placements: Placement[] = []
  for (const { from, to, reasonNew, home, reasonMoved } of child.episodes) {
    if (to !== undefined && to < shownFrom) continue
    const longTerm = home.place === 'U1' || home.place === 'U4'
    const { place, provider, household } = home
    const last = placements.at(-1)
    const ended = ending(to, reasonMoved)
    if (last && 'LTU'.includes(reasonNew))
      placements[placements.length - 1] = { ...withoutEnd(last), ...ended, place, longTerm }
    else
      placements.push({
        child: child.ref,
        from,
        ...ended,
        place,
        provider,
        longTerm,
        ...(household && { household }),
      })
  }
  return placements.filter((placement) => isFoster({ ...placement, postcode: '', urn: '' }))
}

function withoutEnd(placement: Placement): Placement {
  const open = { ...placement }
  delete open.to
  delete open.unplanned
  return open
}

function ending(to: Day | undefined, reasonMoved: string | undefined) {
  if (to === undefined) return {}
  return { to, ...(reasonMoved !== undefined && isUnplanned(reasonMoved) && { unplanned: true }) }
}
