import { postcodeIn, someTown } from './county.ts'
import { type Day, yearsLater } from './days.ts'
import type { Episode } from './episodes.ts'
import type { Random } from './random.ts'

/** How a child’s time in care is meant to go, as far as anyone knows when it begins. */
export type Course = 'home' | 'long_term' | 'adoption' | 'asylum'

export type Child = {
  ref: number
  sex: 'F' | 'M'
  born: Day
  /** The eighteenth birthday. */
  adultOn: Day
  ethnicity: string
  upn: string
  asylumSeeker: boolean
  need: string
  course: Course
  /** Brothers and sisters who came into care together share this. */
  group: number
  homePostcode: string
  episodes: Episode[]
}

/** Children starting to be looked after by age, England (DfE): babies and teenagers lead. */
const ages: readonly (readonly [readonly [number, number], number])[] = [
  [[0.02, 1], 25],
  [[1, 5], 19],
  [[5, 10], 18],
  [[10, 16], 29],
  [[16, 17.4], 9],
]

const sizes: readonly (readonly [number, number])[] = [
  [1, 66],
  [2, 20],
  [3, 9],
  [4, 5],
]

/** Children in foster placements by ethnicity: South West 2018-19, nearer to today’s more mixed intake. */
const ethnicities: readonly (readonly [string, number])[] = [
  ['WBRI', 80],
  ['WOTH', 4],
  ['WROM', 1],
  ['MWBC', 3],
  ['MWAS', 2],
  ['MOTH', 3],
  ['BAFR', 2.5],
  ['BCRB', 1],
  ['ABAN', 1],
  ['APKN', 1],
  ['OOTH', 1.5],
]

const needs: readonly (readonly [string, number])[] = [
  ['N1', 66],
  ['N2', 2],
  ['N3', 4],
  ['N4', 9],
  ['N5', 16],
  ['N6', 2],
  ['N8', 1],
]

/** A child, or brothers and sisters together, on the day that care begins. */
export function drawFamily(on: Day, group: number, nextRef: () => number, random: Random): Child[] {
  if (random.chance(0.055)) return [drawAsylumSeeker(on, group, nextRef(), random)]
  const size = random.weighted(sizes)
  const [youngest, oldest] = random.weighted(ages)
  const homePostcode = postcodeIn(someTown(random), random)
  const [ethnicity, need] = [random.weighted(ethnicities), random.weighted(needs)]
  const first = youngest + random.next() * (oldest - youngest)
  const goesHome = random.chance(0.36)
  return Array.from({ length: size }, (_, place) => {
    const age = clamp(place === 0 ? first : first + place * (1.2 + random.next() * 2) * (first > 9 ? -1 : 1))
    const course = goesHome ? 'home' : random.chance(adoptionShare(age)) ? 'adoption' : 'long_term'
    return { ...drawChild(on, age, nextRef(), random), ethnicity, need, course, group, homePostcode }
  })
}

function drawAsylumSeeker(on: Day, group: number, ref: number, random: Random): Child {
  const child = drawChild(on, 14.6 + random.next() * 2.9, ref, random)
  const ethnicity = random.pick(['BAFR', 'AOTH', 'OOTH'])
  const sex = random.chance(0.92) ? 'M' : 'F'
  return { ...child, sex, ethnicity, need: 'N8', asylumSeeker: true, course: 'asylum', group, homePostcode: '' }
}

function drawChild(on: Day, age: number, ref: number, random: Random): Child {
  const born = on - Math.round(age * 365.25)
  return {
    ref,
    sex: random.chance(0.55) ? 'M' : 'F',
    born,
    adultOn: yearsLater(born, 18),
    ethnicity: 'WBRI',
    upn: `${random.pick([...'ABCDEFGHJKLMNPQRTUVWXYZ'])}999${String(random.whole(0, 999_999_999)).padStart(9, '0')}`,
    asylumSeeker: false,
    need: 'N1',
    course: 'long_term',
    group: 0,
    homePostcode: '',
    episodes: [],
  }
}

function adoptionShare(age: number): number {
  if (age < 1) return 0.45
  return age < 4 ? 0.24 : 0
}

function clamp(age: number): number {
  return Math.min(17.4, Math.max(0.02, age))
}
