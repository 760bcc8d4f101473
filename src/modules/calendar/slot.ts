import type { Activity, activities } from '#framework/s4-activities.ts'
import type { RoleKey } from '#framework/s4-roles.ts'

export type ActivityKey = (typeof activities)[number]['key']
export type Side = 'quality' | 'fostering'
export const sides: Readonly<Record<Side, string>> = {
  quality: 'Quality Assurance and Partnerships',
  fostering: 'The fostering service',
}

/** One line of the agreed year: who, what, by when. Never a household, a child or a worker who is observed. */
export type Slot = {
  id: number
  yearId: number
  activity: ActivityKey
  role: RoleKey
  /** Nobody: a vacancy, with Quality Assurance and Partnerships. */
  personId: number | null
  person: string | null
  periodFrom: Temporal.PlainDate
  periodTo: Temporal.PlainDate
  firstDueOn: Temporal.PlainDate
  dueOn: Temporal.PlainDate
  /** Kept outside Hearth, until its room is there. */
  outside: boolean
  settled: 'excused' | 'not_needed' | null
  /** How many times its day was moved. */
  moved: number
}

export const years = ['drafted', 'proposed', 'agreed'] as const
export type YearState = (typeof years)[number]
export type Year = {
  id: number
  firstDay: Temporal.PlainDate
  lastDay: Temporal.PlainDate
  state: YearState
  version: number
}

export type { Activity }
