import { asideRoutes as asideRoutesOf } from '#modules/evidence/index.ts'
import type { Need } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { AnyRoute } from '#platform/http/index.ts'
import { NotFound } from '#platform/problems.ts'
import { inTalk } from '../aside.ts'
import { isBlindFor } from '../blind.ts'
import type { AuditCase } from '../queries/standing.ts'
import { readsReflection } from './audits.ts'
import { caseOf, lockedCaseOf } from './shared.ts'

/** What the auditor and the worker write to each other beneath an answer. */
export const asideRoutes: readonly AnyRoute<Need>[] = asideRoutesOf({
  path: '/audits',
  read: async (context, held) => {
    const about = held ? await lockedCaseOf(context) : (await caseOf(context)).about
    if (!reads(context.actor, about)) throw new NotFound()
    return inTalk(about, readsReflection(context.actor, about))
  },
})

/** The two, whoever covers for them, and whoever checks the audit for Quality Assurance and Partnerships; nobody who grades it blind. */
function reads(actor: Actor, about: AuditCase): boolean {
  const { isAuditor, isWorker, isModerator } = about.standing
  return isAuditor || isWorker || (actor.duties.has('assign_moderators') && !isModerator && !isBlindFor(actor, about))
}
