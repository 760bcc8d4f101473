import type { Child } from './children.ts'
import { ageInYears, type Day } from './days.ts'
import { changeEpisode, currentEpisode, enteredCareOn, type Home, isFoster, spellStartOf } from './episodes.ts'
import { withAdopters } from './homes.ts'
import { changePlaceOnly, endCare, householdOf, moveChild, moveTo } from './moving.ts'
import type { County } from './living-county.ts'

type Now = { on: Day; age: number; weeksInCare: number; weeksHere: number; home: Home; legalStatus: string }

/** At most one thing changes for a child in a week; most weeks, nothing does. */
export function liveThroughWeek(county: County, child: Child, on: Day, today: Day): void {
  const entered = enteredCareOn(child)
  if (currentEpisode(child).to !== undefined || on - currentEpisode(child).from < 2 || on >= today) return
  if (child.adultOn < on + 7) return comeOfAge(county, child, child.adultOn, today)
  const { home, legalStatus } = currentEpisode(child)
  const weeks = (since: Day) => (on - since) / 7
  const age = ageInYears(child.born, on)
  const now = { on, age, weeksInCare: weeks(entered), weeksHere: weeks(spellStartOf(child)), home, legalStatus }
  if (home.place.startsWith('A')) return adopt(county, child, now)
  if (goesHome(county, child, now)) return endCare(county, child, on, reasonToLeave(county, now))
  if (county.random.chance(guardianship(child, now))) {
    return endCare(county, child, on, home.place === 'U4' || home.place === 'U6' ? 'E46' : 'E45')
  }
  if (becomesCareOrder(county, child, now)) return changeEpisode(child, on, { legalStatus: 'C2' })
  if (child.course === 'adoption' && towardsAdoption(county, child, now)) return
  if (county.random.chance(longTermMatch(child, now))) {
    return changePlaceOnly(child, on, home.place === 'U3' ? 'U1' : 'U4')
  }
  if (county.random.chance(moving(now))) return moveOn(county, child, now)
}

function comeOfAge(county: County, child: Child, on: Day, today: Day): void {
  if (on >= today) return
  const staysPut = isFoster(currentEpisode(child).home) && county.random.chance(0.54)
  endCare(
    county,
    child,
    on,
    staysPut
      ? 'E17'
      : county.random.weighted([
          ['E5', 50],
          ['E6', 44],
          ['E7', 6],
        ]),
  )
}

function goesHome(county: County, child: Child, { weeksInCare, age }: Now): boolean {
  const soon = child.course === 'home' ? (weeksInCare < 60 ? 0.03 : 0.02) : 0
  const later = child.asylumSeeker ? 0.0008 : age >= 16 ? 0.003 : 0.0011
  return weeksInCare > 1 && county.random.chance(soon + later)
}

function reasonToLeave(county: County, { age }: Now): string {
  return county.random.weighted([
    ['E4A', 58],
    ['E4B', 12],
    ['E13', 10],
    ['E41', 8],
    ['E48', 8],
    ['E8', 4],
    ['E9', age >= 15 ? 2 : 0],
  ])
}

/** Special guardianship: mostly by the relatives whom the child already lives with. */
function guardianship(child: Child, { home, weeksHere, legalStatus }: Now): number {
  if (child.course === 'adoption' || legalStatus !== 'C2' || weeksHere < 35) return 0
  if (home.place === 'U3') return 0.009
  return home.place === 'U1' ? 0.0018 : isFoster(home) && home.provider === 'PR1' ? 0.0004 : 0
}

function becomesCareOrder(county: County, child: Child, { legalStatus, weeksInCare, home }: Now): boolean {
  if (child.asylumSeeker || legalStatus === 'C2' || legalStatus === 'E1') return false
  const may = legalStatus === 'C1' ? 0.09 : child.course === 'home' ? 0.004 : 0.035
  return (weeksInCare > 24 || home.place === 'P1') && weeksInCare > 12 && county.random.chance(may)
}

function towardsAdoption(county: County, child: Child, { on, legalStatus, weeksInCare, home }: Now): boolean {
  if (legalStatus !== 'E1' && weeksInCare > 30 && county.random.chance(0.08)) {
    changeEpisode(child, on, { legalStatus: 'E1' })
    return true
  }
  if (legalStatus !== 'E1' || !isFoster(home) || !county.random.chance(0.035)) return false
  if (home.place === 'U5') changePlaceOnly(child, on, 'A5')
  else moveTo(county, child, on, withAdopters(home, county.random), 'CARPL')
  return true
}

function adopt(county: County, child: Child, { on, weeksHere }: Now): void {
  if (weeksHere > 12 && county.random.chance(0.05))
    endCare(county, child, on, county.random.chance(0.8) ? 'E12' : 'E11')
}

function longTermMatch(child: Child, { home, legalStatus, weeksInCare, weeksHere }: Now): number {
  const wanted = child.course === 'long_term' && legalStatus === 'C2' && /^U[36]$/.test(home.place)
  return wanted && weeksInCare > 48 && weeksHere > 22 ? 0.02 : 0
}

function moving({ age, home, weeksHere }: Now): number {
  if (home.place === 'P1') return 0.006
  const settled = /^U[14]$/.test(home.place)
  const early = weeksHere < 2 ? 0.05 : weeksHere < 13 ? 0.023 : weeksHere < 52 ? 0.014 : 0.007
  const byAge = age >= 11 ? 1.5 : age < 3 ? 0.7 : 1
  return (settled ? 0.0019 : early) * byAge * (/^U[13]$/.test(home.place) ? 0.4 : 1)
}

/** Why the child moved: the published spread for England (benchmarks.csv), changes of status only left out. */
const reasons = [
  ['CARPL', 43],
  ['OTHER', 27],
  ['CREQB', 11],
  ['CREQO', 10.5],
  ['CHILD', 3.7],
  ['LAREQ', 1.8],
  ['STAND', 1.3],
  ['ALLEG', 1.1],
  ['CLOSE', 0.9],
  ['APPRR', 0.3],
] as const

function moveOn(county: County, child: Child, { on, home }: Now): void {
  const because = county.random.weighted(isFoster(home) ? reasons : reasons.slice(0, 2))
  const household = householdOf(county, child)
  if (household && ['STAND', 'ALLEG', 'CLOSE', 'APPRR'].includes(because)) household.stopping = true
  moveChild(county, child, on, because)
}
