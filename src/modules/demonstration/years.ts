import { drawFamily } from './children.ts'
import { type Day, financialYearOf } from './days.ts'
import { isInCare } from './episodes.ts'
import { drawHousehold, type Household, isOpen } from './households.ts'
import { type County, householdId } from './living-county.ts'
import { settleFamily } from './moving.ts'
import type { Random } from './random.ts'
import { liveThroughWeek } from './week.ts'

/** What keeps the county at the size of a middling shire: about 430 children in foster care, 230 households. */
export const size = { householdsToBeginWith: 130, otherThanKinship: 156, familiesAWeek: 1.78 }

const yearsBefore = 10
export const yearsShown = 3

/**
 * Lives through the weeks from ten years before the first year shown until today, so that on its first day the county
 * already has the long placements and the experienced carers that a real one has.
 */
export function liveThroughYears(random: Random, today: Day): County {
  const firstShown = financialYearOf(today) - Math.round(yearsShown * 365.25)
  const begins = mondayBefore(firstShown - Math.round(yearsBefore * 365.25))
  const county: County = { random, households: [], children: [], inCare: [], families: 0, usedRefs: new Set() }
  for (let at = 0; at < size.householdsToBeginWith; at += 1) recruit(county, begins - random.whole(30, 3600))
  for (let monday = begins; monday < today; monday += 7) {
    recruitWhereShort(county, monday)
    const groups = Math.floor(size.familiesAWeek) + (random.chance(size.familiesAWeek % 1) ? 1 : 0)
    for (let group = 0; group < groups; group += 1) beginCare(county, someDay(random, monday), today)
    for (const child of county.inCare) liveThroughWeek(county, child, someDay(random, monday), today)
    county.inCare = county.inCare.filter(isInCare)
    endWhereEmpty(county, monday, today)
  }
  return county
}

function beginCare(county: County, on: Day, today: Day): void {
  if (on >= today) return
  county.families += 1
  const family = drawFamily(on, county.families, () => nextRef(county), county.random)
  settleFamily(county, family, on)
  county.children.push(...family)
  county.inCare.push(...family)
}

function recruit(county: County, on: Day): void {
  county.households.push(drawHousehold(householdId(county), on, county.random))
}

function recruitWhereShort(county: County, monday: Day): void {
  const others = county.households.filter((one) => one.type !== 'CONNECTED' && isOpen(one, monday))
  if (others.length < size.otherThanKinship && county.random.chance(0.72)) {
    recruit(county, monday + county.random.whole(0, 4))
  }
}

/** Approval ends when the children have left: for relatives soon, for others when they had meant to stop. */
function endWhereEmpty(county: County, monday: Day, today: Day): void {
  const { random } = county
  for (const household of county.households) {
    if (household.endedOn !== undefined) continue
    if (household.type !== 'CONNECTED' && random.chance(stopping(household))) household.stopping = true
    const empty = household.children.size === 0 && monday - household.emptySince
    const leaves = household.type === 'CONNECTED' ? 10 : household.stopping ? 21 : Number.POSITIVE_INFINITY
    if (empty !== false && empty > leaves && monday + 4 < today) end(household, monday + random.whole(0, 4), random)
  }
}

/** A household without children stops more readily than one that would have to say goodbye to a child. */
function stopping(household: Household): number {
  return household.children.size === 0 && household.type !== 'SHORT_BREAK' ? 0.008 : 0.0012
}

function end(household: Household, on: Day, random: Random): void {
  household.endedOn = on
  household.endedReason ??=
    household.type === 'CONNECTED'
      ? 'SGO_ADOPTION'
      : random.weighted([
          ['RESIGNED', 70],
          ['TERMINATED', 19],
          ['TRANSFERRED', 9],
          ['DIED', 2],
        ])
  if (household.approvedOn !== undefined && household.approvedOn >= on) delete household.approvedOn
}

function nextRef(county: County): number {
  const ref = county.random.whole(100_000, 999_999)
  if (county.usedRefs.has(ref)) return nextRef(county)
  county.usedRefs.add(ref)
  return ref
}

/** Social work happens on working days, and now and then at a weekend. */
function someDay(random: Random, monday: Day): Day {
  return monday + (random.chance(0.05) ? random.whole(5, 6) : random.whole(0, 4))
}

function mondayBefore(day: Day): Day {
  return day - ((day + 3) % 7)
}
