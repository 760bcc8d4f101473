import { readNumber, textOf } from '#platform/http/index.ts'
import { type HouseholdStatus, householdStatuses } from './household.ts'
import type { HouseholdFilter } from './queries/households.ts'
import { readReference } from '#platform/reference.ts'

export const reviewWindows = {
  overdue: 'Overdue',
  month: 'In the next month',
  quarter: 'In the next three months',
} as const
type ReviewWindow = keyof typeof reviewWindows

/** Which approvals a list can be narrowed to; those who foster now unless chosen. */
export const approvals = { '': 'Fostering now', any: 'All, ended ones too', ...householdStatuses } as const

/** What was chosen, as text, for filling the form in again and for links to other pages of the list. */
export type Chosen = { ref: string; team: string; worker: string; status: string; review: string; order: string }

/** Reads the list's address; anything that it does not know narrows nothing. */
export function readHouseholdFilter(
  query: Record<string, string>,
  today: Temporal.PlainDate,
): { filter: HouseholdFilter; chosen: Chosen } {
  const { ref = '', team = '', worker = '', status = '', review = '', order = '' } = query
  const reference = readReference(/^\s*\d+\s*$/.test(ref) ? `H${ref}` : ref)
  return {
    chosen: { ref: ref.trim(), team, worker, status, review, order },
    filter: {
      ref: ref.trim() === '' ? undefined : reference?.letter === 'H' ? reference.ref : ref.trim(),
      teamId: readNumber(team),
      workerId: readNumber(worker),
      status: Object.hasOwn(householdStatuses, status) ? (status as HouseholdStatus) : undefined,
      fosteringNow: status === '' && ref.trim() === '',
      byReview: order === 'review',
      reviewDueBy: Object.hasOwn(reviewWindows, review) ? dueBy(review as ReviewWindow, today) : undefined,
    },
  }
}

function dueBy(window: ReviewWindow, today: Temporal.PlainDate): Temporal.PlainDate {
  if (window === 'overdue') return today.subtract({ days: 1 })
  return today.add({ months: window === 'month' ? 1 : 3 })
}

/** The one of the list whom a form names; undefined for nobody, and for whoever does not stand in the list. */
export function readChoice<One extends { id: number }>(
  body: Record<string, string | string[]>,
  field: string,
  among: readonly One[],
): One | undefined {
  return among.find(({ id }) => String(id) === textOf(body, field))
}
