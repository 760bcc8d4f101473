import type { Child } from './children.ts'
import { council, milesBetween, neighbours, postcodeIn, someTown, townOf, towns } from './county.ts'
import { ageInYears, type Day } from './days.ts'
import type { Home } from './episodes.ts'
import { hasRoom, type Household } from './households.ts'
import type { Random } from './random.ts'

export const kinds = ['kinship', 'own', 'agency', 'home', 'supported', 'parents'] as const
export type HomeKind = (typeof kinds)[number]

/** What kind of home is looked for first, by age: relatives early, children’s homes and supported homes late. */
export function soughtFor(child: Child, on: Day, entering: boolean, random: Random): HomeKind {
  const age = ageInYears(child.born, on)
  if (child.asylumSeeker && age >= 16)
    return random.weighted([
      ['supported', 55],
      ['agency', 27],
      ['own', 18],
    ])
  if (child.asylumSeeker)
    return random.weighted([
      ['agency', 55],
      ['own', 45],
    ])
  const kinship = entering ? kinshipShare(age) : kinshipShare(age) / 4
  if (random.chance(kinship)) return 'kinship'
  if (age >= 16)
    return random.weighted([
      ['own', 24],
      ['agency', 22],
      ['home', 16],
      ['supported', 33],
      ['parents', 5],
    ])
  if (age >= 10)
    return random.weighted([
      ['own', 39],
      ['agency', 40],
      ['home', 16],
      ['parents', 4],
    ])
  return random.weighted([
    ['own', 66],
    ['agency', 27],
    ['home', age >= 7 ? 2 : 0],
    ['parents', 4],
  ])
}

function kinshipShare(age: number): number {
  if (age < 1) return 0.16
  return age < 10 ? 0.27 : age < 16 ? 0.18 : 0.05
}

/** The nearest of the council’s own households that has room; matching is more than miles, so not always the nearest. */
export function ownHousehold(
  households: readonly Household[],
  child: Child,
  together: number,
  on: Day,
  random: Random,
): Household | undefined {
  const withRoom = households.filter((household) => hasRoom(household, together, on))
  const ranked = withRoom.map((household) => {
    const miles = milesBetween(child.homePostcode, household.postcode) ?? 12
    return { household, weight: miles + random.next() * 20 + (household.postcode === child.homePostcode ? 99 : 0) }
  })
  return ranked.sort((one, other) => one.weight - other.weight)[0]?.household
}

/** A home with one of the council’s own households: U1 to U3 with relatives and friends, U4 to U6 with others. */
export function inHousehold(household: Household, longTerm: boolean): Home {
  const place = household.type === 'CONNECTED' ? (longTerm ? 'U1' : 'U3') : longTerm ? 'U4' : 'U6'
  return { place, provider: 'PR1', postcode: household.postcode, urn: council.urn, household: household.id }
}

/** Every other kind of home, with its provider; half of the independent agencies’ homes are outside the county. */
export function elsewhere(kind: Exclude<HomeKind, 'kinship' | 'own'>, child: Child, random: Random): Home {
  const provider = random.chance(0.86) ? 'PR4' : 'PR5'
  if (kind === 'parents') return { place: 'P1', provider: 'PR0', postcode: child.homePostcode, urn: '' }
  const town = random.chance(kind === 'agency' ? 0.76 : 0.5) ? near(child, random) : someTown(random, neighbours)
  const postcode = postcodeIn(town, random, child.homePostcode)
  const urn = `99${String(random.whole(1, 38)).padStart(5, '0')}`
  if (kind === 'agency') return { place: 'U6', provider, postcode, urn }
  if (kind === 'supported') return { place: 'K3', provider: 'PR4', postcode, urn }
  return { place: 'K2', provider: random.chance(0.8) ? 'PR4' : 'PR1', postcode, urn }
}

/** With the people who mean to adopt the child, under a placement order (A5 with the present carer, A6 with others). */
export function withAdopters(current: Home, random: Random): Home {
  if (current.place === 'U5') return { ...current, place: 'A5' }
  const town = someTown(random, [...towns, ...neighbours])
  return { place: 'A6', provider: 'PR1', postcode: postcodeIn(town, random, current.postcode), urn: council.urn }
}

function near(child: Child, random: Random) {
  return (random.chance(0.55) && townOf(child.homePostcode)) || someTown(random)
}
