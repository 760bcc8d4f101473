import type { InTalk } from '#modules/evidence/index.ts'
import { namePiece } from '#platform/room.ts'
import type { Audit } from './audit.ts'
import type { AuditCase } from './queries/standing.ts'
import type { Standing } from './standing.ts'
import { isBeforeSubmission } from './steps.ts'

/** To whom the auditor or the worker writes, as long as the audit is being written: until it is sent, and again when it comes back. */
export function otherOf(
  audit: Pick<Audit, 'state' | 'auditor' | 'worker'>,
  { isAuditor, isWorker }: Pick<Standing, 'isAuditor' | 'isWorker'>,
): string | undefined {
  if (!isBeforeSubmission(audit)) return undefined
  if (isAuditor) return audit.worker ?? 'the worker'
  return isWorker ? (audit.auditor ?? 'the auditor') : undefined
}

/** An audit as the two talk of it. `readsReflection`: whether the worker's reflection is theirs to read. */
export function inTalk(about: AuditCase, readsReflection: boolean): InTalk {
  const { id, ref, household, householdId } = about.audit
  const [noun, path] = ['audit', '/audits']
  return {
    piece: { ...namePiece(noun, `${path}/`, ref), id, noun, path, household, householdId },
    ...{ form: about.tool, children: about.children, answers: about.answers, asides: about.asides },
    other: otherOf(about.audit, about.standing),
    opens: ({ key, part }) => (part === 'audit' || part === 'preparation') && (key !== 'refl' || readsReflection),
  }
}
