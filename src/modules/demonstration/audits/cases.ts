import type { Child } from '../children.ts'
import { ageInYears, type Day } from '../days.ts'
import type { Facts } from '../generate.ts'
import type { Registered } from '../household-files.ts'
import { people, teams } from '../people.ts'
import type { Placement } from '../placements.ts'

/** What an audit has to know of a household: who lives there when, who works with it, what the register says. */
export type Case = Registered & {
  id: string
  teamManager: string
  stays: readonly { child: Child; placement: Placement }[]
}

export function casesOf({ registered, placements, county }: Facts): Case[] {
  const children = new Map(county.children.map((child) => [child.ref, child]))
  const byHousehold = Map.groupBy(placements, (placement) => placement.household)
  return registered.map((one) => ({
    ...one,
    id: one.household.id,
    teamManager: teams.find((team) => team.key === one.household.team)!.manager,
    stays: (byHousehold.get(one.household.id) ?? []).map((placement) => ({
      child: children.get(placement.child)!,
      placement,
    })),
  }))
}

/** From when an audit looks back: a year, or since approval (clause 7.3). */
export function periodFrom(about: Case, to: Day): Day {
  const { approvedOn } = about.household
  return approvedOn !== undefined && approvedOn > to - 365 && approvedOn < to ? approvedOn : to - 365
}

/** So many days before it an audit is planned. */
const plannedBefore = 60

/** The children whom an audit looks at, as audits do unless somebody chooses otherwise (`isLookedAt`): under 18 in the period, and there when it was
 * planned or gone without a plan. */
export function childrenFor(about: Case, to: Day): readonly Child[] {
  const from = periodFrom(about, to)
  const stays = about.stays.filter(
    ({ child, placement }) =>
      placement.from <= to &&
      (placement.to ?? to + 1) > from &&
      (placement.to === undefined || placement.to >= to - plannedBefore || placement.unplanned === true) &&
      ageInYears(child.born, Math.max(from, placement.from)) < 18,
  )
  return [...new Map(stays.map(({ child }) => [child.ref, child])).values()]
}

export function stayOf(about: Case, child: Child, on: Day): Placement | undefined {
  return about.stays.findLast((stay) => stay.child.ref === child.ref && stay.placement.from <= on)?.placement
}

const officers = people.filter((person) => person.role === 'independent_reviewing_officer').map((person) => person.key)

/** The Independent Reviewing Officer of a child: the same one for brothers and sisters. */
export function officerOf(child: Pick<Child, 'group'>): string {
  return officers[child.group % officers.length] as string
}

/** Somebody to moderate: not the officer who asked these children, where there is another. */
export function moderatorFor(children: readonly Child[], number: number): string {
  const asked = new Set(children.map(officerOf))
  const free = officers.filter((officer) => !asked.has(officer))
  const from = free.length > 0 ? free : officers
  return from[number % from.length] as string
}
