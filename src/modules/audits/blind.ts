import type { Actor } from '#platform/sql/database.ts'
import { hasValue } from './answers.ts'
import type { AuditCase } from './queries/standing.ts'
import { tellsGrade } from './tool.ts'

/** In a blind moderation the moderator grades before seeing any grade of the auditor's. */
export function isBlindFor(actor: Pick<Actor, 'actsFor'>, about: AuditCase): boolean {
  const { audit, answers } = about
  const isModerator = audit.moderatorId !== null && actor.actsFor.includes(audit.moderatorId)
  return (
    audit.blindModeration &&
    audit.state === 'in_moderation' &&
    isModerator &&
    !hasValue(answers.get('mod.grade')?.value)
  )
}

/** The same case without anything of the overall judgement. */
export function withoutOverall(about: AuditCase): AuditCase {
  const judged = { ...about.judged, suggestion: { grade: null, reasons: [] }, caps: [], given: null, blocked: null }
  return { ...about, judged }
}

/** The same case without any grade in it, whatever page prints it. */
export function withoutGrades(about: AuditCase): AuditCase {
  const hidden = { auditorGrade: null, suggestedGrade: null, moderatedGrade: null, finalGrade: null }
  return {
    ...withoutOverall(about),
    audit: { ...about.audit, ...hidden },
    answers: new Map(
      [...about.answers].filter(([, answer]) => answer.section === 'mod' || !tellsGrade(answer.question)),
    ),
  }
}

export const asSeenBy = (actor: Pick<Actor, 'actsFor'>, about: AuditCase): AuditCase =>
  isBlindFor(actor, about) ? withoutGrades(about) : about
