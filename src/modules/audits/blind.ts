import { asAskedBlind, tellsGrade } from '#framework/a2-audit-tool/as-asked.ts'
import type { Actor } from '#platform/actor.ts'
import { type Audit, awaitsLock } from './audit.ts'
import type { AuditCase } from './queries/standing.ts'

/** In a blind moderation the moderator grades, and locks that grade, before seeing any grade of the auditor's. */
export function isBlindFor(
  actor: Pick<Actor, 'actsFor'>,
  { audit }: { audit: Pick<Audit, 'blindModeration' | 'state' | 'blindGrade' | 'moderatorId'> },
): boolean {
  return awaitsLock(audit) && audit.moderatorId !== null && actor.actsFor.includes(audit.moderatorId)
}

/** The same case without anything of the overall judgement. */
export function withoutOverall(about: AuditCase): AuditCase {
  const judged = { ...about.judged, suggestion: { grade: null, reasons: [] }, caps: [], given: null, blocked: null }
  return { ...about, judged }
}

/** The same case without any grade in it, whatever page prints it; with the limits that rest on facts and on the
 * moderator's own section grades. */
export function withoutGrades(about: AuditCase): AuditCase {
  const hidden = { auditorGrade: null, suggestedGrade: null, moderatedGrade: null, finalGrade: null }
  const { asModeratorSees } = about.judged
  return {
    ...about,
    tool: asAskedBlind(about.tool),
    audit: { ...about.audit, ...hidden },
    answers: new Map(
      [...about.answers].filter(([, answer]) => answer.section === 'mod' || !tellsGrade(answer.question)),
    ),
    judged: {
      ...about.judged,
      suggestion: { grade: null, reasons: [] },
      caps: asModeratorSees.caps,
      highest: asModeratorSees.highest,
      ofRecord: { ...asModeratorSees, pointsTo: null, inadequate: [], highestByFacts: asModeratorSees.highest },
      given: null,
      blocked: null,
      routed: about.judged.routed && { ...about.judged.routed, own: null, record: null },
      inadequateLimitingSection: false,
    },
  }
}

export const asSeenBy = (actor: Pick<Actor, 'actsFor'>, about: AuditCase): AuditCase =>
  isBlindFor(actor, about) ? withoutGrades(about) : about
