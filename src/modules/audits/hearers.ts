import type { Duty } from '#framework/s4-roles.ts'
import type { Hearing } from '#modules/evidence/index.ts'
import type { Audit } from './audit.ts'

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
