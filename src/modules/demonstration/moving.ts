import type { Child } from './children.ts'
import type { Day } from './days.ts'
import { changeEpisode, currentEpisode, enterCare, type Home, isFoster, leaveCare } from './episodes.ts'
import { elsewhere, inHousehold, ownHousehold, soughtFor } from './homes.ts'
import { drawKinshipHousehold, type Household } from './households.ts'
import { type County, householdId } from './living-county.ts'

/** Finds homes for children who come into care together: one home for all where there is room, else apart. */
export function settleFamily(county: County, family: readonly Child[], on: Day): void {
  const [first] = family as [Child]
  const sought = soughtFor(first, on, true, county.random)
  const together = family.length === 1 || county.random.chance(sought === 'kinship' ? 0.92 : 0.74)
  if (together && sought === 'kinship')
    return enterAll(county, family, on, kinshipHome(county, first, family.length, on))
  const own = sought === 'own' && together && ownHousehold(county.households, first, family.length, on, county.random)
  if (own) return enterAll(county, family, on, inHousehold(own, false))
  if (together && family.length > 1) return enterAll(county, family, on, elsewhere('agency', first, county.random))
  for (const child of family) enterAll(county, [child], on, homeFor(county, child, on, true))
}

/** The child goes to live with somebody else. */
export function moveChild(county: County, child: Child, on: Day, because: string, legalStatus?: string): void {
  const current = currentEpisode(child).home
  const home = homeFor(county, child, on, false)
  if (home.postcode === current.postcode) return
  vacate(county, child, on)
  changeEpisode(child, on, { home, because, ...(legalStatus && { legalStatus }) })
  occupy(county, child)
}

/** Stays with the same carers under another kind of placement, as at a long-term match. */
export function changePlaceOnly(child: Child, on: Day, place: string): void {
  changeEpisode(child, on, { home: { ...currentEpisode(child).home, place }, because: 'PLACE' })
}

export function moveTo(county: County, child: Child, on: Day, home: Home, because: string): void {
  vacate(county, child, on)
  changeEpisode(child, on, { home, because })
}

export function endCare(county: County, child: Child, on: Day, reason: string): void {
  const household = householdOf(county, child)
  vacate(county, child, on)
  if (household?.type === 'CONNECTED' && !/^E4[56]$/.test(reason)) household.endedReason = 'RESIGNED'
  leaveCare(child, on, reason)
}

export function householdOf(county: County, child: Child): Household | undefined {
  const { household } = currentEpisode(child).home
  return household === undefined ? undefined : county.households[Number(household.slice(2)) - 1001]
}

function homeFor(county: County, child: Child, on: Day, entering: boolean): Home {
  const { random } = county
  const sought = soughtFor(child, on, entering, random)
  if (sought === 'kinship') return kinshipHome(county, child, 1, on)
  const own = sought === 'own' && ownHousehold(county.households, child, 1, on, random)
  if (own) return inHousehold(own, false)
  const mayGoToParents = entering || /^[CD]/.test(currentEpisode(child).legalStatus)
  if (sought === 'own' || (sought === 'parents' && !mayGoToParents)) return elsewhere('agency', child, random)
  return elsewhere(sought, child, random)
}

function kinshipHome(county: County, child: Child, children: number, on: Day): Home {
  const household = drawKinshipHousehold(householdId(county), on, children, child.homePostcode, county.random)
  county.households.push(household)
  return inHousehold(household, false)
}

function enterAll(county: County, family: readonly Child[], on: Day, home: Home): void {
  for (const child of family) {
    const forAdoption =
      child.course === 'adoption' && isFoster(home) && home.place === 'U6' && county.random.chance(0.08)
    const legalStatus = child.asylumSeeker || (home.place !== 'P1' && county.random.chance(0.4)) ? 'V2' : 'C1'
    enterCare(child, on, legalStatus, forAdoption ? { ...home, place: 'U5' } : home)
    occupy(county, child)
  }
}

function occupy(county: County, child: Child): void {
  householdOf(county, child)?.children.add(child.ref)
}

function vacate(county: County, child: Child, on: Day): void {
  const household = householdOf(county, child)
  household?.children.delete(child.ref)
  if (household) household.emptySince = on
}
