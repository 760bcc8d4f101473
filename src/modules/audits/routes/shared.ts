import { irosSection } from '#framework/a2-audit-tool/iros-part.ts'
import type { Context } from '#platform/http/index.ts'
import { isBlindFor, withoutOverall } from '../blind.ts'
import { findAudit, findAuditAsSeen, lockAudit } from '../queries/find-audit.ts'
import { type AuditCase, readCase } from '../queries/standing.ts'

/** The audit of the address, with everything that judges and pages need. */
export async function caseOf(context: Context): Promise<{ about: AuditCase; blind: boolean }> {
  const { tx, actor, params, today } = context
  const about = await readCase(tx, actor, await findAudit(tx, params['ref'] ?? ''), today)
  return { about, blind: isBlindFor(actor, about) }
}

/** The same, held from before anything about it is read: for what changes it, and judges here what the form says. */
export async function lockedCaseOf({ tx, actor, params, today }: Context): Promise<AuditCase> {
  return readCase(tx, actor, await lockAudit(tx, params['ref'] ?? ''), today)
}

/** The same, or for a child’s IRO who sees nothing else of it (`whole` is false) their own children, and no grade. `before`: with what the
 * audit before this one said. */
export async function caseAsSeen(
  { tx, actor, params, today }: Pick<Context, 'tx' | 'actor' | 'params' | 'today'>,
  before = false,
): Promise<{ about: AuditCase; blind: boolean; whole: boolean }> {
  const { audit, whole } = await findAuditAsSeen(tx, params['ref'] ?? '')
  const about = await readCase(tx, actor, audit, today, {}, whole ? { before } : { section: irosSection })
  if (whole) return { about, blind: isBlindFor(actor, about), whole }
  const theirs = about.children.filter(({ iroId }) => iroId !== null && actor.actsFor.includes(iroId))
  return { about: { ...withoutOverall(about), children: theirs }, blind: false, whole }
}
