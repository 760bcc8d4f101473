import type { RoleKey } from '#framework/s4-roles.ts'
import { climbsTo, decidingRoles } from '#framework/safety-alerts.ts'

/** Somebody who may have a part in an alert: what they hold themselves, and whether they are there on the day. */
export type Person = { id: number; name: string; telephone: string | null; roles: readonly RoleKey[]; away: boolean }

/** Everybody that the road of an alert is worked out from. */
export type Cast = {
  people: readonly Person[]
  teamManagerId: number | null
  /** The fostering social worker of the household: told nothing here. */
  workerId: number | null
  /** Independent Reviewing Officers of the children concerned. */
  iroIds: readonly number[]
  /** At least one of the children has none. */
  withoutIro: boolean
  /** Who covers for whom today. */
  covers: readonly { awayId: number; coverId: number }[]
}

export type Why = 'told' | 'in place'
/** `in place`: somebody who reads it only because they stand here for a post that is empty, away or concerned. */
export type Reader = { id: number; name: string; why: Why }

const quality: readonly RoleKey[] = ['quality_assurance', 'head_of_quality_assurance']
/** Those who step in, in this order, when too few others are left. */
const lastResort: readonly RoleKey[] = ['head_of_quality_assurance', ...decidingRoles, 'iro_manager']

const holds = (person: Person, roles: readonly RoleKey[]): boolean => roles.some((role) => person.roles.includes(role))

/** Who is at work and not concerned, of those who hold one of these roles. */
function present({ people }: Pick<Cast, 'people'>, circle: readonly number[], roles: readonly RoleKey[]): Person[] {
  return people.filter((person) => holds(person, roles) && !person.away && !circle.includes(person.id))
}

/**
 * Who decides: the service manager; where that post is empty, away, or it is about them or somebody close, the next above
 * whose post is filled and who is not concerned, up to the executive director (clause 4.9). `climbed`: those above may too.
 */
export function decidersOf(cast: Pick<Cast, 'people'>, circle: readonly number[], climbed = false): Person[] {
  const levels = decidingRoles.map((role) => present(cast, circle, [role]))
  const first = levels.findIndex((level) => level.length > 0)
  if (first < 0) return present(cast, circle, ['head_of_quality_assurance'])
  return unique(climbed ? levels.flat() : levels[first]!)
}

/** Who is told at once, and may act: the Independent Reviewing Officer (their manager, where none is there for the child), the team manager, who decides, and Quality Assurance
 * and Partnerships; never somebody whom it is about. Where too few of them are there, those above step in. */
export function readersOf(cast: Cast, circle: readonly number[]): Reader[] {
  const readers: Reader[] = []
  const add = (person: Person | undefined, why: Why) => {
    if (person && !circle.includes(person.id) && !readers.some(({ id }) => id === person.id))
      readers.push({ id: person.id, name: person.name, why })
  }
  const named = (id: number | null) => cast.people.find((person) => person.id === id)
  for (const id of [...cast.iroIds, cast.teamManagerId]) {
    add(named(id), 'told')
    const away = id !== null && !circle.includes(id)
    for (const cover of cast.covers) if (away && cover.awayId === id) add(named(cover.coverId), 'told')
  }
  if (cast.withoutIro || cast.iroIds.some((id) => !isStoodFor(cast, circle, id)))
    for (const person of present(cast, circle, ['iro_manager'])) add(person, 'in place')
  for (const person of cast.people) if (holds(person, ['service_manager', ...quality])) add(person, 'told')
  for (const person of decidersOf(cast, circle)) add(person, 'in place')
  for (const role of lastResort) {
    if (reachable(cast, readers) >= 2) break
    for (const person of present(cast, circle, [role])) add(person, 'in place')
  }
  return readers
}

/** Whether an Independent Reviewing Officer, or who covers for them, is at work and not concerned; else their manager stands for the child. */
function isStoodFor({ people, covers }: Cast, circle: readonly number[], iroId: number): boolean {
  if (circle.includes(iroId)) return false
  const standing = [iroId, ...covers.filter(({ awayId }) => awayId === iroId).map(({ coverId }) => coverId)]
  return people.some(({ id, away }) => standing.includes(id) && !away && !circle.includes(id))
}

/** How many of them are at work. */
export function reachable(cast: Cast, readers: readonly Pick<Reader, 'id'>[]): number {
  return readers.filter(({ id }) => cast.people.some((person) => person.id === id && !person.away)).length
}

/** Whether a circle would leave fewer than two at work who may act, and a smaller one would not: it is never kept from everybody. */
export function leavesTooFew(cast: Cast, circle: readonly number[]): boolean {
  const left = (without: readonly number[]) => reachable(cast, readersOf(cast, without))
  return left(circle) < Math.min(2, left([]))
}

/** To whom it climbs when nobody has decided; where none of those posts is filled, to whoever stands above. */
export function climbersOf(cast: Cast, circle: readonly number[]): Person[] {
  const climbers = unique(climbsTo.flatMap((role) => present(cast, circle, [role])))
  return climbers.length > 0 ? climbers : present(cast, circle, ['executive_director', 'chief_executive'])
}

function unique(people: readonly Person[]): Person[] {
  return people.filter((person, at) => people.findIndex(({ id }) => id === person.id) === at)
}
