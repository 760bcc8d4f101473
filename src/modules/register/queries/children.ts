import { sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import { type EndedStay, type PlacedChild, stayedAsChild } from '../household.ts'

const stay = sql`select c.id, c.ref, c.initials, c.born_on as "bornOn", c.iro_id as "iroId", p.id as "placementId",
    p.started_on as "placedFrom", p.ended_on as "placedUntil", p.long_term as "longTerm",
    p.ended_unplanned as "endedUnplanned"
  from placements p join children c on c.id = p.child_id`

/** Each child who stayed with the household, under 18, on any day from `from` to `to`, with their latest stay in it; eldest
 * first. Who had turned 18 before is no child of that time, even when they stayed on. */
export async function listChildrenPlaced(
  tx: Tx,
  householdId: number,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<PlacedChild[]> {
  return childrenIn(await listStaysIn(tx, householdId, from, to), from, to)
}

/** The same of stays that were read already. */
export function childrenIn(
  stays: readonly PlacedChild[],
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): PlacedChild[] {
  const then = placedIn(stays, from, to)
  const children = new Set(then.filter((stay) => stayedAsChild(stay, from)).map(({ id }) => id))
  return latestOfEach(then).filter(({ id }) => children.has(id))
}

/** Those who lived there in that time as adults only: they had turned 18 and stayed on. */
export function adultsIn(
  stays: readonly PlacedChild[],
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): PlacedChild[] {
  const then = placedIn(stays, from, to)
  const children = new Set(then.filter((stay) => stayedAsChild(stay, from)).map(({ id }) => id))
  return latestOfEach(then).filter(({ id }) => !children.has(id))
}

/** The same whatever their age: those who stay as adults too. */
export function everybodyIn(
  stays: readonly PlacedChild[],
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): PlacedChild[] {
  return latestOfEach(placedIn(stays, from, to))
}

/** Each stay with the household on any day from `from` to `to`. */
export async function listStaysIn(
  tx: Tx,
  householdId: number,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<PlacedChild[]> {
  return tx.many<PlacedChild>(staysIn(householdId, from, to).query)
}

export const staysIn = (householdId: number, from: Temporal.PlainDate, to: Temporal.PlainDate) =>
  part<PlacedChild>(
    sql`${stay}
    where p.household_id = ${householdId} and p.started_on <= ${to} and (p.ended_on is null or p.ended_on > ${from})
    order by c.born_on, c.id, p.started_on`,
    { bornOn: 'day', placedFrom: 'day', placedUntil: 'day' },
  )

function placedIn(stays: readonly PlacedChild[], from: Temporal.PlainDate, to: Temporal.PlainDate): PlacedChild[] {
  const { compare } = Temporal.PlainDate
  return stays.filter(
    ({ placedFrom, placedUntil }) =>
      compare(placedFrom, to) <= 0 && (placedUntil === null || compare(placedUntil, from) > 0),
  )
}

const latestOfEach = (stays: readonly PlacedChild[]): PlacedChild[] => [
  ...new Map(stays.map((one) => [one.id, one])).values(),
]

/** Who is with the household, and the latest of those who were, newest first, with why a stay ended for whoever may know: so many
 * that nothing newer happened in any other. */
export async function listStays(tx: Tx, householdId: number, most: number): Promise<EndedStay[]> {
  return tx.many<EndedStay>(sql`select s.*, w.reason from (${stay} where p.household_id = ${householdId}
      order by p.ended_on desc nulls first, p.id limit ${most}) s
      left join why_stays_ended(${householdId}) w on w.placement_id = s."placementId"
    order by s."placedFrom" desc, s."placementId" desc`)
}

export type Child = {
  id: number
  ref: string
  /** Their number in the case system, by which everybody else knows them. */
  caseSystemId: string
  initials: string
  /** Null until the header file of the return tells it; such a child is in no household. */
  bornOn: Temporal.PlainDate | null
  iroId: number | null
  iro: string | null
}

/** By reference ("C-1022"). Throws NotFound when there is none, or none that the person may see. */
export async function findChild(tx: Tx, ref: string): Promise<Child> {
  return tx.one<Child>(sql`select c.id, c.ref, c.source_id as "caseSystemId", c.initials, c.born_on as "bornOn", c.iro_id as "iroId", i.name as iro
    from children c left join people i on i.id = c.iro_id where c.ref = ${ref}`)
}

export type ChildStay = {
  /** Null when the person may not see the household, or none is known. */
  householdRef: string | null
  householdId: number | null
  from: Temporal.PlainDate
  until: Temporal.PlainDate | null
  longTerm: boolean
}

/** Where the child has lived, newest first, as far as the person may see. */
export async function listStaysOfChild(tx: Tx, childId: number): Promise<ChildStay[]> {
  return tx.many<ChildStay>(sql`select h.ref as "householdRef", h.id as "householdId", p.started_on as "from",
      p.ended_on as until, p.long_term as "longTerm"
    from placements p left join households h on h.id = p.household_id
    where p.child_id = ${childId} order by p.started_on desc`)
}
