import type { Actor } from '#platform/actor.ts'
import { type AuditInHand, conflictOf } from './audit.ts'
import type { Standing } from './standing.ts'

/** The person's part in an audit, their own or by covering for somebody who is away. Covering for a moderator is moderating:
 * what keeps a person from the one keeps them from the other. */
export function partsOf(
  actor: Actor,
  audit: AuditInHand,
): Pick<Standing, 'isAuditor' | 'isWorker' | 'isModerator' | 'isTeamManager' | 'duties'> {
  const is = (id: number | null) => id !== null && actor.actsFor.includes(id)
  return {
    isAuditor: is(audit.auditorId) && actor.duties.has('take_audits'),
    isWorker: is(audit.workerId),
    isModerator:
      is(audit.moderatorId) &&
      actor.duties.has('moderate') &&
      actor.actsFor.every((id) => conflictOf(id, audit) === null),
    // A household that stands in no team has the service manager in the team manager's place.
    isTeamManager:
      audit.teamManagerId === null
        ? actor.duties.has('sign_off')
        : is(audit.teamManagerId) && actor.duties.has('respond'),
    duties: actor.duties,
  }
}
