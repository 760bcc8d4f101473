import type { RoleKey } from './s4-roles.ts'

/** A duty that section 4 gives to somebody and that no page, move or policy asks yet. */
export type DutyToCome = {
  /** As the duties of `s4-roles.ts` say it: "may …". */
  says: string
  clauses: readonly string[]
  roles: readonly RoleKey[]
  /** The work that will ask it, and take it over into `s4-roles.ts`; until then it gives nobody anything, cover included. */
  askedBy: string
}

const leaders = ['team_manager', 'service_manager', 'head_of_service', 'corporate_director'] as const
const quality = ['head_of_quality_assurance', 'quality_assurance'] as const

export const dutiesToCome = {
  hold_panel: {
    says: 'keep what the panel found in the work brought to it',
    clauses: ['4.14'],
    roles: ['panel_adviser'],
    askedBy: 'panel and decision-maker',
  },
  run_surveys: {
    says: 'ask children, carers, parents and partners together, and tell them what came of it',
    clauses: ['2.8', '3.5'],
    roles: quality,
    askedBy: 'groups, surveys and partners',
  },
  hold_staff_evidence: {
    says: 'keep what staff say of their work, by nobody’s name',
    clauses: ['3.5', '8.5'],
    roles: ['workforce_lead'],
    askedBy: 'evidence from staff',
  },
  keep_library: {
    says: 'keep the papers that the framework adds to, in the version that holds',
    clauses: ['3.9'],
    roles: quality,
    askedBy: 'library',
  },
  lead_study: {
    says: 'lead a study group',
    clauses: ['3.8', '4.5'],
    roles: leaders,
    askedBy: 'study groups',
  },
  hold_reviews: {
    says: 'keep what inspections, peer reviews and learning reviews found, until it is tested',
    clauses: ['3.5'],
    roles: quality,
    askedBy: 'inspections and reviews from outside',
  },
} as const satisfies Record<string, DutyToCome>
