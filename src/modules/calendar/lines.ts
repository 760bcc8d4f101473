import type { RoleKey } from '#framework/s4-roles.ts'
import type { ActivityKey } from './slot.ts'

export type Every = 'month' | 'quarter' | 'half-year' | 'year'

/** How one activity of section 4 becomes lines of a year, as data. */
export type Line = {
  /** What people read: "Watch practice". */
  name: string
  clause: string
  every: Every
  roles: readonly RoleKey[]
  /** One line for each who has the role, or one for them all: they take turns. */
  for: 'each' | 'all'
  /** By when: so many working days after the period ended, or at its end, or on the so manieth working day of it. */
  due: { after: number } | 'end' | { on: number }
  /** Kept in Hearth's own room from this day on; until then outside Hearth. A later stream sets its own here. */
  inRoomFrom?: Temporal.PlainDate
  /** Its day is told as a month: whose practice was watched, and where, stays between few, and the day would say it. */
  onlyMonth?: true
  /** Where somebody does it, and what My work asks of them there. */
  href?: string
  step?: string
}

const always = Temporal.PlainDate.from('2000-01-01')
const leaders = ['corporate_director', 'head_of_service', 'service_manager', 'team_manager'] as const

/** What stands in the year by day and person. */
export const lines = {
  practice_observation: {
    ...{ name: 'Watch practice', clause: '4.4', every: 'month', roles: leaders, for: 'each', due: 'end' },
    ...{
      inRoomFrom: always,
      href: '/observations/rota',
      onlyMonth: true,
      step: 'plan a visit that you observe, and write it down',
    },
  },
  managers_audit: {
    ...{ name: 'Manager’s audit', clause: '4.7', every: 'month', roles: ['team_manager'], for: 'each', due: 'end' },
    ...{
      inRoomFrom: always,
      href: '/audits?kind=monthly_case_file&state=open',
      step: 'finish your audit of this month, and send it',
    },
  },
  leaders_programme: {
    ...{ name: 'Leaders’ programme', clause: '4.16', every: 'quarter', for: 'each', due: 'end' },
    roles: ['chief_executive', 'executive_director', 'corporate_director'],
    ...{
      inRoomFrom: always,
      href: '/programme',
      onlyMonth: true,
      step: 'have your day in fostering, and write down what you saw',
    },
  },
  pqa_attendance: {
    ...{ name: 'PQA meeting', clause: '4.1', every: 'month', for: 'each', due: { on: 10 } },
    roles: [
      ...(['corporate_director', 'head_of_service', 'service_manager', 'operational_manager'] as const),
      ...(['head_of_quality_assurance', 'quality_assurance'] as const),
    ],
  },
  quarterly_report: {
    ...{ name: 'Quarterly report', clause: '4.2', every: 'quarter', roles: ['service_manager'] },
    ...{ for: 'all', due: { after: 15 } },
  },
  annual_report: {
    ...{ name: 'Annual report', clause: '4.3', every: 'year', roles: ['service_manager'], for: 'all' },
    due: { after: 60 },
  },
  record_authorisation: {
    ...{ name: 'Checks of the record', clause: '4.8', every: 'month', roles: ['team_manager'] },
    ...{ for: 'each', due: { after: 15 } },
  },
  concern_notification: {
    ...{ name: 'Return on concerns and exemptions', clause: '4.9', every: 'month', roles: ['team_manager'] },
    ...{ for: 'each', due: { after: 5 } },
    inRoomFrom: Temporal.PlainDate.from('2026-11-01'),
    ...{ href: '/exemptions/returns', step: 'sign the return of the month' },
  },
  lado_report: {
    ...{ name: 'Report on allegations', clause: '4.10', every: 'month', roles: ['lado'], for: 'all' },
    due: { after: 5 },
    inRoomFrom: Temporal.PlainDate.from('2026-11-01'),
    ...{ href: '/concerns/reports', step: 'sign the report of the month' },
  },
  escalation_report: {
    ...{ name: 'Report on escalations', clause: '4.11', every: 'month', roles: ['iro_manager'], for: 'all' },
    due: { after: 5 },
  },
  engagement_themes: {
    ...{ name: 'Themes from time with children', clause: '4.12', every: 'month', roles: ['iro_manager'] },
    ...{ for: 'all', due: { after: 5 } },
    inRoomFrom: Temporal.PlainDate.from('2026-11-01'),
    ...{ href: '/engagement/themes', step: 'sign the sheet of the month' },
  },
  review_collation: {
    ...{ name: 'The month’s reviews, collated', clause: '4.13', every: 'month' },
    ...{ roles: ['fostering_reviewing_officer'], for: 'all', due: { after: 5 } },
  },
  panel_report: {
    ...{ name: 'Report from panel', clause: '4.14', every: 'half-year', roles: ['panel_chair', 'panel_adviser'] },
    ...{ for: 'all', due: { after: 20 } },
  },
} as const satisfies Partial<Record<ActivityKey, Line>>

/** What is agreed when it comes up: a study group's dates are added to the year once it is commissioned. */
export const asItComes = { study_group_audit: { name: 'Study group', clause: '4.5' } } as const

/** What comes with each review and audit: counted, and no line of anybody's. */
export const byEvent = {
  moderation: { name: 'Moderation of an audit', clause: '4.6' },
  review_audit: { name: 'Audit at a carer’s review', clause: '4.13' },
  worker_report: { name: 'Worker’s report before a review', clause: '4.15' },
} as const

export type Planned = keyof typeof lines

/** The line of an activity; undefined for one that is not planned by day and person. */
export const lineOf = (activity: ActivityKey): Line | undefined =>
  activity in lines ? lines[activity as Planned] : undefined

export const nameOf = (activity: ActivityKey): string =>
  ({ ...lines, ...asItComes, ...byEvent })[activity as Planned]?.name ?? activity

/** Whether what begins on this day is kept outside Hearth. */
export function isOutside(activity: ActivityKey, periodFrom: Temporal.PlainDate): boolean {
  const from = lineOf(activity)?.inRoomFrom
  return from === undefined || Temporal.PlainDate.compare(periodFrom, from) < 0
}

/** A meeting was held, a report or a check was done. */
export const heldOrDone = (activity: ActivityKey): 'held' | 'done' => (activity === 'pqa_attendance' ? 'held' : 'done')
