import type { Carer } from './carers.ts'
import { drawCarers } from './carers.ts'
import { type Area, postcodeIn, someTown, type Town, townOf, towns } from './county.ts'
import { type Day, workingDayFrom } from './days.ts'
import type { TeamKey } from './people.ts'
import type { Random } from './random.ts'

export type CarerType = 'MAINSTREAM' | 'CONNECTED' | 'SHORT_BREAK' | 'FFA' | 'PARENT_CHILD'
export type EndReason = 'RESIGNED' | 'TERMINATED' | 'TRANSFERRED' | 'SGO_ADOPTION' | 'DIED'

export type Household = {
  id: string
  type: CarerType
  team: TeamKey
  postcode: string
  /** First day under temporary approval (regulation 24), for a relative or friend who took a child in at once. */
  temporaryFrom?: Day
  approvedOn?: Day
  places: number
  /** Fewer than its places where a place cannot be used for long, as one in six cannot (Ofsted, England). */
  takes: number
  carers: readonly Carer[]
  endedOn?: Day
  endedReason?: EndReason
  /** Means to stop when the children who live there have moved on. */
  stopping: boolean
  /** Children who live there now. */
  children: Set<number>
  emptySince: Day
}

/** Ofsted’s fostering data set, households by primary offer (SW 2018-19), relatives left out. */
const offers: readonly (readonly [CarerType, number])[] = [
  ['MAINSTREAM', 88],
  ['SHORT_BREAK', 8],
  ['FFA', 2],
  ['PARENT_CHILD', 2],
]

/** Ofsted’s fostering data set, households by number of places (SW 2018-19). */
const places: readonly (readonly [number, number])[] = [
  [1, 36],
  [2, 40],
  [3, 22],
  [4, 2],
]

export function drawHousehold(id: string, approvedOn: Day, random: Random): Household {
  const town = someTown(random)
  const type = random.weighted(offers)
  const approved = type === 'SHORT_BREAK' ? 1 : random.weighted(places)
  return {
    id,
    type,
    team: town.area as Area,
    postcode: postcodeIn(town, random),
    approvedOn: workingDayFrom(approvedOn),
    places: approved,
    takes: approved > 1 && random.chance(0.3) ? approved - 1 : approved,
    carers: drawCarers(id, approvedOn, type, random),
    stopping: false,
    children: new Set(),
    emptySince: approvedOn,
  }
}

/** A relative or friend takes a group of children in under temporary approval; full approval comes within 24 weeks. */
export function drawKinshipHousehold(
  id: string,
  from: Day,
  group: number,
  homePostcode: string,
  random: Random,
): Household {
  const near = townOf(homePostcode)
  const town = near && random.chance(0.62) ? near : someTown(random, towns)
  return {
    id,
    type: 'CONNECTED',
    team: 'kinship',
    postcode: postcodeIn(town as Town, random, homePostcode),
    temporaryFrom: from,
    approvedOn: workingDayFrom(from + random.whole(84, 165)),
    places: group,
    takes: group,
    carers: drawCarers(id, from, 'CONNECTED', random),
    stopping: false,
    children: new Set(),
    emptySince: from,
  }
}

export function startedOn(household: Household): Day {
  return household.temporaryFrom ?? (household.approvedOn as Day)
}

export function isOpen(household: Household, on: Day): boolean {
  return startedOn(household) <= on && (household.endedOn === undefined || household.endedOn > on)
}

/** Whether the council’s own households have room for so many more children. */
export function hasRoom(household: Household, children: number, on: Day): boolean {
  const takes = household.type !== 'CONNECTED' && household.type !== 'SHORT_BREAK' && !household.stopping
  return takes && isOpen(household, on) && household.children.size + children <= household.takes
}
