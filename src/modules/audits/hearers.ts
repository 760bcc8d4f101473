import type { Duty } from '#framework/s4-roles.ts'
import type { Hearing } from '#modules/evidence/index.ts'
import type { Audit, State } from './audit.ts'

/* Who hears of an audit: those who have a part in it, by name, and those to whom a step falls by their duty. */

export type Part = 'auditor' | 'worker' | 'moderator' | 'team manager'
export type Hearer = Part | Duty

export type Parts = Pick<Audit, 'auditorId' | 'workerId' | 'moderatorId' | 'teamManagerId'>

/** Everybody who has a part, when there is something that concerns them all. */
export const everybody: readonly Part[] = ['auditor', 'worker', 'moderator', 'team manager']

/** Who has each part, and to whom a step falls where nobody has it. */
export const hearing: Hearing<Part, Parts> = {
  who: {
    auditor: ({ auditorId }) => auditorId,
    worker: ({ workerId }) => workerId,
    moderator: ({ moderatorId }) => moderatorId,
    'team manager': ({ teamManagerId }) => teamManagerId,
  },
  instead: { auditor: 'assign_moderators', moderator: 'assign_moderators', 'team manager': 'sign_off' },
}

/** Whose turn each state is: they are reminded before its date and after it. */
export const turnOf: Record<State, readonly Hearer[]> = {
  scheduled: ['auditor'],
  gathering: ['auditor'],
  review_held: ['auditor'],
  in_audit: ['auditor', 'worker'],
  submitted: ['assign_moderators'],
  with_qa: ['assign_moderators'],
  in_moderation: ['moderator'],
  in_discussion: ['moderator', 'auditor', 'decide_disagreements'],
  // Hearth itself passes it on in the same moment.
  graded: [],
  with_team_manager: ['team manager'],
  with_service_manager: ['sign_off'],
  // Owners of actions are reminded of each of them by itself.
  actions_open: ['team manager'],
  verifying: ['team manager', 'close_audits'],
  re_audit_due: ['close_audits'],
  closed: [],
  cancelled: [],
}
