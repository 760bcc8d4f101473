import type { Random } from './random.ts'

/**
 * Hearthshire: a shire county that does not exist, with the size and the spread of a real one. Its postcodes begin with
 * WX, and those of its neighbours with YX and ZX, none of which is a postcode area, so no real street is named.
 */
export const council = {
  name: 'Hearthshire County Council',
  residence: 'E10000990',
  urn: 'SC990001',
  domain: 'hearthshire.example',
}

export type Area = 'merrowby' | 'pellwater'
export type Town = { name: string; district: string; x: number; y: number; people: number; area?: Area }

/** Miles east and north of the county's south-west corner; people in thousands. */
export const towns: readonly Town[] = [
  { name: 'Merrowby', district: 'WX1', x: 31, y: 13, people: 96, area: 'merrowby' },
  { name: 'Harlowick', district: 'WX2', x: 37, y: 19, people: 48, area: 'merrowby' },
  { name: 'Saltersey', district: 'WX3', x: 34, y: 6, people: 41, area: 'merrowby' },
  { name: 'Dunmarlow', district: 'WX4', x: 27, y: 22, people: 27, area: 'merrowby' },
  { name: 'Pellwater', district: 'WX5', x: 11, y: 9, people: 78, area: 'pellwater' },
  { name: 'Brackenhythe', district: 'WX6', x: 5, y: 15, people: 33, area: 'pellwater' },
  { name: 'Ottersfold', district: 'WX7', x: 17, y: 18, people: 44, area: 'pellwater' },
  { name: 'Fennimouth', district: 'WX8', x: 3, y: 4, people: 22, area: 'pellwater' },
  { name: 'Kingsmarrow', district: 'WX9', x: 20, y: 27, people: 19, area: 'pellwater' },
]

/** Where independent agencies’ carers live when the home is outside the county. */
export const neighbours: readonly Town[] = [
  { name: 'Ashenport', district: 'YX4', x: 46, y: 10, people: 190 },
  { name: 'Carrowmere', district: 'YX11', x: 40, y: 33, people: 80 },
  { name: 'Tavenham', district: 'ZX2', x: 9, y: 43, people: 120 },
  { name: 'Great Mellory', district: 'ZX14', x: 62, y: 38, people: 260 },
]

const letters = 'ABDEFGHJLNPQRSTUWXYZ'

/** A postcode in a town; `without` is one that it must not be. */
export function postcodeIn(town: Town, random: Random, without?: string): string {
  const postcode = `${town.district} ${random.whole(1, 9)}${random.pick([...letters])}${random.pick([...letters])}`
  return postcode === without ? postcodeIn(town, random, without) : postcode
}

export function someTown(random: Random, from: readonly Town[] = towns): Town {
  return random.weighted(from.map((town) => [town, town.people] as const))
}

/** Straight-line miles, to one decimal place; undefined where a postcode is missing or not of these parts. */
export function milesBetween(one: string, other: string): number | undefined {
  const [from, to] = [pointOf(one), pointOf(other)]
  return from && to && Math.round(Math.hypot(from.x - to.x, from.y - to.y) * 10) / 10
}

export function townOf(postcode: string): Town | undefined {
  const district = postcode.split(' ')[0]
  return [...towns, ...neighbours].find((town) => town.district === district)
}

/** A postcode lies within about three miles of the middle of its town. */
function pointOf(postcode: string): { x: number; y: number } | undefined {
  const town = townOf(postcode)
  const [sector, east, north] = postcode.split(' ')[1] ?? ''
  if (!town || !sector || !east || !north) return undefined
  const nudge = (letter: string) => (letters.indexOf(letter) / letters.length - 0.5) * 5 + (Number(sector) - 5) / 8
  return { x: town.x + nudge(east), y: town.y + nudge(north) }
}
