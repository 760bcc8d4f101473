import type { RoleKey } from './s4-roles.ts'

export type Beat = 'daily' | 'monthly' | 'quarterly' | 'twice a year' | 'yearly' | 'each review' | 'as needed'

/** What section 4 asks somebody to do, and how often: the year's calendar is drawn from this. */
export type Activity = {
  key: string
  clause: string
  who: readonly RoleKey[]
  what: string
  beat: Beat
  /** Where it ends up: a forum or a person, when the document names one. */
  goesTo?: string
}

const leaders = ['corporate_director', 'head_of_service', 'service_manager', 'team_manager'] as const

export const activities = [
  {
    key: 'pqa_attendance',
    clause: '4.1',
    who: [
      'corporate_director',
      'head_of_service',
      'service_manager',
      'operational_manager',
      'head_of_quality_assurance',
      'quality_assurance',
    ],
    what: 'Attend the Performance, Quality and Action meeting',
    beat: 'monthly',
  },
  {
    key: 'quarterly_report',
    clause: '4.2',
    who: ['service_manager'],
    what: 'Report the quarter',
    beat: 'quarterly',
    goesTo: 'PQA meeting',
  },
  {
    key: 'annual_report',
    clause: '4.3',
    who: ['service_manager'],
    what: 'Report the year',
    beat: 'yearly',
    goesTo: 'Corporate Parenting Board',
  },
  {
    key: 'practice_observation',
    clause: '4.4',
    who: leaders,
    what: 'Watch direct work with carers, and hear from the child alone',
    beat: 'monthly',
  },
  {
    key: 'study_group_audit',
    clause: '4.5',
    who: leaders,
    what: 'Look deeply at one theme in a study group',
    beat: 'as needed',
  },
  {
    key: 'moderation',
    clause: '4.6',
    who: ['independent_reviewing_officer'],
    what: 'Moderate audits and bring children’s views into them',
    beat: 'monthly',
    goesTo: 'Quality Assurance and Partnerships',
  },
  {
    key: 'managers_audit',
    clause: '4.7',
    who: ['team_manager'],
    what: 'Audit a household drawn by chance',
    beat: 'monthly',
  },
  {
    key: 'record_authorisation',
    clause: '4.8',
    who: ['team_manager'],
    what: 'Check and authorise work on the carers’ electronic record',
    beat: 'daily',
  },
  {
    key: 'concern_notification',
    clause: '4.9',
    who: ['team_manager'],
    what: 'Tell leaders of allegations, exemptions and exceptions: each at once, and together every month',
    beat: 'monthly',
    goesTo: 'Service Manager, Corporate Director and Executive Director',
  },
  {
    key: 'lado_report',
    clause: '4.10',
    who: ['lado'],
    what: 'Report allegations about fostering',
    beat: 'monthly',
    goesTo: 'PQA meeting',
  },
  {
    key: 'escalation_report',
    clause: '4.11',
    who: ['iro_manager'],
    what: 'Report what reviewing officers escalated about foster care',
    beat: 'monthly',
    goesTo: 'PQA meeting',
  },
  {
    key: 'engagement_themes',
    clause: '4.12',
    who: ['iro_manager'],
    what: 'Gather themes from reviewing officers’ time with children',
    beat: 'monthly',
  },
  {
    key: 'review_audit',
    clause: '4.13',
    who: ['fostering_reviewing_officer'],
    what: 'Audit at each carer’s review',
    beat: 'each review',
  },
  {
    key: 'review_collation',
    clause: '4.13',
    who: ['fostering_reviewing_officer'],
    what: 'Collate the month’s reviews and audits',
    beat: 'monthly',
    goesTo: 'Service Manager, Corporate Parenting and Permanence',
  },
  {
    key: 'panel_report',
    clause: '4.14',
    who: ['panel_chair', 'panel_adviser'],
    what: 'Report on the quality of reports, presentations and work brought to panel',
    beat: 'twice a year',
    goesTo: 'PQA meeting',
  },
  {
    key: 'worker_report',
    clause: '4.15',
    who: ['fostering_social_worker'],
    what: 'Write the report that the review and the audit start from',
    beat: 'each review',
  },
  {
    key: 'leaders_programme',
    clause: '4.16',
    who: ['chief_executive', 'executive_director', 'corporate_director'],
    what: 'Observe practice and audit, along with the rest of children’s services',
    beat: 'as needed',
  },
] as const satisfies readonly Activity[]
