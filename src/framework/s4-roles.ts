/**
 * Section 4 of the framework: who takes part. A role's title is configuration (a council renames it); its
 * duties attach to the function, and every route, move and policy asks for a duty, never for a title.
 * Source: framework section 4; reading 5 of docs/invariants.md.
 */

/** How far a role sees. `service`: every household. `teams`: the teams the person manages. `own`: the households
 * they supervise. `assigned`: the children and audits assigned to them. `none`: no case at all. */
export type Reach = 'service' | 'teams' | 'own' | 'assigned' | 'none'

export const duties = {
  take_audits: 'carry out audits together with the worker',
  prepare_for_audits: 'write the report and reflection that come before a carer’s review',
  moderate: 'moderate completed audits',
  assign_moderators: 'check completed audits and send each one to its moderator',
  decide_disagreements: 'decide the grade when an auditor and a moderator cannot agree',
  respond: 'respond to findings and set actions',
  sign_off: 'sign off what is inadequate or requires improvement, and clear safety alerts',
  verify_actions: 'verify that actions were done',
  close_audits: 'close audits, cancel them and ask for re-audits',
  draw_sample: 'draw the sample for managers’ monthly audits',
  shape_tool: 'change and publish the audit tool',
  hold_voices: 'keep what children said, and answer them',
  gather_child_voices: 'ask children what they think',
  gather_carer_voices: 'ask carers what they think',
  read_reasons: 'know why a placement ended, as the return says it',
  hold_restricted: 'know of everything that is restricted',
  hold_sealed: 'know of everything that is sealed',
  record_concern: 'write down what was said about a foster home',
  report_lado: 'report allegations about fostering each month',
  observe_practice: 'watch practice, and hear from the child alone',
  hold_complaints: 'keep complaints and compliments, by the right procedure and in time',
  escalate: 'escalate what a child waits for, and note good practice',
  report_escalations: 'read and report what reviewing officers escalate, and what children tell them',
  draw_calendar: 'draw and propose the year’s calendar',
  agree_calendar_quality: 'agree the year’s calendar for Quality Assurance and Partnerships',
  agree_calendar_fostering: 'agree the year’s calendar for the fostering service',
  hold_exemptions: 'decide exemptions and exceptions, and keep them under review',
  lead_programme_slot: 'hold their own place in the senior leaders’ programme',
  arrange_programme: 'agree with leaders’ offices when each of them comes',
  read_month: 'read the month across the service',
  keep_evidence: 'write down what was learned outside Hearth, and what we do not know yet',
  keep_plans: 'keep the list of what the service wants to make better',
  read_trail: 'read who did and saw what',
  import_data: 'bring in data from other systems',
  manage_people: 'invite people, set their roles and cover',
  confirm_access: 'say yes or no to what an administrator asks for somebody’s access',
  manage_settings: 'change deadlines and thresholds',
} as const

export type Duty = keyof typeof duties

export type Role = {
  title: string
  reach: Reach
  duties: readonly Duty[]
  /** The clauses of section 4 that give this role its part. */
  clauses: readonly string[]
}

const qualityAssurance = [
  'assign_moderators',
  'close_audits',
  'draw_sample',
  'shape_tool',
  'hold_voices',
  'verify_actions',
  'draw_calendar',
  'read_month',
  'keep_evidence',
  'keep_plans',
  'read_trail',
  'import_data',
  'manage_settings',
  'arrange_programme',
] as const

export const roles = {
  head_of_quality_assurance: {
    title: 'Head of Quality Assurance and Partnerships',
    reach: 'service',
    duties: [...qualityAssurance, 'decide_disagreements', 'confirm_access', 'read_reasons', 'agree_calendar_quality'],
    clauses: ['4.1'],
  },
  quality_assurance: {
    title: 'Quality Assurance and Partnerships officer',
    reach: 'service',
    duties: qualityAssurance,
    clauses: ['4.1'],
  },
  fostering_reviewing_officer: {
    title: 'Fostering Reviewing Officer',
    reach: 'service',
    duties: ['take_audits', 'gather_carer_voices'],
    clauses: ['4.13'],
  },
  fostering_social_worker: {
    title: 'Fostering social worker',
    reach: 'own',
    duties: ['prepare_for_audits'],
    clauses: ['4.15'],
  },
  team_manager: {
    title: 'Fostering Team Manager',
    reach: 'teams',
    duties: ['take_audits', 'respond', 'verify_actions', 'observe_practice', 'record_concern'],
    clauses: ['4.4', '4.5', '4.7', '4.8', '4.9'],
  },
  service_manager: {
    title: 'Service Manager, Corporate Parenting and Permanence',
    reach: 'service',
    duties: [
      ...(['take_audits', 'sign_off', 'verify_actions', 'read_month', 'read_reasons', 'hold_restricted'] as const),
      'observe_practice',
      'record_concern',
      'agree_calendar_fostering',
      'keep_plans',
      'hold_exemptions',
    ],
    clauses: ['4.1', '4.2', '4.3', '4.4', '4.5'],
  },
  operational_manager: {
    title: 'Operational Manager',
    reach: 'service',
    duties: ['read_month', 'observe_practice'],
    clauses: ['4.1'],
  },
  head_of_service: {
    title: 'Head of Service',
    reach: 'service',
    duties: ['take_audits', 'read_month', 'observe_practice', 'lead_programme_slot', 'keep_plans'],
    clauses: ['4.1', '4.4', '4.5'],
  },
  corporate_director: {
    title: 'Corporate Director, Care and Protection',
    reach: 'service',
    duties: ['take_audits', 'read_month', 'observe_practice', 'lead_programme_slot'],
    clauses: ['4.1', '4.4', '4.5', '4.16'],
  },
  executive_director: {
    title: 'Executive Director',
    reach: 'service',
    duties: ['take_audits', 'read_month', 'hold_sealed', 'observe_practice', 'lead_programme_slot'],
    clauses: ['4.16'],
  },
  chief_executive: {
    title: 'Chief Executive',
    reach: 'none',
    duties: ['lead_programme_slot'],
    clauses: ['4.16'],
  },
  independent_reviewing_officer: {
    title: 'Independent Reviewing Officer',
    reach: 'assigned',
    duties: ['moderate', 'gather_child_voices', 'escalate'],
    clauses: ['4.6'],
  },
  iro_manager: { title: 'IRO Manager', reach: 'assigned', duties: ['report_escalations'], clauses: ['4.11', '4.12'] },
  lado: {
    title: 'Local Authority Designated Officer',
    reach: 'none',
    duties: ['hold_restricted', 'hold_sealed', 'record_concern', 'report_lado'],
    clauses: ['4.10'],
  },
  // NMS 14: decides on approval, terms and suitability once the panel has said what it recommends.
  decision_maker: { title: 'Decision Maker for Fostering', reach: 'none', duties: [], clauses: ['4.14'] },
  // FSR 10 wants one to be appointed, NMS 25.2 that they read the records and act. Where that is the service manager, they have both roles.
  fostering_manager: {
    title: 'Manager of the Fostering Service',
    reach: 'service',
    duties: ['read_month', 'keep_plans'],
    clauses: ['4.1'],
  },
  panel_chair: { title: 'Fostering Panel Chair', reach: 'none', duties: [], clauses: ['4.14'] },
  panel_adviser: { title: 'Fostering Panel Adviser', reach: 'none', duties: [], clauses: ['4.14'] },
  complaints_officer: { title: 'Complaints Officer', reach: 'assigned', duties: ['hold_complaints'], clauses: ['8.1'] },
  safeguarding_lead: { title: 'Safeguarding and Standards Lead', reach: 'none', duties: [], clauses: ['8.5'] },
  workforce_lead: { title: 'Workforce Development Lead', reach: 'none', duties: [], clauses: ['8.5'] },
  // UK GDPR, articles 5(2) and 32: who looked at a child's record must be answerable by somebody who works on none.
  information_governance: {
    title: 'Information Governance Lead',
    reach: 'none',
    duties: ['read_trail'],
    clauses: [],
  },
  administrator: { title: 'Administrator', reach: 'none', duties: ['manage_people'], clauses: [] },
} as const satisfies Record<string, Role>

export type RoleKey = keyof typeof roles

/** Every duty that any of these roles carries. Unknown keys carry none: a role we do not know gives no access. */
export function dutiesOf(keys: readonly string[]): Set<Duty> {
  return new Set(keys.flatMap((key) => (isRole(key) ? [...roles[key].duties] : [])))
}

/** Whether any of these roles sees the whole service. */
export function seesService(keys: readonly string[]): boolean {
  return keys.some((key) => isRole(key) && roles[key].reach === 'service')
}

/** Whether this is a role of the framework; what comes from a database or a sign-in service may be anything. */
function isRole(key: string): key is RoleKey {
  return Object.hasOwn(roles, key)
}
